import { describe, expect, it } from 'vitest'
import { fc } from '../testing/seeded.ts'
import { decimal, plainDecimal, roundHalfUp, roundToMultiple, wholeNumber } from './decimal.ts'

const cents = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n })
const text = (value: bigint, scale: number): string => {
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, '0')
  return `${value < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}

describe('decimals', () => {
  it('prints 1.575 as 1.58 and rounds halves away from zero', () => {
    expect(roundHalfUp(decimal('1.575'), 2)).toBe('1.58')
    expect(roundHalfUp(decimal('-1.575'), 2)).toBe('-1.58')
    expect(roundHalfUp(decimal('121.545'), 2)).toBe('121.55')
    expect(roundHalfUp(decimal('2.5'), 0)).toBe('3')
    expect(roundHalfUp(decimal('1'), 4)).toBe('1.0000')
  })

  it('adds and multiplies without any loss', () => {
    fc.assert(
      fc.property(cents, cents, (a, b) => {
        expect(
          decimal(text(a, 2))
            .plus(text(b, 2))
            .eq(text(a + b, 2)),
        ).toBe(true)
        expect(
          decimal(text(a, 2))
            .times(text(b, 2))
            .eq(text(a * b, 4)),
        ).toBe(true)
      }),
    )
    expect(plainDecimal(decimal('0.1').plus('0.2'))).toBe('0.3')
  })

  it('rounds half up as whole-number arithmetic does', () => {
    fc.assert(
      fc.property(cents, (value) => {
        const size = value < 0n ? -value : value
        const rounded = (size + 5n) / 10n
        expect(decimal(roundHalfUp(decimal(text(value, 3)), 2)).eq(text(value < 0n ? -rounded : rounded, 2))).toBe(true)
      }),
    )
  })

  it('rounds to a multiple that is never on the wrong side and never a step away', () => {
    const steps = fc.constantFrom('0.5', '1', '10', '100', '30')
    fc.assert(
      fc.property(cents, steps, (value, step) => {
        const exact = decimal(text(value, 2))
        const [down, up, nearest] = (['down', 'up', 'nearest'] as const).map((direction) =>
          roundToMultiple(exact, decimal(step), direction),
        )
        expect(down?.lte(exact) && up?.gte(exact)).toBe(true)
        expect(up?.minus(down ?? 0).lte(step)).toBe(true)
        expect(nearest?.minus(exact).abs().times(2).lte(step)).toBe(true)
        expect(down?.div(step).round(0, 0).eq(down.div(step))).toBe(true)
      }),
    )
  })

  it('takes no float and no half-written number', () => {
    expect(() => decimal(0.5)).toThrow()
    expect(() => decimal('1,000')).toThrow()
    expect(() => wholeNumber('1.0')).toThrow()
    expect(wholeNumber('007')).toBe(7)
  })
})
