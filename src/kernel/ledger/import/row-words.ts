import { traitsOf } from '../../../definition/field/kinds.ts'
import { presentFieldValue } from '../../../definition/field/present-field-value.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { readValue } from '../record/stored-value.ts'
import type { ReferenceTarget } from './load-targets.ts'
import { namedIn, type ReadRow } from './read-row.ts'

/** How other rows of the same file may name this one: by the words it gives itself, as the ledger would print them. */
export function wordsOf(ledger: ResolvedLedger, fields: readonly string[], row: ReadRow): Omit<ReferenceTarget, 'id'> {
  const textOf = (id: string): string => {
    const named = namedIn(row, id)
    if (named !== undefined) return named.map((part) => part.text).join(' ')
    const stored = row.stored[id] ?? null
    const field = ledger.fields.find((one) => one.id === id)?.field
    return field !== undefined && traitsOf(field).labelled === true ? presentFieldValue(field, readValue(field, stored)) : (stored ?? '')
  }
  const title = ledger.title
    .map(textOf)
    .filter((word) => word !== '')
    .join(' ')
  return { title, parts: Object.fromEntries(fields.map((id) => [id, textOf(id)])) }
}
