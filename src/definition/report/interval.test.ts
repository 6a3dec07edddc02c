import { describe, expect, it } from 'vitest'
import { decimal, roundHalfUp } from '../decimal/decimal.ts'
import { fc } from '../testing/seeded.ts'
import { exactly, growthPercent, printedAgrees, ratePercent, roundedInterval } from './interval.ts'

const place = (digits: string) => decimal(`1e-${digits.split('.')[1]?.length ?? 0}`)

/** Published pairs (domain notes 2.7): the rate as printed agrees with its operands as printed. */
const rates: readonly (readonly [string, string, string])[] = [
  ['261531', '270314', '96.8'],
  ['486.18', '400', '121.54'],
  ['2496', '2125', '117.46'],
  ['3793.5', '3490', '108.7'],
  ['3677', '3000', '122'],
  ['20', '128', '15.6'],
  ['44', '128', '34.4'],
  ['20', '23', '87'],
  ['61', '106', '57.5'],
  ['24', '106', '22.6'],
]
const growths: readonly (readonly [string, string, string])[] = [
  ['384032.0', '352688.0', '8.9'],
  ['66308.6', '58757.2', '12.9'],
  ['308206.6', '331173.7', '-6.9'],
  ['127', '204', '-37.7'],
]

describe('a printed rate', () => {
  for (const [part, whole, rate] of rates) {
    it(`${rate}% agrees with ${part} of ${whole}`, () => {
      const implied = ratePercent(exactly(decimal(part)), exactly(decimal(whole)))
      expect(implied !== undefined && printedAgrees(implied, decimal(rate), place(rate))).toBe(true)
    })
  }
  for (const [now, then, growth] of growths) {
    it(`${growth}% agrees with growth from ${then} to ${now}`, () => {
      const implied = growthPercent(roundedInterval(decimal(now), place(now)), roundedInterval(decimal(then), place(then)))
      expect(implied !== undefined && printedAgrees(implied, decimal(growth), place(growth))).toBe(true)
    })
  }

  it('does not agree when no rounding gives it', () => {
    const implied = growthPercent(roundedInterval(decimal('4.559'), place('4.559')), roundedInterval(decimal('2.66'), place('2.66')))
    expect(implied !== undefined && printedAgrees(implied, decimal('55'), decimal('1'))).toBe(false)
    expect(implied !== undefined && printedAgrees(implied, decimal('71.4'), decimal('0.1'))).toBe(true)
  })

  it('is unknown over a base that is not above zero', () => {
    expect(growthPercent(exactly(decimal('5')), exactly(decimal('0')))).toBeUndefined()
    expect(growthPercent(exactly(decimal('5')), exactly(decimal('-3')))).toBeUndefined()
  })

  it('always agrees with operands from whose digits it was truly made', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000_000 }),
        fc.integer({ min: 1, max: 10_000_000 }),
        fc.integer({ min: 0, max: 3 }),
        (now, then, decimals) => {
          const exact = decimal(now).div(decimal(then)).minus('1').times('100')
          const printed = decimal(roundHalfUp(exact, decimals))
          // Operands printed in 万 with two decimals, the rate from the full values.
          const wan = (value: number) => roundedInterval(decimal(roundHalfUp(decimal(value).div('10000'), 2)), decimal('0.01'))
          const implied = growthPercent(wan(now), wan(then))
          if (implied === undefined) return
          expect(printedAgrees(implied, printed, decimal(`1e-${decimals}`))).toBe(true)
        },
      ),
    )
  })
})
