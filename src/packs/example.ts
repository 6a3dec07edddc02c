import { parseFieldValue } from '../definition/field/parse-field-value.ts'
import { matchHeader } from '../definition/ledger/match-header.ts'
import type { ResolvedLedger } from '../definition/ledger/types.ts'

/** One row as an office file brings it, by column label. An example is documentation, fixture and test at once. */
export interface LedgerExample {
  /** The ledger's label. */
  readonly ledger: string
  readonly cells: Readonly<Record<string, string>>
}

/** What is wrong with examples of these ledgers, in words; also a ledger without any example. Nothing when all is well. */
export function findExampleProblems(ledgers: readonly ResolvedLedger[], examples: readonly LedgerExample[]): string[] {
  const without = ledgers.filter(({ label }) => !examples.some((example) => example.ledger === label))
  return [
    ...without.map(({ label }) => `${label} has no example`),
    ...examples.flatMap((example) => {
      const ledger = ledgers.find(({ label }) => label === example.ledger)
      return ledger === undefined ? [`no ledger ${example.ledger}`] : findCellProblems(ledger, example)
    }),
  ]
}

function findCellProblems(ledger: ResolvedLedger, { cells }: LedgerExample): string[] {
  const matches = Object.entries(cells).map(([column, text]) => ({ column, text, match: matchHeader(ledger, column) }))
  const filled = new Set(matches.flatMap(({ match }) => (match === undefined ? [] : [match.field.id])))
  const missing = ledger.fields.filter(({ id, field }) => field.required === true && !filled.has(id))
  return [
    ...missing.map(({ field }) => `${ledger.label} lacks ${field.label}`),
    ...matches.flatMap(({ column, text, match }) => {
      if (match === undefined) return [`${ledger.label} has no column ${column}`]
      const parsed = parseFieldValue(match.field.field, text)
      return parsed.ok ? [] : [`${ledger.label}.${column}: ${parsed.why}`]
    }),
  ]
}
