import type { Diagnostic } from '../../diagnostic/diagnostic.ts'
import type { ProseLine } from '../prose.ts'
import { findQuantities } from '../quantity.ts'
import { lastYearProblem } from './codes.ts'
import { checkLastValues } from './last-year-value-rule.ts'

/** A paragraph shorter than this is like many others. */
const shortest = 30
const hardlyChanged = 0.92
const rewritten = 0.7

/** This year's text beside last year's: figures that did not change, paragraphs that hardly did, years that were not moved on. Lines are plain ones. */
export function compareWithLastYear(lines: readonly ProseLine[], last: readonly ProseLine[]): readonly Diagnostic[] {
  const known = last.map((line) => ({ line, pairs: pairsOf(line.text) }))
  const facts = new Map(last.flatMap((line) => factsOf(line).map(({ name, digits }) => [`${name}|${digits}`, line] as const)))
  const year = yearSpokenOf(last)
  const marked = lines.flatMap((line) => [
    ...checkFigures(line, facts),
    ...checkWords(line, known),
    ...(year === undefined ? [] : checkYears(line, known, year)),
  ])
  return [...marked, ...checkLastValues(lines, last)]
}

interface KnownLine {
  readonly line: ProseLine
  readonly pairs: ReadonlyMap<string, number>
}

/** 财政总收入4491.58万元 in both texts: a figure with at least three digits under the same words. */
function checkFigures(line: ProseLine, facts: ReadonlyMap<string, ProseLine>): readonly Diagnostic[] {
  return factsOf(line).flatMap(({ name, digits, start }) => {
    const there = facts.get(`${name}|${digits}`)
    if (there === undefined) return []
    return [lastYearProblem(line.placeOf(start), 'same-as-last-year', { name, digits, line: there.placeOf(0).line })]
  })
}

interface NamedNumber {
  readonly name: string
  readonly digits: string
  readonly start: number
}

function factsOf({ text }: ProseLine): readonly NamedNumber[] {
  return findQuantities(text).flatMap(({ start, digits, unit }) => {
    const before = text.slice(0, start)
    // 上年4491.58万元 ought to be last year's.
    if (/(?:上年|去年|上年度|由|从|\d{4}年)[^，,。；;]{0,12}$/.test(before) || unit.core === '') return []
    const name = /([\u4e00-\u9fa5]{3,16})$/.exec(before)?.[1]
    return name === undefined || digits.replace(/[.0-]/g, '').length < 2 || digits.replace(/\D/g, '').length < 3
      ? []
      : [{ name: name.slice(-8), digits: `${digits}${unit.word}`, start }]
  })
}

function checkWords(line: ProseLine, known: readonly KnownLine[]): readonly Diagnostic[] {
  if (line.text.length < shortest) return []
  const pairs = pairsOf(line.text)
  const twin = known.find(({ line: other, pairs: others }) => isNear(line.text, other.text) && likeness(pairs, others) >= hardlyChanged)
  if (twin === undefined) return []
  return [lastYearProblem(line.placeOf(0), 'like-last-year', { line: twin.line.placeOf(0).line })]
}

/** A heading, or a paragraph that was taken over, still speaks of the year that last year's report was about. */
function checkYears(line: ProseLine, known: readonly KnownLine[], year: string): readonly Diagnostic[] {
  const heading = line.text.length <= 40 && !/[。；;]/.test(line.text)
  const at = line.text.indexOf(`${year}年`)
  if (at < 0) return []
  const pairs = pairsOf(line.text)
  const twin = known.find(
    ({ line: other, pairs: others }) =>
      other.text.indexOf(`${year}年`) >= 0 &&
      isNear(line.text, other.text) &&
      likeness(pairs, others) >= (heading ? hardlyChanged : rewritten),
  )
  if (twin === undefined) return []
  // 比2019年增长, 由2019年的 … speak of last year on purpose.
  if (!heading && /[比较由从与自]$|上年|去年/.test(line.text.slice(Math.max(0, at - 4), at))) return []
  return [
    lastYearProblem(line.placeOf(at), heading ? 'year-not-advanced.heading' : 'year-not-advanced.paragraph', {
      year,
      line: twin.line.placeOf(0).line,
    }),
  ]
}

/** The year that a text reviews: of its first heading that names one as reviewed, else the one it names most. */
function yearSpokenOf(lines: readonly ProseLine[]): string | undefined {
  for (const { text } of lines) {
    const found = /(\d{4})年(?:度)?(?:全年)?(?:政府)?工作(?:回顾|总结|情况)/.exec(text)?.[1]
    if (found !== undefined) return found
  }
  const counts = new Map<string, number>()
  for (const { text } of lines)
    for (const [, found = ''] of text.matchAll(/(?<!\d)((?:19|20)\d{2})年/g)) counts.set(found, (counts.get(found) ?? 0) + 1)
  return [...counts].sort((left, right) => right[1] - left[1])[0]?.[0]
}

function isNear(left: string, right: string): boolean {
  return Math.abs(left.length - right.length) <= Math.max(left.length, right.length) * 0.4
}

function pairsOf(text: string): ReadonlyMap<string, number> {
  const pairs = new Map<string, number>()
  for (let index = 0; index + 1 < text.length; index += 1) {
    const pair = text.slice(index, index + 2)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  return pairs
}

/** Twice the pairs of letters in common over all of them: 1 for the same text. */
function likeness(left: ReadonlyMap<string, number>, right: ReadonlyMap<string, number>): number {
  let common = 0
  let total = 0
  for (const [pair, count] of left) {
    common += Math.min(count, right.get(pair) ?? 0)
    total += count
  }
  for (const count of right.values()) total += count
  return total === 0 ? 0 : (2 * common) / total
}
