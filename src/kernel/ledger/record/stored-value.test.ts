import { expect, it } from 'vitest'
import { decimal } from '../../../definition/decimal/decimal.ts'
import { field } from '../../../definition/field/field.ts'
import { fc } from '../../../definition/testing/seeded.ts'
import { readValue, storeValue } from './stored-value.ts'

const amount = fc.tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 6 })).map(([units, places]) => {
  const digits = String(units < 0n ? -units : units).padStart(places + 1, '0')
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`
  return `${units < 0n ? '-' : ''}${text}`
})

it('keeps a decimal exactly in the one form that its column gives back, or says why it cannot', () => {
  for (const [definition, scale, precision] of [
    [field.money({ label: '金额' }), 2, 18],
    [field.area({ label: '面积' }), 4, 18],
    [field.decimal({ label: '重量', scale: 0 }), 0, 28],
  ] as const) {
    fc.assert(
      fc.property(amount, (text) => {
        const kept = storeValue(definition, text)
        const exact = decimal(text)
        const fits = exact.round(scale, 0).eq(exact) && exact.abs().lt(decimal(10n ** BigInt(precision - scale)))
        expect([text, kept.ok]).toEqual([text, fits])
        const form = (exact.eq(0) ? exact.abs() : exact).toFixed(scale)
        if (kept.ok) expect(kept.text).toBe(form)
      }),
    )
  }
})

it('has one zero and no leading zeros', () => {
  for (const text of ['0', '-0', '0.00', '-0.00', '00.0'])
    expect(storeValue(field.money({ label: '金额' }), text)).toEqual({ ok: true, text: '0.00' })
  expect(storeValue(field.money({ label: '金额' }), '007.50')).toEqual({ ok: true, text: '7.50' })
})

it('keeps the seconds of a time only when there are any', () => {
  const at = field.dateTime({ label: '时间' })
  expect(storeValue(at, '2020-03-01T08:30')).toEqual({ ok: true, text: '2020-03-01T08:30' })
  expect(storeValue(at, '2020-03-01T08:00:00')).toEqual({ ok: true, text: '2020-03-01T08:00' })
  expect(storeValue(at, '2020-03-01 08:30:05')).toEqual({ ok: true, text: '2020-03-01T08:30:05' })
  expect(readValue(field.money({ label: '金额' }), '7.50')).toBe('7.50')
  expect(readValue(field.area({ label: '面积' }), '7.5000')).toBe('7.5')
})
