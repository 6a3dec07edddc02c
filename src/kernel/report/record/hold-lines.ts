import { wholeNumber } from '../../../definition/decimal/decimal.ts'
import { firstDay, lastDay } from '../../../definition/period/period-days.ts'
import type { Period } from '../../../definition/period/types.ts'
import { type Quantity, readQuantity } from '../../../definition/report/quantity.ts'
import type { LineReading } from '../../../definition/report/reading/find-assertions.ts'
import type { Clause, Sentence } from '../../../definition/report/reading/sentences.ts'
import { simplifyCharacter } from '../../../definition/report/reading/simplify.ts'
import { setPhraseMark } from '../../../definition/report/reading/types.ts'
import type { PlannedFigure } from '../types.ts'
import { fitsUnit } from './field-labels.ts'
import { holdClause } from './hold-clause.ts'
import { type ClauseToken, type Days, lexClause } from './lex-clause.ts'
import type { Carried } from './pick-records.ts'
import { type ClauseFacts, readFacts } from './read-facts.ts'
import type { Outcome, ToldLedger } from './types.ts'
import { type WordIndex, wordsOfLedger } from './words-of-ledger.ts'

/** A line of a report, and what it was written as. */
export interface LineToHold {
  readonly reading: LineReading
  readonly source: string
  readonly period: Period
  readonly ledgers: readonly ToldLedger[]
  /** Figures of the report by source offset. */
  readonly figures: ReadonlyMap<number, PlannedFigure>
  /** What figures print, by source offset. */
  readonly printed: ReadonlyMap<number, string>
}

/**
 * What the records make of each clause of a sentence: a clause holds where all its words are words of one ledger and a record of it, or all that the words
 * pick out, is as they say; it fails where a named record's own field says otherwise. Everything else is left open.
 */
export function holdSentence(line: LineToHold, sentence: Sentence): ReadonlyMap<Clause, Outcome> {
  const text = writtenText(line)
  const found = new Map<Clause, Outcome>()
  for (const told of line.ledgers) {
    const index = wordsOfLedger(told)
    if (!isSpokenOf(index, text, sentence)) continue
    for (const [clause, outcome] of holdByLedger(line, { sentence, text, told, index })) {
      const before = found.get(clause)
      // Two ledgers of which one says so and the other not settle nothing.
      const isAtOdds = before !== undefined && before.holds !== outcome.holds
      found.set(clause, isAtOdds ? { holds: undefined, why: '' } : (before ?? outcome))
    }
  }
  return found
}

interface SentenceInput {
  readonly sentence: Sentence
  readonly text: string
  readonly told: ToldLedger
  readonly index: WordIndex
}

