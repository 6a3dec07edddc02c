import type { Clause, Sentence } from '../../../definition/report/reading/sentences.ts'
import type { PrintedReport } from '../types.ts'
import type { PlannedAssertion, ReadLine } from '../verdict/types.ts'
import { holdSentence, writtenText } from './hold-lines.ts'
import type { Outcome, ToldLedger } from './types.ts'

/** What the records make of each clause of the sentences that they were asked of. */
export type RecordsOn = ReadonlyMap<Sentence, ReadonlyMap<Clause, Outcome>>

/** A sentence in which something is left without proof. */
export interface OpenSentence {
  readonly line: ReadLine
  readonly sentence: Sentence
}

/** Each sentence once that holds one of these assertions; cells are no sentences. */
export function openSentences(assertions: readonly PlannedAssertion[]): readonly OpenSentence[] {
  const found = new Map<Sentence, OpenSentence>()
  for (const { line, assertion } of assertions)
    if (line.kind !== 'cell') found.set(assertion.sentence, { line, sentence: assertion.sentence })
  return [...found.values()]
}

/** A sentence's words as they were written, names and all. */
export function wordsOfSentence({ line: { reading }, sentence: { start, end } }: OpenSentence, source: string): string {
  return writtenText({ reading, source }).slice(start, end)
}

/** Reads each of these sentences against the records, in steps of a sentence each. */
export function* askRecords(
  report: PrintedReport,
  { open, told }: { readonly open: readonly OpenSentence[]; readonly told: readonly ToldLedger[] },
): Generator<void, RecordsOn> {
  const found = new Map<Sentence, ReadonlyMap<Clause, Outcome>>()
  if (told.length === 0) return found
  const { period, template } = report.plan
  const figures = new Map(
    report.plan.figures.flatMap((figure) => (figure.indicator === undefined ? [] : [[figure.token.offset, figure] as const])),
  )
  const printed = new Map(
    report.figures.flatMap(({ number, token, printed: text }) => (number === undefined ? [] : [[token.offset, text] as const])),
  )
  for (const { line, sentence } of open) {
    found.set(sentence, holdSentence({ reading: line.reading, source: template.source, period, ledgers: told, figures, printed }, sentence))
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
