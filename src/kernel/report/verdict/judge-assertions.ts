import type { Diagnostic } from '../../../definition/diagnostic/diagnostic.ts'
import { indexLines } from '../../../definition/report/position.ts'
import type { Quantity } from '../../../definition/report/quantity.ts'
import type { CompiledAssertion, TemplateToken } from '../../../definition/report/types.ts'
import { type sentenceCodes, sentenceProblem } from '../codes.ts'
import { findFigureOf } from '../print/find-printed.ts'
import { type OpenSentence, openSentences, type RecordsOn, withRecords } from '../record/ask-records.ts'
import type { Outcome } from '../record/types.ts'
import { requestKey } from '../request-key.ts'
import type { PrintedReport } from '../types.ts'
import { findContradictions } from './facts.ts'
import { propose } from './propose.ts'
import { namesWithin } from './prove-state.ts'
import { isSaidInFull } from './said-in-full.ts'
import { tryHypothesis } from './try-hypothesis.ts'
import type { Hypothesis, PlannedAssertion } from './types.ts'

export interface AssertionJudgement {
  readonly assertions: readonly CompiledAssertion[]
  readonly problems: readonly Diagnostic[]
  /** Of what the checks found before: what looked at less of the sentence, and what it says is so after all. */
  readonly cleared: readonly Diagnostic[]
}

export interface JudgeInput {
  readonly report: PrintedReport
  readonly name: string
  /** What each token printed, by its offset. */
  readonly texts: ReadonlyMap<number, string>
  /** What the checks found before. */
  readonly problems: readonly Diagnostic[]
}

/** What figures say of each assertion; what they leave open the records may tell. */
export interface BegunJudgement {
  readonly open: readonly OpenSentence[]
  readonly finish: (records: RecordsOn) => AssertionJudgement
}

/**
 * Gives every assertion of words and typed numbers its verdict. One that an earlier check refused already says why; silence is never consent, and
 * what one place of the text says against another is neither.
 */
export function beginJudging(input: JudgeInput): BegunJudgement {
  const { report } = input
  const begun = withoutRead(report.plan.assertions.filter((planned) => !isOfNothing(planned, report))).map((planned) => {
    const text = textOf(planned, input)
    return { planned, text, first: judge(planned, report, text.text) }
  })
  const { period, template } = report.plan
  const open = openSentences(
    begun.flatMap(({ planned, first }) => (first.verdict === 'agreed' ? [] : [planned])),
    { source: template.source, period },
  )
  return { open, finish: (records) => finishJudging(input, begun, records) }
}

function finishJudging(input: JudgeInput, begun: readonly Begun[], records: RecordsOn): AssertionJudgement {
  const { report, name, problems } = input
  const placeOf = indexLines(report.plan.template.source, name)
  const errors = new Map<number, Diagnostic[]>()
  for (const problem of problems)
    if (problem.severity === 'error') errors.set(problem.at.line, [...(errors.get(problem.at.line) ?? []), problem])
  const judged = begun
    .filter(({ planned }) => planned.told !== true || outcomeOf(planned, records)?.holds !== undefined)
    .map((one) => ({ planned: one.planned, ...judgeOne(one, { input, placeOf, errors, records }) }))
  const contradicted = findContradictions(judged)
  const told = judged.map(({ compiled, problem }): Judged => {
    const other = contradicted.get(compiled)
    return other === undefined ? { compiled, problem } : contradict(compiled, other)
  })
  return {
    assertions: told.map(({ compiled }) => compiled),
    problems: told.flatMap(({ problem }) => problem ?? []),
    cleared: judged.flatMap(({ cleared }) => cleared ?? []),
  }
}

interface Judged {
  readonly compiled: CompiledAssertion
  readonly problem: Diagnostic | undefined
  readonly cleared?: Diagnostic | undefined
}