function holdByLedger(line: LineToHold, { sentence, text, told, index }: SentenceInput): readonly (readonly [Clause, Outcome])[] {
  const { reading, period } = line
  const figures = figuresOf(line, told)
  const quantities = [...reading.quantities, ...printedIn(line, text, sentence)]
  const found: (readonly [Clause, Outcome])[] = []
  const days = { from: firstDay(period), to: lastDay(period) }
  let carried: Carried | undefined
  let until: Days | undefined
  let span: Days | undefined
  let term: { readonly from: Days; readonly to: Days } | undefined
  let spoken = false
  let measure: string | undefined
  let before: Before | undefined
  let times: readonly Clause[] = []
  let year = wholeNumber(period.lastMonth.slice(0, 4))
  for (const clause of sentence.clauses) {
    const own = [...text.slice(clause.start, clause.end).matchAll(/(\d{4})年/g)].at(-1)?.[1]
    const tokens = lexClause(index, { text, start: clause.start, end: clause.end, quantities, year, figures })
    if (own !== undefined) year = wholeNumber(own)
    const isTime = tokens.length > 0 && tokens.every((token) => token.type === 'days' || (token.type === 'mark' && token.mark === 'small'))
    const outcomes: Outcome[] = []
    const words = { text: text.slice(clause.start, clause.end), start: clause.start }
    const begun = carried
    const parts: Carried[] = []
    for (const segment of segmentsOf(tokens)) {
      // 集镇中心142个、桥头76个: each part of a row has a subject of its own.
      if (outcomes.length > 0 && carried?.named === true && isOfValue(segment[0])) carried = begun
      const read = measuredBy(told, readFacts(told.ledger, segment, text), measure)
      const on = isOnlyMost(read, text) ? before : undefined
      const said = on === undefined ? read : withMarks(on.said, read)
      until = said.until ?? until
      // 2月3日，…封村: a time alone governs what follows; one within a clause only that clause.
      if (isTime) term = termIn(tokens, text)
      if (isTime) span = said.until === undefined && term === undefined ? (daysIn(tokens) ?? span) : term === undefined ? span : undefined
      const when = { end: until?.to ?? lastDay(period), span: said.span ?? span, ...(term === undefined ? {} : { term }) }
      const whom = on === undefined ? { carried, spoken } : { carried: on.carried, spoken: on.spoken }
      // 486处隐患整改481处: of those found in the year, whenever they were put right, as figures count them.
      const isOfYear = until === undefined && when.span === undefined && told.ledger.kind === 'journal'
      const outcome = holdClause({
        told,
        said,
        ...whom,
        when: isOfYear ? { ...when, end: '9999-12-31' } : when,
        period: days,
        clause: words,
      })
      before = outcome.holds === true ? { said, ...whom } : undefined
      spoken = spoken || said.noun
      carried = outcome.carried
      if (carried !== undefined) parts.push(carried)
      outcomes.push(outcome)
    }
    carried = joinCarried(parts, outcomes.length) ?? carried
    measure = measureIn(line, told, clause) ?? measureSaid(told, tokens, text) ?? measure
    const whole = joinOutcomes(outcomes)
    if (whole.holds !== undefined) found.push([clause, whole])
    // 2月3日，竹溪口村封村: a time alone is as true as what is said of it.
    if (whole.holds === true) for (const one of times) found.push([one, whole])
    times = isTime ? [clause] : []
  }
  return found
}

function daysIn(tokens: readonly ClauseToken[]): Days | undefined {
  return tokens.flatMap((token) => (token.type === 'days' ? [token.days] : [])).at(-1)
}

/** 2月3日至2月24日: two days alone, of which one leads to the other. */
function termIn(tokens: readonly ClauseToken[], text: string): { readonly from: Days; readonly to: Days } | undefined {
  const [from, to, ...more] = tokens.flatMap((token) => (token.type === 'days' ? [token] : []))
  if (from === undefined || to === undefined || more.length > 0) return undefined
  return /^起?[至到—－~-]+$/.test(text.slice(from.end, to.start)) ? { from: from.days, to: to.days } : undefined
}

/** What a clause said, and of whom the clauses before it spoke. */
interface Before {
  readonly said: ClauseFacts
  readonly carried: Carried | undefined
  readonly spoken: boolean
}

/** 晨星笔业投资1177.55万元，居各企业之首: the place alone, of what has just been told. */
function isOnlyMost({ facts, names, open, left, kinds, marks }: ClauseFacts, text: string): boolean {
  const places = (['most', 'least', 'first', 'last'] as const).filter((mark) => marks.has(mark))
  // 在10件实事中最多: how many there are of them says nothing more.
  const more = facts.filter((fact) => !(fact.type === 'number' && /^[^，、\d]{0,8}(?:中|里|当中)/.test(text.slice(fact.quantity.stop))))
  return places.length === 1 && more.length + names.length + open.length + left.length + kinds.length === 0
}

function withMarks(said: ClauseFacts, { marks, noun, facts }: ClauseFacts): ClauseFacts {
  return {
    ...said,
    facts: [...said.facts, ...facts],
    marks: new Set([...said.marks, ...marks].filter((mark) => mark !== 'part')),
    noun: said.noun || noun,
  }
}

/** 新增停车位{{新增停车位数}}个，其中…142个: what the figure before measures the numbers behind do too. */
function measureIn({ reading, figures }: LineToHold, { ledger }: ToldLedger, { start, end }: Clause): string | undefined {
  const { text, origin } = reading.normal
  for (let at = start; at < end; at += 1) {
    const indicator = text[at] === '\uE000' ? figures.get(origin[at] ?? -1)?.indicator : undefined
    if (indicator?.type !== 'sum' || indicator.ledger !== ledger.id) continue
    if (indicator.of?.type === 'field' && indicator.of.through.length === 0) return indicator.of.field
  }
  return undefined
}

