import type { Diagnostic } from '../../../definition/diagnostic/diagnostic.ts'
import { groupBy } from '../../../definition/group-by.ts'
import { plainLine } from '../../../definition/report/plain-line.ts'
import { type ProseLine, splitSentences } from '../../../definition/report/prose.ts'
import { findQuantities, type Quantity } from '../../../definition/report/quantity.ts'
import { normaliseLine } from '../../../definition/report/reading/normalise-line.ts'
import type { Findings } from '../check/findings.ts'
import { reportProblem } from '../codes.ts'
import { findFigure } from '../print/find-printed.ts'
import type { PrintedReport, PromisedItem } from '../types.ts'
import { isAnnualReport, partBegunBy } from './annual-report.ts'

/** A sentence, or a row of a table: what answers for something, with its numbers at their places. */
interface Passage {
  readonly text: string
  /** Read when they are asked for: most sentences answer for nothing. */
  readonly quantities: () => readonly Said[]
  readonly at: Diagnostic['at']
  /** The indicators whose figures stand in it, with the unit that each is printed in. */
  readonly figures: ReadonlyMap<string, string>
}

interface Said {
  readonly quantity: Quantity
  readonly at: Diagnostic['at']
}

/**
 * What was promised for the year is answered in the part of the report that looks back: by its own name, with the quantity and the unit that were promised.
 * Not done is an answer too, with its reason. A figure of the indicator that measures it answers with whatever the ledger says.
 */
export function checkPromises(report: PrintedReport, promises: readonly PromisedItem[]): Findings {
  if (promises.length === 0 || !isAnnualReport(report.plan)) return { problems: [], checks: [] }
  const { passages, heading } = readReview(report)
  if (heading === undefined) return { problems: [], checks: [] }
  const answers = promises.map((promise) => ({ promise, answer: answerFor(promise, { passages, heading, promises }) }))
  // One place, one problem: what nothing answers is told together.
  const silent = answers.flatMap(({ promise, answer }) => (answer === 'unanswered' ? [presentPromise(promise)] : []))
  const problems = [
    ...(silent.length === 0 ? [] : [reportProblem(heading, 'promise-unanswered', { items: silent.join('、') })]),
    ...answers.flatMap(({ answer }) => (answer === 'unanswered' || answer === undefined ? [] : [answer])),
  ]
  const open = answers.filter(({ answer }) => answer !== undefined).length
  const answered = promises.length - open
  const detail = `年初答应的${promises.length}件事，回顾里逐件交账的${answered}件。`
  return { problems, checks: [{ id: 'promises', label: '年初任务逐项交账', proof: open === 0 ? 'holds' : 'fails', detail, figures: [] }] }
}

interface Review {
  readonly passages: readonly Passage[]
  /** Where the part that looks back begins; undefined when there is none. */
  readonly heading: Diagnostic['at'] | undefined
}

function readReview(report: PrintedReport): Review {
  const from = report.lines.findIndex((line) => line.kind === 'heading' && partBegunBy(line.text) === 'review')
  const first = report.lines[from]
  if (first === undefined) return { passages: [], heading: undefined }
  const rest = report.lines.slice(from + 1)
  const end = rest.findIndex((line) => line.kind === 'heading' && line.level === first.level && partBegunBy(line.text) === 'plan')
  const lines = (end < 0 ? rest : rest.slice(0, end)).filter(({ kind }) => kind !== 'heading')
  const prose = lines.filter(({ kind }) => kind === 'paragraph').flatMap((line) => sentencesOf(line, report))
  return { passages: [...prose, ...rowsOf(lines, report)], heading: first.placeOf(0) }
}

function sentencesOf(written: ProseLine, report: PrintedReport): readonly Passage[] {
  const line = plainLine(written)
  return splitSentences(line.text).map(({ start, end }) => passageOf([{ line, start, end }], report))
}

/** The cells of a row answer together. */
function rowsOf(lines: readonly ProseLine[], report: PrintedReport): readonly Passage[] {
  const cells = lines.filter(({ cell }) => cell !== undefined)
  const rows = groupBy(cells, ({ cell }) => `${cell?.table}:${cell?.row}`)
  return [...rows.values()].flatMap((row) => {
    const [first, ...rest] = row.map((written): Piece => {
      const line = plainLine(written)
      return { line, start: 0, end: line.text.length }
    })
    return first === undefined ? [] : [passageOf([first, ...rest], report)]
  })
}

interface Piece {
  readonly line: ProseLine
  readonly start: number
  readonly end: number
}