function contradict(compiled: CompiledAssertion, other: CompiledAssertion): Judged {
  const why = `“${compiled.text}”与第${other.at.line}行的“${other.text}”矛盾`
  return {
    compiled: { ...compiled, verdict: 'refuted', why },
    problem: sentenceProblem(compiled.at, 'contradiction', { why, hint: '核对后留一种说法' }),
  }
}

interface JudgeOneInput {
  readonly input: JudgeInput
  readonly placeOf: (offset: number) => Diagnostic['at']
  /** The errors found before, by line. */
  readonly errors: ReadonlyMap<number, readonly Diagnostic[]>
  readonly records: RecordsOn
}

/** An assertion with what figures say of it. */
interface Begun {
  readonly planned: PlannedAssertion
  readonly text: PrintedStretch
  readonly first: Verdict
}

interface PrintedStretch {
  readonly from: number
  readonly last: number
  readonly text: string
}

function textOf({ assertion, line }: PlannedAssertion, { report, texts }: JudgeInput): PrintedStretch {
  const { origin } = line.reading.normal
  const from = origin[assertion.start] ?? 0
  const last = origin[Math.max(assertion.start, assertion.end - 1)] ?? from
  const inside = origin.slice(assertion.start, assertion.end).filter((offset) => texts.has(offset))
  return { from, last, text: printedText(report.plan.template.source, { from, last, texts, inside }) }
}

function judgeOne({ planned, text: stretch, first }: Begun, { input, placeOf, errors, records }: JudgeOneInput): Judged {
  const { report } = input
  const { assertion, line } = planned
  const { origin, tokens } = line.reading.normal
  const { source } = report.plan.template
  const { from, last, text } = stretch
  const clauseEnd = origin[Math.max(assertion.start, assertion.clause.end - 1)] ?? last
  const at = placeOf(from)
  const token = tokens.get(from)
  const base = { at, text, kind: assertion.kind, offset: from, length: endOf(source, last, tokens) - from, proposals: [] }
  const proposed = (refuted: boolean) => propose(planned, { report, text, refuted, within: tokens.has(from) })
  const column = Math.max(placeOf(clauseEnd).column, at.column)
  const known = errors.get(at.line)?.find((problem) => problem.at.column >= at.column && problem.at.column <= column)
  const outcome = outcomeOf(planned, records)
  const narrow = isNarrow(outcome, report)
  const told = tellOf(planned, { first, outcome, narrow, text })
  const isCleared = told.verdict === 'agreed' && (first.verdict === 'agreed' || narrow)
  if (known !== undefined && !(known.code === 'typed-fact' && known.at.column === at.column && isCleared)) {
    const refuted = known.code !== 'unproved'
    const compiled = { ...base, verdict: refuted ? 'refuted' : 'unproved', why: known.message, proposals: proposed(refuted) } as const
    return { compiled, problem: undefined }
  }
  const { verdict, why, hint } = told
  if (verdict === 'unproved' && token?.type === 'background')
    return { compiled: { ...base, verdict: 'background', why: token.source ?? '' }, problem: undefined }
  if (verdict === 'agreed') return { compiled: { ...base, verdict, why }, problem: undefined, cleared: known }
  const code = verdict === 'refuted' ? codeOf(planned) : 'unproved'
  return {
    compiled: { ...base, verdict, why, proposals: proposed(verdict === 'refuted') },
    problem: sentenceProblem(at, code, { why, hint }),
  }
}

interface Telling {
  readonly first: Verdict
  readonly outcome: Outcome | undefined
  readonly narrow: boolean
  readonly text: string
}

/** Whether less than the whole is spoken of: by a name that is not itself a figure's, as 产业帮扶资金 is one and one of the kinds of aid. */
function isNarrow(outcome: Outcome | undefined, { catalogue }: PrintedReport): boolean {
  return outcome?.narrowed?.some((name) => catalogue.findIndicators(name).length === 0) === true
}