/** 粮食播种面积6540亩，其中水稻…: the one field that a typed number before is of. */
function measureSaid({ ledger }: ToldLedger, tokens: readonly ClauseToken[], text: string): string | undefined {
  const [number, ...more] = readFacts(ledger, tokens, text).facts.filter((fact) => fact.type === 'number')
  if (number === undefined || more.length > 0 || !number.labelled || number.measured) return undefined
  return number.fields.length === 1 ? number.fields[0] : undefined
}

function measuredBy({ ledger }: ToldLedger, said: ClauseFacts, measure: string | undefined): ClauseFacts {
  if (measure === undefined) return said
  const facts = said.facts.map((fact) =>
    fact.type === 'number' &&
    (!fact.labelled || (fact.measured && fact.fields.length > 1 && fact.fields.includes(measure))) &&
    fitsUnit(ledger, measure, fact.quantity)
      ? { ...fact, fields: [measure], labelled: true }
      : fact,
  )
  return { ...said, facts }
}

/** 满意41件、基本满意4件: as many clauses as there are numbers with words of their own. */
function segmentsOf(tokens: readonly ClauseToken[]): readonly (readonly ClauseToken[])[] {
  const segments: ClauseToken[][] = [[]]
  tokens.forEach((token, index) => {
    const ends = token.type === 'mark' && token.mark === 'and' && tokens[index - 1]?.type === 'number'
    if (ends) segments.push([])
    else segments.at(-1)?.push(token)
  })
  const numbered = numberedParts(tokens) ?? countedParts(tokens)
  if (numbered !== undefined) return numbered
  const isWhole = (segment: readonly ClauseToken[]) =>
    segment.some(({ type }) => type === 'number') && segment.some(({ type }) => type === 'word')
  return segments.length > 1 && segments.every(isWhole) ? segments : [tokens]
}

/** 双十一专场8场、年货节11场，分别销售…: the clause behind goes on about all that a row names. */
function joinCarried(parts: readonly Carried[], segments: number): Carried | undefined {
  const records = [...new Set(parts.flatMap((part) => part.records))]
  if (segments < 2 || parts.length !== segments || !parts.every(({ named }) => named) || records.length !== segments) return undefined
  return { records, named: true, base: records, picking: [], sure: parts.every(({ sure }) => sure === true) }
}

/** Whether nothing but small words stand before a token. */
function isIdleTo(tokens: readonly ClauseToken[], index: number): boolean {
  return tokens.slice(0, index).every((token) => token.type === 'mark' && /^(?:part|small|is)$/.test(token.mark))
}

/** 40项前期手续和40项进场施工节点全部完成: the number leads each part, and what is said of all is said of every one. */
function numberedParts(tokens: readonly ClauseToken[]): readonly (readonly ClauseToken[])[] | undefined {
  const starts = tokens.flatMap((token, index) =>
    token.type === 'number' && (index === 0 || isAnd(tokens[index - 1]) || isIdleTo(tokens, index)) ? [index] : [],
  )
  if (starts.length < 2 || !isIdleTo(tokens, starts[0] ?? 0)) return undefined
  const all = tokens.findIndex((token) => token.type === 'mark' && token.mark === 'all')
  const noun = tokens.filter((token) => token.type === 'word' && token.word.noun)
  return starts.map((start, place) => {
    const next = starts[place + 1]
    if (next === undefined) return tokens.slice(start)
    return [...tokens.slice(start, next - 1), ...(all < 0 ? noun : [...noun, ...tokens.slice(all)])]
  })
}

/** 美丽城镇类8项重点项目已完工6项, 40个项目中有24个完工: how many there are, and of these how many are so. */
function countedParts(tokens: readonly ClauseToken[]): readonly (readonly ClauseToken[])[] | undefined {
  const [first, second, ...more] = tokens.flatMap((token, index) => (token.type === 'number' ? [index] : []))
  if (first === undefined || second === undefined || more.length > 0) return undefined
  const noun = tokens.findIndex((token, index) => index > first && ((token.type === 'word' && token.word.noun) || isThing(token)))
  if (noun < 0 || noun > second || tokens.slice(first + 1, noun).some(({ type }) => type !== 'mark')) return undefined
  const rest = tokens.slice(noun + 1)
  const isFact = (token: ClauseToken) => token.type === 'word' && (token.word.values.size > 0 || token.word.labels.size > 0)
  return rest.some(isFact) ? [tokens.slice(0, noun + 1), rest] : undefined
}

