import { yearOf } from '../../../definition/period/related-periods.ts'
import type { Period } from '../../../definition/period/types.ts'
import { type LineReading, readLine } from '../../../definition/report/reading/find-assertions.ts'
import { normaliseLine } from '../../../definition/report/reading/normalise-line.ts'
import type { Clause, Sentence } from '../../../definition/report/reading/sentences.ts'
import type { PrintedReport } from '../types.ts'
import type { PlannedAssertion } from '../verdict/types.ts'
import { holdSentence, writtenText } from './hold-lines.ts'
import type { Outcome, ToldLedger } from './types.ts'

/** What the records make of each clause of the sentences that they were asked of. */
export type RecordsOn = ReadonlyMap<Sentence, ReadonlyMap<Clause, Outcome>>

/** A sentence in which something is left without proof. */
export interface OpenSentence {
  readonly reading: LineReading
  readonly sentence: Sentence
  /** What the reading is of: the template, or what a cell says as prose would. */
  readonly source: string
  /** The cell that the sentence was made of. */
  readonly cell: Sentence | undefined
}

/** Each sentence once that holds one of these assertions; of a cell what it says as prose would. */
export function openSentences(
  assertions: readonly PlannedAssertion[],
  { source, period }: { readonly source: string; readonly period: Period },
): readonly OpenSentence[] {
  const found = new Map<Sentence, OpenSentence>()
  for (const { line, assertion, spoken = [] } of assertions) {
    if (line.kind !== 'cell')
      found.set(assertion.sentence, { reading: line.reading, sentence: assertion.sentence, source, cell: undefined })
    for (const text of spoken) {
      const reading = readLine(normaliseLine([{ type: 'text', text, offset: 0 }], { year: yearOf(period) }), period)
      const [sentence] = reading.sentences
      if (sentence !== undefined) found.set(sentence, { reading, sentence, source: text, cell: assertion.sentence })
    }
  }
  return [...found.values()]
}

/** A sentence's words as they were written, names and all. */
export function wordsOfSentence({ reading, source, sentence: { start, end } }: OpenSentence): string {
  return writtenText({ reading, source }).slice(start, end)
}

/** What was found of the sentences that cells say, told of the cells. */
export function withCells(open: readonly OpenSentence[], found: RecordsOn): RecordsOn {
  const all = new Map(found)
  for (const { cell, sentence } of open) {
    const [own] = cell?.clauses ?? []
    const outcomes = sentence.clauses.map((clause) => found.get(sentence)?.get(clause))
    const last = outcomes.at(-1)
    if (cell === undefined || own === undefined || last?.holds === undefined) continue
    if (last.holds && outcomes.some((one) => one?.holds !== true)) continue
    const before = all.get(cell)?.get(own)
    if (before?.holds !== true) all.set(cell, new Map([[own, last]]))
  }
  return all
}

/** Reads each of these sentences against the records, in steps of a sentence each. */
export function* askRecords(
  report: PrintedReport,
  { open, told }: { readonly open: readonly OpenSentence[]; readonly told: readonly ToldLedger[] },
): Generator<void, RecordsOn> {
  const found = new Map<Sentence, ReadonlyMap<Clause, Outcome>>()
  if (told.length === 0) return found
  const { period } = report.plan
  const figures = new Map(
    report.plan.figures.flatMap((figure) => (figure.indicator === undefined ? [] : [[figure.token.offset, figure] as const])),
  )
  const printed = new Map(
    report.figures.flatMap(({ number, token, printed: text }) => (number === undefined ? [] : [[token.offset, text] as const])),
  )
  for (const { reading, source, cell, sentence } of open) {
    const typed = cell === undefined ? { figures, printed } : { figures: new Map(), printed: new Map() }
    found.set(sentence, holdSentence({ reading, source, period, ledgers: told, ...typed }, sentence))
    yield
  }
  return found
}

/** A verdict as records leave it that say what nothing else did; how many records there are outvotes no figure that is named for it. */
export function withRecords<
  Verdict extends { readonly verdict: 'agreed' | 'refuted' | 'unproved'; readonly why: string; readonly hint: string },
>(verdict: Verdict, outcome: Outcome | undefined, text: string): Verdict {
  if (outcome?.holds === true) return { ...verdict, verdict: 'agreed', why: outcome.why, hint: '' }
  if (outcome?.holds === false) return { ...verdict, verdict: 'refuted', why: `“${text}”不成立：${outcome.why}`, hint: '照台账改写这句话' }
  return verdict
}
