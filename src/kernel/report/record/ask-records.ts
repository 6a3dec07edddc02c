import type { Assertion } from '../../../definition/report/reading/find-assertions.ts'
import type { PrintedReport } from '../types.ts'
import type { PlannedAssertion } from '../verdict/types.ts'
import { holdSentence } from './hold-lines.ts'
import type { Outcome, ToldLedger } from './types.ts'

/** What the records make of an assertion's clause. */
export type RecordsOn = (planned: PlannedAssertion) => Outcome | undefined

/** Reads a sentence against the records where something in it is left without proof, once for all of it. */
export function askRecords({
  report,
  told = [],
}: {
  readonly report: PrintedReport
  readonly told?: readonly ToldLedger[] | undefined
}): RecordsOn {
  const { source } = report.plan.template
  const known = new Map<Assertion['sentence'], ReturnType<typeof holdSentence>>()
  const figures = new Map(
    report.plan.figures.flatMap((figure) => (figure.indicator === undefined ? [] : [[figure.token.offset, figure] as const])),
  )
  return ({ assertion: { sentence, clause }, line }) => {
    if (told.length === 0 || line.kind === 'cell') return undefined
    const { period } = report.plan
    const found = known.get(sentence) ?? holdSentence({ reading: line.reading, source, period, ledgers: told, figures }, sentence)
    known.set(sentence, found)
    return found.get(clause)
  }
}

/** A verdict as records leave it that say what nothing else did. */
export function withRecords<
  Verdict extends { readonly verdict: 'agreed' | 'refuted' | 'unproved'; readonly why: string; readonly hint: string },
>(verdict: Verdict, outcome: Outcome | undefined, text: string): Verdict {
  if (outcome?.holds === true) return { ...verdict, verdict: 'agreed', why: outcome.why, hint: '' }
  if (outcome?.holds === false) return { ...verdict, verdict: 'refuted', why: `“${text}”不成立：${outcome.why}`, hint: '照台账改写这句话' }
  return verdict
}