function passageOf(pieces: readonly [Piece, ...Piece[]], report: PrintedReport): Passage {
  const figures = new Map<string, string>()
  for (const { line, start, end } of pieces) {
    for (const span of line.spans) {
      const inside = span.figure !== undefined && span.start >= start && span.end <= end
      const printed = inside ? findFigure(report.figures, span.figure) : undefined
      if (printed !== undefined) figures.set(printed.indicator.id, printed.quantity?.base ?? '')
    }
  }
  const [first] = pieces
  return {
    text: pieces.map(({ line, start, end }) => line.text.slice(start, end)).join('，'),
    quantities: once(() => pieces.flatMap(quantitiesIn)),
    at: first.line.placeOf(first.start),
    figures,
  }
}

function once<Value>(work: () => Value): () => Value {
  let known: { readonly value: Value } | undefined
  return () => {
    known ??= { value: work() }
    return known.value
  }
}

/** Numbers in digits and in Han characters. */
function quantitiesIn({ line, start, end }: Piece): readonly Said[] {
  const { text, origin } = normaliseLine([{ type: 'text', text: line.text.slice(start, end), offset: start }], { year: 0 })
  return findQuantities(text).map((quantity) => ({ quantity, at: line.placeOf(origin[quantity.start] ?? start) }))
}

interface Answering {
  readonly passages: readonly Passage[]
  readonly heading: Diagnostic['at']
  readonly promises: readonly PromisedItem[]
}

function presentPromise({ item, promised }: PromisedItem): string {
  return promised === '' ? `“${item}”` : `“${item}”（${promised}）`
}

/** What speaks against its answer; undefined when it is answered. */
function answerFor(promise: PromisedItem, { passages, heading, promises }: Answering): Diagnostic | 'unanswered' | undefined {
  const { item, promised, indicator } = promise
  const wanted = findQuantities(promised)
  const named = passages.filter(({ text }) => withoutLonger(text, item, promises).includes(item))
  const measured = indicator === undefined ? [] : passages.filter(({ figures }) => figures.has(indicator))
  if (named.length === 0) return missing(promise, { wanted, measured, passages, heading, promises })
  const isAnswered = (one: Quantity): boolean =>
    // The figure answers where it stands under the name: two promises may share one (a task, and a project that the deputies chose).
    named.some((passage) => measured.includes(passage) && passage.figures.get(indicator ?? '') === one.base) ||
    named.some(({ quantities, text }) => quantities().some((said) => isSame(said.quantity, one)) || isReasoned(text))
  const open = wanted.filter((one) => !isAnswered(one))
  const [first] = open
  if (first === undefined) return undefined
  const said = named.flatMap(({ quantities }) => quantities())
  const other = said.find(({ quantity }) => quantity.base === first.base) ?? said.find(({ quantity }) => quantity.value.eq(first.value))
  const words = wordsOf(promised, first)
  if (other === undefined) return reportProblem(named[0]?.at ?? heading, 'promise-changed.missing', { item, promised: words })
  const written = `${other.quantity.digits}${other.quantity.unit.word}`
  return reportProblem(other.at, 'promise-changed.quantity', { item, promised: words, written })
}

/** Named within another promise's longer name (照料中心 in 居家养老照料中心) it is not named itself. */
function withoutLonger(text: string, item: string, promises: readonly PromisedItem[]): string {
  return promises.reduce((rest, other) => (other.item !== item && other.item.includes(item) ? rest.replaceAll(other.item, '') : rest), text)
}

interface Unnamed extends Answering {
  readonly wanted: readonly Quantity[]
  readonly measured: readonly Passage[]
}

/** Where its figure, or the same number, stands under another name, the name was changed; else nothing answers. */
function missing({ item }: PromisedItem, { wanted, measured, passages, promises }: Unnamed): Diagnostic | 'unanswered' {
  const [figure] = measured
  if (figure !== undefined) return reportProblem(figure.at, 'promise-renamed', { item, written: '数' })
  const others = promises.flatMap((one) => (one.item === item ? [] : [one.item]))
  const like = passages
    .filter(({ text }) => likeness(text, item) >= 0.5 && !others.some((other) => text.includes(other)))
    .flatMap(({ quantities }) => quantities())
    .find(({ quantity }) => wanted.some((one) => isSame(quantity, one)))
  if (like === undefined) return 'unanswered'
  return reportProblem(like.at, 'promise-renamed', { item, written: `${like.quantity.digits}${like.quantity.unit.word}` })
}

/** How many of the name's characters the text has. */
function likeness(text: string, name: string): number {
  const letters = [...name]
  return letters.filter((letter) => text.includes(letter)).length / letters.length
}

function isSame(said: Quantity, promised: Quantity): boolean {
  return said.base === promised.base && said.value.eq(promised.value) && said.approximators.length === 0
}

const notDone = /未完成|没有完成|未能|没能|未如期|推迟|顺延|尚未|没有实现|未实现|未达到/
const reason = /因为?|由于|原因|受.{1,12}影响/

/** Not done, and why: that is an answer. */
function isReasoned(text: string): boolean {
  return notDone.test(text) && reason.test(text)
}

function wordsOf(promised: string, { start, stop }: Quantity): string {
  return promised.slice(start, stop)
}
