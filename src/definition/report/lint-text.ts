import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import { checkHeadings, checkTitleYear } from './lint/heading-rule.ts'
import { lintProse } from './lint/lint-prose.ts'
import { comparePlaces, indexLines } from './position.ts'
import { readPlainProse } from './prose.ts'

/**
 * Checks a plain text (last year's report, a draft) as far as that goes without any data: sums and shares, growth, counted lists, stacked
 * approximators, % and 百分点, unfilled masks, personal numbers, form of numbers and headings. Tokens of a template are passed over.
 */
export function lintText(text: string, name: string): readonly Diagnostic[] {
  const plain = text.replace(/\{\{[^\n]*?\}\}/g, (token) => '\u25A1'.repeat(token.length))
  const lines = readPlainProse(plain, indexLines(plain, name))
  const found = lintProse(lines, { period: undefined, title: undefined })
  const problems = [...checkTitleYear(lines, undefined), ...checkHeadings(lines), ...found.problems]
  const seen = new Set<string>()
  const unique = problems.filter((problem) => {
    const key = `${problem.at.line}:${problem.at.column}:${problem.code}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
  return unique.sort((left, right) => comparePlaces(left.at, right.at))
}