/** What is open the records tell; a number that a figure refutes may be of a part that they read to the last word, and is so of it. */
function tellOf({ assertion, hypotheses }: PlannedAssertion, { first, outcome, narrow, text }: Telling): Verdict {
  if (first.verdict === 'refuted') {
    // 通村公路改造11月20日完工: of two things of one name the list has the other.
    const isOfList = hypotheses.every(({ test }) => test.type === 'state' && test.way === 'done')
    return outcome?.holds === true && ((narrow && assertion.quantity !== undefined) || isOfList) ? withRecords(first, outcome, text) : first
  }
  return first.verdict === 'unproved' && !(first.against && outcome?.counted === true && !narrow)
    ? withRecords(first, outcome, text)
    : first
}

function outcomeOf({ assertion }: PlannedAssertion, records: RecordsOn): Outcome | undefined {
  return records.get(assertion.sentence)?.get(assertion.clause)
}

/** 道路贯通: a state beside no name that a ledger keeps asserts nothing that it could tell; nor does what is meant to be finished and is not. */
function isOfNothing({ hypotheses }: PlannedAssertion, report: PrintedReport): boolean {
  return (
    hypotheses.length > 0 &&
    hypotheses.every(
      ({ term, test }) =>
        test.type === 'state' &&
        (term.type !== 'value' || namesWithin(report.resultOf(test.way === 'aimed' ? test.done : term.request), test.words).length === 0),
    )
  )
}

/** A statement stands for what nothing else has read of its clause. */
function withoutRead(planned: readonly PlannedAssertion[]): readonly PlannedAssertion[] {
  const read = new Set(
    planned.flatMap(({ assertion, told }) => (assertion.kind === 'statement' || told === true ? [] : [assertion.clause])),
  )
  return planned.filter(({ assertion, why }) => assertion.kind !== 'statement' || why !== undefined || !read.has(assertion.clause))
}

/** Behind the last character of an assertion, which may be a token. */
function endOf(source: string, last: number, tokens: ReadonlyMap<number, TemplateToken>): number {
  const token = tokens.get(last)
  if (token !== undefined) return last + token.length
  // A character outside the basic plane takes two places.
  return last + ((source.codePointAt(last) ?? 0) > 0xffff ? 2 : 1)
}

