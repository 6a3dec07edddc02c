import { rememberBy } from '../../remember.ts'
import type { ProseLine } from '../prose.ts'
import type { LintFinding } from './types.ts'

/** Some long reports, line by line. */
const mostLines = 5_000

/**
 * A rule that looks at one line alone, asked again at every edit of another: what it found stays, and is told at the place where the line stands now. The
 * rule may tell places by the line's own `placeOf` only, and only in `at`.
 */
export function rememberLines(rule: (line: ProseLine) => LintFinding): (line: ProseLine) => LintFinding {
  const found = rememberBy(mostLines, keyOf, (line: ProseLine) => rule({ ...line, placeOf: (column) => ({ source: '', line: 1, column }) }))
  return (line) => {
    const { problems, checks } = found(line)
    return { problems: problems.map((problem) => ({ ...problem, at: line.placeOf(problem.at.column) })), checks }
  }
}

const keys = new WeakMap<ProseLine, string>()

/** Several rules ask for it, of the same line. */
function keyOf(line: ProseLine): string {
  const known = keys.get(line)
  if (known !== undefined) return known
  const { kind, level, cell, text, spans } = line
  const key = JSON.stringify([kind, level, cell, text, spans])
  keys.set(line, key)
  return key
}
