import { expect, it } from 'vitest'
import { fc } from '../testing/seeded.ts'
import { hideNumbers } from './hide-numbers.ts'

const hidden = '（号码不公开）'

it.each([
  ['联系人电话13800000000。', `联系人电话${hidden}。`],
  ['138 0000 0000', hidden],
  ['138-0000-0000', hidden],
  ['１３８００００００００', hidden],
  ['99990120990101001X', hidden],
  ['卡号6222 0000 0000 0000 000', `卡号${hidden}`],
  ['0577-88880000', hidden],
  ['057788880000', hidden],
  ['0571-888888', hidden],
])('hides the number in %s', (text, expected) => expect(hideNumbers(text)).toBe(expected))

it.each(['2020-10-31至2020-11-30', '青政〔2021〕3号', '改造12.6公里，投资3200000.00元', '第330号、第331号', '999901101'])(
  'leaves %s as it is',
  (text) => expect(hideNumbers(text)).toBe(text),
)

it('leaves no eleven digits in a row, whatever stands around them', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.stringMatching(/^[0-9]{11,19}$/),
      fc.string({ unit: 'grapheme' }),
      (before, number, after) => {
        expect(hideNumbers(`${before}${number}${after}`)).not.toContain(number)
      },
    ),
  )
})
