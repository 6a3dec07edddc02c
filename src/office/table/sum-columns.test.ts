import { describe, expect, it } from 'vitest'
import { fc } from '../../definition/testing/seeded.ts'
import { presentSum, readFigure } from './sum-columns.ts'

describe('a figure in ten-thousandths', () => {
  it.each([
    ['12', 120_000],
    ['12.5', 125_000],
    ['0.0001', 1],
    ['1.50000', 15_000],
    ['-3', -30_000],
    ['1,200.50', 12_005_000],
    ['１２', 120_000],
  ])('%s', (cell, scaled) => {
    expect(readFigure(cell)).toBe(scaled)
  })

  it.each(['', '.', '5.', '.5', '1.00001', '12345678901', '三', '1/2', '1.2.3'])('is not %j', (cell) => {
    expect(readFigure(cell)).toBeUndefined()
  })

  it('is the same whether it is read digit by digit or by its form', () => {
    const cells = fc.string({ unit: fc.constantFrom(...'0123459.. -'), maxLength: 14 })
    fc.assert(
      fc.property(cells, (cell) => {
        // A plus sign goes the long way.
        const signed = /^[-+]/.test(cell) ? cell : `+${cell}`
        expect(readFigure(cell)).toBe(readFigure(signed))
      }),
    )
  })

  it('is written again as it was', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), (total) => {
        expect(readFigure(presentSum(total))).toBe(total)
      }),
    )
  })
})