/** 8个项目: what any ledger may call its records. */
function isThing(token: ClauseToken): boolean {
  const said = token.type === 'mark' ? token.text : token.type === 'word' && token.word.values.size === 0 ? token.word.text : ''
  return /^(?:项目|工程|活动|事项)$/.test(said)
}

function isOfValue(token: ClauseToken | undefined): boolean {
  return token?.type === 'word' && token.word.values.size > 0
}

function isAnd(token: ClauseToken | undefined): boolean {
  return token?.type === 'mark' && token.mark === 'and'
}

function joinOutcomes(outcomes: readonly Outcome[]): Outcome {
  const failing = outcomes.find(({ holds }) => holds === false)
  if (failing !== undefined) return failing
  const holds = outcomes.every((one) => one.holds === true) ? true : undefined
  const counted = outcomes.some((one) => one.counted === true)
  const narrowed = outcomes.some((one) => one.narrowed === undefined) ? {} : { narrowed: outcomes.flatMap((one) => one.narrowed ?? []) }
  return { holds, why: [...new Set(outcomes.map(({ why }) => why))].join('，'), counted, ...narrowed }
}

/** Where tokens stand that count all records of a ledger. */
function figuresOf({ reading, figures }: LineToHold, { ledger }: ToldLedger): ReadonlySet<number> {
  const { text, origin } = reading.normal
  const found = new Set<number>()
  for (let at = text.indexOf('\uE000'); at >= 0; at = text.indexOf('\uE000', at + 1)) {
    const figure = figures.get(origin[at] ?? -1)
    if (figure?.indicator.type !== 'count' || figure.indicator.ledger !== ledger.id) continue
    if (figure.indicator.condition === undefined && figure.token.slices.length === 0) found.add(at)
  }
  return found
}

/** {{市级抗疫先锋人数}}名: what a token prints, as if it were typed where the token stands. */
function printedIn({ reading, printed }: LineToHold, text: string, { start, end }: Sentence): readonly Quantity[] {
  const found: Quantity[] = []
  for (let at = text.indexOf('\uE000', start); at >= 0 && at < end; at = text.indexOf('\uE000', at + 1)) {
    const digits = printed.get(reading.normal.origin[at] ?? -1)
    if (digits === undefined) continue
    const quantity = readQuantity(`${text.slice(0, at)}${digits}${text.slice(at + 1)}`, at, at + digits.length)
    const shift = (place: number) => (place > at ? place - digits.length + 1 : place)
    const approximators = quantity.approximators.map((one) => ({ ...one, start: shift(one.start) }))
    found.push({ ...quantity, end: at + 1, stop: shift(quantity.stop), approximators })
  }
  return found
}

/** Whether any of a ledger's names or values stands in a sentence. */
function isSpokenOf(index: WordIndex, text: string, { start, end }: Sentence): boolean {
  for (let at = start; at < end; at += 1) {
    const word = index.at(text, at)
    if (word !== undefined && (word.noun || word.values.size > 0)) return true
    // 首例与末例确诊相隔七天: of what is numbered one by one a deed says enough.
    if (
      word !== undefined &&
      word.labels.size > 0 &&
      /[首末第][一二三四五六七八九十]?[例批]|最[早后先][一1][例批名户位]/.test(text.slice(start, end))
    )
      return true
  }
  return false
}

/** The line's plain text with the names back that were masked in it. */
export function writtenText({ reading, source }: Pick<LineToHold, 'reading' | 'source'>): string {
  const { text, origin } = reading.normal
  if (!text.includes(setPhraseMark)) return text
  return Array.from(text, (character, index) =>
    character === setPhraseMark ? simplifyCharacter(source[origin[index] ?? 0] ?? '') : character,
  ).join('')
}
