import { expect, it } from 'vitest'
import { firstWhere } from './first-where.ts'
import { fc } from './testing/seeded.ts'

it('finds the first index from which on something holds', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 })), fc.integer({ min: -1, max: 21 }), (numbers, limit) => {
      const sorted = [...numbers].sort((left, right) => left - right)
      const found = sorted.findIndex((number) => number >= limit)
      expect(firstWhere(sorted.length, (index) => (sorted[index] ?? 0) >= limit)).toBe(found < 0 ? sorted.length : found)
    }),
  )
})
