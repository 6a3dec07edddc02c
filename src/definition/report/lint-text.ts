import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import { joinBrokenLines } from './join-broken-lines.ts'
import { checkArithmetic } from './lint/arithmetic-rule.ts'
import { checkBeside } from './lint/beside-rule.ts'
import { checkContradictions } from './lint/contradiction-rule.ts'
import { checkEstimates } from './lint/estimate-rule.ts'
import { checkStyle } from './lint/form-rule.ts'
import { checkHeadings, checkTitleYear } from './lint/heading-rule.ts'
import { lintProse } from './lint/lint-prose.ts'
import { checkListed } from './lint/listed-rule.ts'
import { checkMarks } from './lint/mark-rule.ts'
import { checkBlanks } from './lint/mask-rule.ts'
import { checkNameVariants } from './lint/name-rule.ts'
import { checkIncluded } from './lint/partition-rule.ts'
import { checkMonths } from './lint/period-rule.ts'
import { checkPlaces } from './lint/place-rule.ts'
import { checkRepeated } from './lint/repeated-rule.ts'
import { checkSpans } from './lint/span-rule.ts'
import { checkTableFacts } from './lint/table-fact-rule.ts'
import { checkTables } from './lint/table-rule.ts'
import { checkTargets } from './lint/target-rule.ts'
import { readSentences } from './lint/types.ts'
import { checkSalesRate, checkWholeGrowth } from './lint/whole-growth-rule.ts'
import { checkRoundness } from './lint/wording-rule.ts'
import { checkCoverage, checkZeros } from './lint/zero-rule.ts'
import { plainLine } from './plain-line.ts'
import { comparePlaces, indexLines } from './position.ts'
import { type ProseLine, readPlainProse } from './prose.ts'

/**
 * Checks a plain text (last year's report, a draft) as far as that goes without any data: sums and shares, growth, averages, tables, counted lists,
 * stacked approximators, % and 百分点, unfilled masks, personal numbers, form of numbers and headings. Tokens of a template are passed over.
 */
export function lintText(text: string, name: string): readonly Diagnostic[] {
  return lintLines(readTextLines(text, name))
}

/** A text as lines, tables as cells. A document says with `cellOf` which of its lines are cells; without it, lines that were broken within a sentence are joined. */
export function readTextLines(text: string, name: string, cellOf?: (line: number) => ProseLine['cell']): readonly ProseLine[] {
  const plain = text.replace(/\{\{[^\n]*?\}\}/g, (token) => '\u25A1'.repeat(token.length))
  const lines = readPlainProse(plain, indexLines(plain, name), cellOf)
  return cellOf === undefined ? joinBrokenLines(lines, plain.split('\n')) : lines
}

/** All the rules over lines that are not of a template. */
export function lintLines(written: readonly ProseLine[]): readonly Diagnostic[] {
  const found = lintProse(written, { period: undefined, title: undefined })
  const lines = written.map(plainLine)
  const prose = lines.filter(({ kind }) => kind !== 'cell')
  const sentences = prose.flatMap(readSentences)
  const problems = [
    ...checkTitleYear(prose, undefined),
    ...checkHeadings(prose),
    ...found.problems,
    ...sentences.flatMap((sentence) => [
      ...checkArithmetic(sentence),
      ...checkBeside(sentence),
      ...checkIncluded(sentence),
      ...checkRoundness(sentence),
      ...checkCoverage(sentence),
      ...checkWholeGrowth(sentence),
      ...checkSalesRate(sentence),
      ...checkListed(sentence),
    ]),
    ...checkContradictions(sentences),
    ...checkZeros(sentences),
    ...checkTargets(sentences),
    ...checkEstimates(sentences),
    ...checkTableFacts(written, sentences),
    ...checkNameVariants(prose),
    ...written.flatMap(checkBlanks),
    ...lines.flatMap((line) => [
      ...checkSpans(line),
      ...checkStyle(line),
      ...checkPlaces(line),
      ...checkMonths(line),
      ...checkMarks(line),
      ...checkRepeated(line),
    ]),
    ...checkTables(written),
  ]
  const seen = new Set<string>()
  const unique = problems.filter((problem) => {
    const key = `${problem.at.line}:${problem.at.column}:${problem.code}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
  return unique.sort((left, right) => comparePlaces(left.at, right.at))
}
