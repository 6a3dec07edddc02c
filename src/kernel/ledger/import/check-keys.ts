import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { findByKey, keyOf, type OpenLedger } from '../record/find-existing.ts'
import type { StoredValues } from '../record/types.ts'
import type { RejectedCell } from '../types.ts'
import { contradiction, presentKey } from './find-meanings.ts'
import type { ReadRow } from './read-row.ts'
import { pointsHome } from './resolve-references.ts'

export interface Outcome {
  readonly id: string
  readonly values: StoredValues
  readonly row: ReadRow
}

/**
 * Rows that would give two records one natural key: two rows of the file, or a row and a record that the file does not change. The first key is how rows
 * find their records, the others only show here; the database would refuse them without saying which row it was.
 */
export async function findKeyClashes(place: OpenLedger, outcomes: readonly Outcome[]): Promise<RejectedCell[]> {
  const { ledger } = place
  const rejected: RejectedCell[] = []
  const written = new Set(outcomes.map(({ id }) => id))
  for (const key of ledger.unique) {
    const keyed = outcomes.flatMap((outcome) => {
      const own = keyOf(ledger, outcome.values, key)
      return own === undefined ? [] : [{ ...outcome, own }]
    })
    // By the first key every row has been looked up, unless its key was not complete before the rows had found each other.
    const isLookedUp =
      key === ledger.unique[0] && !key.some((id) => ledger.fields.some((field) => field.id === id && pointsHome(ledger, field.field)))
    const taken = await findByKey(place, key, isLookedUp ? [] : keyed.map(({ values }) => values))
    const seen = new Map<string, ReadRow>()
    for (const { own, id, row } of keyed) {
      const first = seen.get(own)
      const holder = taken.get(own)
      if (first !== undefined) rejected.push(contradiction(ledger, key, { first, second: row }))
      else if (holder !== undefined && holder.id !== id && !written.has(holder.id)) rejected.push(takenBy(ledger, key, row))
      if (first === undefined) seen.set(own, row)
    }
  }
  return rejected
}

function takenBy(ledger: ResolvedLedger, key: readonly string[], row: ReadRow): RejectedCell {
  const { label, value } = presentKey(ledger, key, row)
  const others = ledger.unique.filter((other) => other !== key)
  const byWhat = others.length === 0 ? '' : `，别的列却对不上`
  return {
    row: row.row,
    column: label,
    value,
    why: `「${ledger.label}」里已有${label}相同的另一条记录${byWhat}，请核对这一行，或先改那一条。`,
  }
}
