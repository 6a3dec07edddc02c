import { describe, expect, it } from 'vitest'
import { fc } from '../testing/seeded.ts'
import { field } from './field.ts'
import { parseFieldValue } from './parse-field-value.ts'

const money = field.money({ label: '金额', min: '0' })
const area = field.area({ label: '面积' })
const weight = field.decimal({ label: '产量', unit: '千克', scale: 1 })
const name = field.personName({ label: '姓名' })

describe('the quick way of what nearly every cell holds', () => {
  const digits = fc.string({ unit: fc.constantFrom(...'0019.-'), maxLength: 24 })

  it.each([
    [money, '元'],
    [field.money({ label: '收入' }), '元'],
    [area, '亩'],
    [weight, '千克'],
  ] as const)('gives a figure as arithmetic does: %j', (one, unit) => {
    // A header that names the field's own unit changes nothing, but for the way.
    fc.assert(
      fc.property(digits, (text) => {
        expect(parseFieldValue(one, text)).toEqual(parseFieldValue(one, text, { unit }))
      }),
    )
  })

  it('gives words as they are read sign by sign', () => {
    const words = fc.string({ unit: fc.constantFrom(...'青竹村鿿一1E0ea+.．Ａ é\u200b\u0301'), maxLength: 12 })
    const [short, free] = [field.text({ label: '词', maxLength: 5 }), field.text({ label: '话' })]
    fc.assert(
      fc.property(words, (text) => {
        // What is trimmed away is nothing to the long way, and keeps the quick one from being taken.
        for (const one of [short, free, name]) expect(parseFieldValue(one, text)).toEqual(parseFieldValue(one, `${text}\n`))
      }),
    )
  })
})
