import { columnLabel } from '../../../definition/field/column-label.ts'
import type { ResolvedField, ResolvedLedger } from '../../../definition/ledger/types.ts'
import type { TownWriting } from '../../town-session.ts'
import { contentOf, findByContent, findByKey, keyOf } from '../record/find-existing.ts'
import type { StoredVersion } from '../record/read-version.ts'
import type { RejectedCell } from '../types.ts'
import type { ColumnPlan } from './column-plan.ts'
import { namedIn, type ReadRow } from './read-row.ts'

/** A row and the record it means: one that is there, or a new one. */
export interface Meaning {
  readonly row: ReadRow
  readonly id: string
  readonly before: StoredVersion | undefined
}

export interface Meanings {
  readonly meanings: readonly Meaning[]
  /** Rows that contradict an earlier row of the same record. */
  readonly rejected: readonly RejectedCell[]
  /** Rows that say again what an earlier row of the same record says. */
  readonly twins: number
}

/** Finds each row's record. Two rows with one key are one record when they say the same, and a contradiction when they do not. */
export async function findMeanings(
  { kernel, session, town }: TownWriting,
  columns: ColumnPlan,
  rows: readonly ReadRow[],
): Promise<Meanings> {
  const { ledger } = columns
  const place = { session, town, ledger }
  const present = ledger.fields.filter(({ id }) => columns.present.has(id))
  const keys = rows.map((row) => keyOf(ledger, row.stored))
  const storedOf = (keyed: boolean) => rows.flatMap((row, index) => ((keys[index] !== undefined) === keyed ? [row.stored] : []))
  const byKey = await findByKey(place, ledger.unique[0] ?? [], storedOf(true))
  const byContent = await findByContent(place, present, storedOf(false))
  const seen = new Map<string, ReadRow>()
  const meanings: Meaning[] = []
  const rejected: RejectedCell[] = []
  let twins = 0
  for (const [index, row] of rows.entries()) {
    const key = keys[index]
    const first = key === undefined ? undefined : seen.get(key)
    if (first !== undefined) {
      if (saySame(present, first, row)) twins += 1
      else rejected.push(contradiction(ledger, ledger.unique[0] ?? [], { first, second: row }))
      continue
    }
    if (key !== undefined) seen.set(key, row)
    const before = key === undefined ? byContent.get(contentOf(present, row.stored))?.shift() : byKey.get(key)
    meanings.push({ row, id: before?.id ?? kernel.newId(), before })
  }
  return { meanings, rejected, twins }
}

/** References that no record in the ledger answers yet (to another row of the file) are compared by their words. */
function saySame(present: readonly ResolvedField[], first: ReadRow, second: ReadRow): boolean {
  const words = (row: ReadRow, id: string) => JSON.stringify(namedIn(row, id)?.map((part) => part.text))
  return present.every(({ id }) => {
    const [left, right] = [first.stored[id] ?? null, second.stored[id] ?? null]
    return left === right && (left !== null || words(first, id) === words(second, id))
  })
}

/** The second of two rows that claim one natural key, with the row it collides with. */
export function contradiction(
  ledger: ResolvedLedger,
  key: readonly string[],
  { first, second }: { readonly first: ReadRow; readonly second: ReadRow },
): RejectedCell {
  const { label, value } = presentKey(ledger, key, second)
  return { row: second.row, column: label, value, why: `和第${first.row}行是同一条记录（${label}相同），内容却不一样，请只留正确的一行。` }
}

/** A natural key as the file writes it. */
export function presentKey(
  ledger: ResolvedLedger,
  key: readonly string[],
  row: ReadRow,
): { readonly label: string; readonly value: string } {
  const fields = key.flatMap((id) => ledger.fields.find((field) => field.id === id) ?? [])
  const textOf = (id: string): string => {
    const named = namedIn(row, id)
    return named === undefined ? (row.stored[id] ?? '') : named.map((part) => part.text).join(' ')
  }
  return { label: fields.map(({ field }) => columnLabel(field)).join('、'), value: fields.map(({ id }) => textOf(id)).join('、') }
}
