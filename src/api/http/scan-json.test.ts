import { describe, expect, it } from 'vitest'
import { fc } from '../../definition/testing/seeded.ts'
import { exceedsJson } from './scan-json.ts'

const limits = { depth: 3, values: 6 }

describe('how deep and wide a body is', () => {
  it.each([
    ['{"a":[{"b":1}]}', false],
    ['{"a":[{"b":[1]}]}', true],
    ['[1,2,3,4]', false],
    ['[1,2,3,4,5,6,7]', true],
    ['["[[[[[[", "\\"[[[[,,,,,,", "\\\\"]', false],
    ['"', false],
    ['', false],
    ['['.repeat(1_000_000), true],
    ['[],'.repeat(1_000_000), true],
  ])('is told before it is parsed: %.40s', (text, exceeds) => {
    expect(exceedsJson(text, limits)).toBe(exceeds)
  })

  it('never refuses what is within the limits, whatever its strings hold', () => {
    const flat = fc.array(fc.oneof(fc.string(), fc.constantFrom('"', '\\', '\\"', '[{,', '\\\\"')), { maxLength: 4 })
    fc.assert(fc.property(flat, (list) => void expect(exceedsJson(JSON.stringify(list), limits)).toBe(false)))
  })
})
