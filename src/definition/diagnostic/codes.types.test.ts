import { expect, it } from 'vitest'
import { lintProblem } from '../report/lint/codes.ts'

const at = { source: '文', line: 1, column: 1 }

it('does not compile with a code that nobody has listed, nor without a parameter', () => {
  // @ts-expect-error The family has no such code.
  expect(() => lintProblem(at, 'invented', {})).toThrow('no wording invented')
  // @ts-expect-error The code has no such wording.
  expect(() => lintProblem(at, 'short-year.invented', { found: '20年' })).toThrow()
  // @ts-expect-error Which date it is stays unsaid.
  expect(lintProblem(at, 'impossible-date', {}).message).toBe('“”在日历上没有')
})
