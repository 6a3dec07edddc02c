import type { Diagnostic, SourcePlace } from '../diagnostic/diagnostic.ts'
import { parsePeriod } from '../period/parse-period.ts'
import { yearReviewed } from './lint/heading-rule.ts'
import { plainLine } from './plain-line.ts'
import { comparePlaces } from './position.ts'
import type { ProseLine } from './prose.ts'
import { type Assertion, type LineReading, readLine } from './reading/find-assertions.ts'
import type { AssertionKind } from './reading/kinds.ts'
import { type CompiledEntry, compiledLexicon } from './reading/lexicon.ts'
import { normaliseLine } from './reading/normalise-line.ts'

/** What a text asserts, as far as that can be said without any ledger: it contradicts itself, or nobody was asked. */
export interface TextAssertion {
  readonly at: SourcePlace
  readonly text: string
  readonly kind: AssertionKind
  readonly verdict: 'refuted' | 'undecided'
  readonly why: string
}

/** Problems that say something is untrue, and of what kind it is; the others are of form. */
const untrue: ReadonlyMap<string, AssertionKind> = new Map([
  ['growth-mismatch', 'change'],
  ['percent-point', 'change'],
  ['rate-mismatch', 'share'],
  ['rate-above-whole', 'share'],
  ['part-exceeds-whole', 'part'],
  ['partition-sum', 'part'],
  ['counted-list', 'count'],
  ['same-fact', 'level'],
  ['average-mismatch', 'average'],
  ['product-mismatch', 'level'],
  ['contradiction', 'universal'],
  ['impossible-date', 'date'],
  ['same-year', 'duration'],
  ['year-span', 'duration'],
  ['title-year', 'date'],
  ['target-mismatch', 'target'],
  ['period-mismatch', 'level'],
])

/** Without a ledger it does not matter which year 去年 is counted from. */
const anyYear = 2020

/** What packs, and the office where its store is at hand, add to the reader's lexicon. */
export interface TextWords {
  readonly names: readonly string[]
  readonly lexicon: readonly CompiledEntry[]
}

const noWords: TextWords = { names: [], lexicon: compiledLexicon }

/** Reads every assertion of a text by the same reading that the compiler uses; `problems` are what its rules found. */
export function readTextAssertions(
  lines: readonly ProseLine[],
  problems: readonly Diagnostic[],
  words: TextWords = noWords,
): readonly TextAssertion[] {
  const year = yearReviewed(lines.map(plainLine)) ?? anyYear
  const wrong = problems.filter(({ code, severity }) => severity === 'error' && untrue.has(code))
  const byLine = new Map<number, Diagnostic[]>()
  for (const problem of wrong) byLine.set(problem.at.line, [...(byLine.get(problem.at.line) ?? []), problem])
  return lines.flatMap((line) => {
    const near: Diagnostic[] = []
    for (let row = line.placeOf(0).line; row <= lastPlace(line).line; row += 1) near.push(...(byLine.get(row) ?? []))
    return readOne(line, near, { year, ...words })
  })
}

function lastPlace(line: ProseLine): SourcePlace {
  return line.placeOf(Math.max(0, line.text.length - 1))
}

function isWithin(at: SourcePlace, from: SourcePlace, to: SourcePlace): boolean {
  return comparePlaces(at, from) >= 0 && comparePlaces(at, to) <= 0
}

function readOne(
  line: ProseLine,
  problems: readonly Diagnostic[],
  { year, names, lexicon }: TextWords & { readonly year: number },
): readonly TextAssertion[] {
  const period = parsePeriod(String(year))
  if (period === undefined) throw new Error(`no year: ${year}`)
  const reading = readLine(normaliseLine([{ type: 'text', text: line.text, offset: 0 }], { year, names }), period, lexicon)
  const { origin } = reading.normal
  const open = new Set(problems.filter(({ at }) => isWithin(at, line.placeOf(0), lastPlace(line))))
  const found = reading.assertions.flatMap((assertion): readonly TextAssertion[] => {
    if (!isAsserted(reading, assertion, line.kind === 'cell')) return []
    const from = origin[assertion.start] ?? 0
    const to = origin[Math.max(assertion.start, assertion.end - 1)] ?? from
    const [at, end] = [line.placeOf(from), line.placeOf(to)]
    const against = [...open].find((problem) => isWithin(problem.at, at, end))
    if (against !== undefined) open.delete(against)
    const said = isPlanned(reading, assertion) ? 'target' : assertion.kind
    const kind = against === undefined ? said : (untrue.get(against.code) ?? said)
    const verdict = against === undefined ? ('undecided' as const) : ('refuted' as const)
    return [{ at, text: line.text.slice(from, to + 1), kind, verdict, why: against?.message ?? '没有台账可问' }]
  })
  const rest = [...open].map(
    (problem): TextAssertion => ({
      at: problem.at,
      text: clauseAt(line, problem.at),
      kind: untrue.get(problem.code) ?? 'level',
      verdict: 'refuted',
      why: problem.message,
    }),
  )
  return [...found, ...rest].sort((left, right) => comparePlaces(left.at, right.at))
}

/** From a place to the end of its clause. */
function clauseAt(line: ProseLine, at: SourcePlace): string {
  const { text } = line
  let index = 0
  while (index < text.length - 1 && comparePlaces(line.placeOf(index), at) < 0) index += 1
  const rest = text.slice(index)
  return /^[^，,。；;！？]+/.exec(rest)?.[0] ?? rest.slice(0, 1)
}

function isPlanned({ normal }: LineReading, { clause }: Assertion): boolean {
  return /力争|确保|争取|预期目标|计划(?!投资|生育)|明年|新的一年|下一?年/.test(normal.text.slice(clause.start, clause.end))
}

const scope = /全[国省市县镇]|各[村乡镇县]|历年|历史|[一二三四五六七八九十\d]年/

/** Without the names of indicators and ledgers: a number with a unit, or a word whose clause or sentence has a number, or a scope. */
function isAsserted({ normal, quantities }: LineReading, assertion: Assertion, inTable: boolean): boolean {
  const { quantity, clause, sentence, kind, word } = assertion
  if (quantity !== undefined) {
    if (inTable) return true
    if (quantity.base === '' || /^(?:岁|字|号|届|级|小时|分钟|月|日|季度)$/.test(quantity.base)) return false
    return !(assertion.han && /^(?:天|个月|年)$/.test(quantity.base))
  }
  const own = normal.text.slice(clause.start, clause.end)
  const numbered = quantities.some(({ start }) => start >= clause.start && start < clause.end)
  const near = quantities.some(({ start }) => start >= sentence.start && start < sentence.end)
  if (kind === 'streak') return true
  if (kind === 'universal') return /^(?:零|百分之百|应.尽.|清零|归零|无一|全覆盖)/.test(word) || numbered || near
  if (kind === 'rank' || kind === 'superlative' || kind === 'multiple')
    return numbered || scope.test(own) || /第|[前首]|居|列|榜|翻|新高|新低/.test(word)
  return numbered || near
}
