import { readerEdition } from '../../../definition/report/reading/edition.ts'
import { assertionKinds } from '../../../definition/report/reading/kinds.ts'
import type { CompiledReport } from '../../../definition/report/types.ts'
import { parseShape } from '../../../definition/shape/parse-json.ts'
import { count, listOf, object, oneOf, type ShapeOf, text } from '../../../definition/shape/shape.ts'

const proof = oneOf(['holds', 'fails', 'unproved', 'attested'])
const verdict = oneOf(['proved', 'agreed', 'attested', 'background', 'refuted', 'unproved'])
const place = { line: count, column: count }

const assertion = object(
  { ...place, offset: count, length: count, text, kind: oneOf(assertionKinds), verdict, why: text },
  { figure: count, claim: count },
)
const problem = object({ ...place, code: text, severity: oneOf(['error', 'warning']), message: text }, { hint: text, ledger: text })
const check = object({ id: text, label: text, proof, detail: text, figures: listOf(count) })
const confirmation = object({ ...place, words: text, source: text, sentence: text, by: text, name: text, at: text })

const keptReading = object({
  edition: count,
  figures: listOf(proof),
  claims: listOf(object({ proof, why: text })),
  checks: listOf(check),
  assertions: listOf(assertion),
  problems: listOf(problem),
  confirmations: listOf(confirmation),
})

/** A background of a frozen report: who said, and when, that it is no fact of this ledger. */
export type KeptConfirmation = ShapeOf<typeof confirmation>

/** What the reader of then said of a report: kept with it, so that no later edition says anything else of what was issued. */
export type KeptReading = ShapeOf<typeof keptReading>

/** What is kept of a report's reading, as the text that is written and digested. */
export function writeReading(report: CompiledReport, confirmations: readonly KeptConfirmation[]): string {
  const reading: KeptReading = {
    edition: readerEdition,
    figures: report.figures.map((figure) => figure.proof),
    claims: report.claims.map((claim) => ({ proof: claim.proof, why: claim.why })),
    checks: report.checks.map(({ id, label, proof, detail, figures }) => ({ id, label, proof, detail, figures })),
    assertions: report.assertions.map(({ at, proposals: _, ...one }) => ({ line: at.line, column: at.column, ...one })),
    problems: report.problems.map(({ at, ...one }) => ({ line: at.line, column: at.column, ...one })),
    confirmations,
  }
  return JSON.stringify(reading)
}

/** The reading that was kept; throws when the text is none, which is a bug: only `writeReading` writes it. */
export function readReading(kept: string): KeptReading {
  return parseShape(keptReading, kept, 'a kept reading')
}
