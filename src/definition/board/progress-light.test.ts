import { describe, expect, it } from 'vitest'
import { progressLight } from './progress-light.ts'

describe('progressLight', () => {
  it.each([
    ['50', '50', 'green'],
    ['50', '60', 'green'],
    ['50', '45.01', 'green'],
    ['50', '45', 'yellow'],
    ['50', '40.01', 'yellow'],
    ['50', '40', 'red'],
    ['50', null, 'unknown'],
    [null, '50', 'unknown'],
  ] as const)('shows a plan of %s with %s done as %s, at 5 and 10 points', (planned, actual, light) => {
    expect(progressLight({ planned, actual, yellow: '5', red: '10' })).toBe(light)
  })
})