function printedText(
  source: string,
  {
    from,
    last,
    texts,
    inside,
  }: { readonly from: number; readonly last: number; readonly texts: ReadonlyMap<number, string>; readonly inside: readonly number[] },
): string {
  let text = source.slice(from, last + 1)
  for (const offset of new Set(inside)) {
    const printed = texts.get(offset) ?? ''
    const close = source.indexOf('}}', offset) + 2
    const token = source.slice(offset, close)
    text = text.includes(token) ? text.replace(token, printed) : offset === last ? text.slice(0, -1) + printed : text
  }
  return text.replace(/[*`]|\n/g, '')
}

interface Verdict {
  readonly verdict: 'agreed' | 'refuted' | 'unproved'
  readonly why: string
  readonly hint: string
  /** A figure that the words name in full says otherwise, though they may mean something narrower. */
  readonly against: boolean
}

function judge(planned: PlannedAssertion, report: PrintedReport, text: string): Verdict {
  const { assertion, hypotheses, why: untold } = planned
  const tried = hypotheses.map((hypothesis) => ({ hypothesis, ...tryHypothesis(hypothesis, report) }))
  const sure = tried.filter(({ holds, hypothesis }) => hypothesis.certain && holds !== undefined)
  // What the words leave no doubt about decides alone; else any value that agrees will do.
  const answered = tried.filter(({ holds, hypothesis }) => holds !== undefined && !(hypothesis.spare === true && !holds))
  const asked = sure.length > 0 ? sure : isTight(assertion.quantity) ? tried : answered.slice(0, 1)
  const holding = asked.find(({ holds }) => holds === true)
  // Half of all numbers lie above a bound: a guess proves one only when no other guess speaks against it.
  const guessed = sure.length === 0 && isBound(assertion.quantity) && asked.some(({ holds }) => holds === false)
  if (holding !== undefined && !guessed)
    return { verdict: 'agreed', why: `${holding.hypothesis.label}：${holding.shown}`, hint: '', against: false }
  const failing = tried.find(({ holds, hypothesis }) => holds === false && hypothesis.certain && hypothesis.mild !== true)
  const token = failing?.hypothesis.token ?? tried.find(({ hypothesis }) => hypothesis.token !== undefined)?.hypothesis.token
  const proposal = token === undefined ? '' : `换成记号 ${token}，`
  if (failing !== undefined) {
    return {
      verdict: 'refuted',
      why: `“${text}”不成立：${failing.hypothesis.label}是${failing.shown}${printedAt(failing.hypothesis, report)}`,
      hint: `${proposal === '' ? '' : proposal}或改写这句话`,
      against: true,
    }
  }
  const against = tried.some(({ holds, hypothesis }) => holds === false && isSaidInFull(planned, hypothesis, report))
  const near = tried.find(({ shown }) => shown !== '未知')
  const known = near === undefined ? '' : `；台账里${near.hypothesis.label}是${near.shown}`
  const why = assertion.kind === 'rank' ? '排名要有佐证' : `台账里没有能证明它的数${known}`
  if (assertion.kind === 'statement') return unproved(text, untold ?? '没有哪本台账说得出是不是这样')
  const attest =
    assertion.quantity === undefined ? `写成 {{?${assertion.word}:attested:文号}} 或 {{背景:${text}}}` : `写成 {{背景:${text}|出处}}`
  return { verdict: 'unproved', why: `“${text}”无据：${why}`, hint: `${proposal}${attest}，或改写这句话`, against }
}

function unproved(text: string, why: string): Verdict {
  return {
    verdict: 'unproved',
    why: `“${text}”无据：${why}`,
    hint: `写成 {{背景:${text}|出处}}，换成有记号的说法，或只写做了什么`,
    against: false,
  }
}

/**
 * Whether a typed number is so exact that a value which agrees with it can hardly do so by chance. 两成, 5项, 近百户 agree with too much: only the closest
 * reading of the words may prove them.
 */
function isTight(quantity: Quantity | undefined): boolean {
  if (quantity === undefined) return true
  const { approximators, digits, base, unit } = quantity
  const count = unit.scaleWord === '' && !digits.includes('.') && !/^(?:%|成|倍|元|百分点)$/.test(base)
  return approximators.length === 0 && (count ? digits.length >= 2 : digits.replace(/\D/g, '').replace(/^0+|0+$/g, '').length >= 3)
}

function isBound(quantity: Quantity | undefined): boolean {
  return quantity?.approximators.some(({ kind }) => kind !== 'near' && kind !== 'about' && kind !== 'over') === true
}

/** Where the text prints the very value that speaks against it: a reader would hold the two sentences side by side. */
function printedAt({ term }: Hypothesis, { figures }: PrintedReport): string {
  if (term.type !== 'value') return ''
  const figure = findFigureOf(figures, requestKey(term.request))
  return figure === undefined ? '' : `（第${figure.token.at.line}行印的是${figure.printed}）`
}

function codeOf({ assertion }: PlannedAssertion): Exclude<keyof typeof sentenceCodes, 'unproved'> {
  switch (assertion.kind) {
    case 'change':
    case 'multiple':
      return 'growth-mismatch'
    case 'completion':
      return 'rate-mismatch'
    case 'share':
      return 'share-mismatch'
    case 'average':
      return 'average-mismatch'
    case 'comparison':
      return 'comparison-mismatch'
    case 'part':
      return 'partition-sum'
    case 'universal':
    case 'superlative':
    case 'streak':
      return 'claim-fails'
    default:
      return 'typed-fact'
  }
}
