import { describe, expect, it } from 'vitest'
import { decimal } from '../../definition/decimal/decimal.ts'
import { fc } from '../../definition/testing/seeded.ts'
import { hasLostDigits, readCellNumber, shiftDecimal } from './cell-number.ts'

describe('readCellNumber', () => {
  it.each([
    ['12', '12'],
    ['-0.5', '-0.5'],
    ['12.50', '12.50'],
    ['0.30000000000000004', '0.3'],
    ['1234.5600000000001', '1234.56'],
    ['1.1100000000000001', '1.11'],
    ['99999999999999999', '100000000000000000'],
    ['1.575', '1.575'],
    ['1E-3', '0.001'],
    ['1.5E+10', '15000000000'],
    ['4.3891E4', '43891'],
    ['3.3012620990101101E+17', '330126209901011000'],
    ['.5', '0.5'],
    ['+7', '7'],
    ['007', '7'],
    ['5.', '5'],
    ['0', '0'],
    ['-0', '-0'],
    ['0.0', '0.0'],
    ['9.9999999999999995E-8', '0.0000001'],
  ])('reads %s as Excel shows it: %s', (text, shown) => {
    expect(readCellNumber(text)).toBe(shown)
  })

  it.each(['', '.', 'abc', '1e', '1e9999', '1,000', '0x10', 'NaN', '--1'])('does not take %j for a number', (text) => {
    expect(readCellNumber(text)).toBeUndefined()
  })

  it('keeps every decimal of at most 15 digits as it is', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -999_999_999_999_999n, max: 999_999_999_999_999n }),
        fc.integer({ min: 0, max: 10 }),
        (digits, places) => {
          const value = decimal(digits).div(decimal('10').pow(places))
          // What a program writes that keeps numbers as binary floats.
          const written = String(value.toNumber())
          expect(decimal(readCellNumber(written) ?? 'x').eq(value)).toBe(true)
        },
      ),
      { numRuns: 2_000 },
    )
  })
})

describe('shiftDecimal', () => {
  it('makes a percentage of a ratio, exactly', () => {
    expect(shiftDecimal('0.174', 2)).toBe('17.4')
    expect(shiftDecimal('1.03', 2)).toBe('103')
    expect(shiftDecimal('-0.0005', 2)).toBe('-0.05')
    expect(shiftDecimal('0', 2)).toBe('0')
    expect(shiftDecimal('2', 2)).toBe('200')
  })
})

describe('hasLostDigits', () => {
  it('sees a code of more than 15 digits that was typed as a number', () => {
    expect(hasLostDigits('330126209901011000')).toBe(true)
    expect(hasLostDigits('999999999999999')).toBe(false)
  })
})
