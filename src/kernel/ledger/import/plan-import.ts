import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import { columnLabel } from '../../../definition/field/column-label.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import type { Session } from '../../storage/types.ts'
import type { StoredVersion } from '../record/read-version.ts'
import type { StoredValues } from '../record/types.ts'
import type { ImportProblem, RejectedCell } from '../types.ts'
import { contentOf, findByContent, findByKey, keyOf } from './find-existing.ts'
import { type ColumnPlan, missingColumnProblems } from './match-columns.ts'
import type { ReadRow } from './read-row.ts'
import { pointsHome, ReferenceBook, resolveReferences } from './resolve-references.ts'

export interface PlannedAddition {
  readonly id: string
  readonly values: StoredValues
}

export interface PlannedChange {
  readonly before: StoredVersion
  readonly values: StoredValues
}

export interface ImportPlan {
  readonly additions: readonly PlannedAddition[]
  readonly changes: readonly PlannedChange[]
  readonly unchanged: number
  readonly rejected: readonly RejectedCell[]
  readonly problems: readonly ImportProblem[]
}

export interface PlanContext {
  readonly session: Session
  readonly catalogue: CatalogueIndex
  readonly town: string
  readonly newId: () => string
}

interface Meaning {
  readonly row: ReadRow
  readonly id: string
  readonly before: StoredVersion | undefined
}

/**
 * Says what the rows mean: a new record, a change of one that is there, or nothing new. A row finds its record by the ledger's first natural key;
 * without one by its content, the n-th twin in the file being the n-th in the ledger. So the same file a second time means nothing.
 */
export async function planImport(context: PlanContext, columns: ColumnPlan, rows: readonly ReadRow[]): Promise<ImportPlan> {
  const { ledger } = columns
  const place = { ...context, ledger }
  const book = new ReferenceBook(place)
  const references = ledger.fields.filter(({ id }) => columns.present.has(id))
  const rejected = await resolveReferences(place, book, { rows, fields: references.filter(({ field }) => !pointsHome(ledger, field)) })
  const refused = new Set(rejected.map((cell) => cell.row))
  const sound = rows.filter((row) => !refused.has(row.row))
  const { meanings, clashes } = await findMeanings(context, columns, sound)
  const homeward = references.filter(({ field }) => pointsHome(ledger, field))
  if (homeward.length > 0) {
    const index = await book.index(ledger.id)
    for (const { row, id, before } of meanings) if (before === undefined) index.add({ id, ...wordsOf(ledger, row) })
    rejected.push(...(await resolveReferences(place, book, { rows: meanings.map(({ row }) => row), fields: homeward })))
  }
  return { ...sortOut(columns, meanings), ...finish(columns, meanings, [...rejected, ...clashes.rejected], clashes.twins) }
}

/** Finds each row's record. Two rows with one key are one record when they say the same, and a contradiction when they do not. */
async function findMeanings({ session, town, newId }: PlanContext, columns: ColumnPlan, rows: readonly ReadRow[]) {
  const { ledger } = columns
  const present = ledger.fields.filter(({ id }) => columns.present.has(id))
  const keyed = rows.filter((row) => keyOf(ledger, row.stored) !== undefined)
  const byKey = await findByKey(
    { session, town, ledger },
    keyed.map((row) => row.stored),
  )
  const keyless = rows.filter((row) => keyOf(ledger, row.stored) === undefined)
  const byContent = await findByContent(
    { session, town, ledger },
    present,
    keyless.map((row) => row.stored),
  )
  const seen = new Map<string, ReadRow>()
  const meanings: Meaning[] = []
  const rejected: RejectedCell[] = []
  let twins = 0
  for (const row of rows) {
    const key = keyOf(ledger, row.stored)
    if (key === undefined) {
      const before = byContent.get(contentOf(present, row.stored))?.shift()
      meanings.push({ row, id: before?.id ?? newId(), before })
      continue
    }
    const first = seen.get(key)
    if (first === undefined) {
      seen.set(key, row)
      const before = byKey.get(key)
      meanings.push({ row, id: before?.id ?? newId(), before })
    } else if (contentOf(present, first.stored) === contentOf(present, row.stored) && sameNames(first, row)) {
      twins += 1
    } else {
      rejected.push(contradiction(ledger, first, row))
    }
  }
  return { meanings, clashes: { rejected, twins } }
}

function sortOut({ ledger, present }: ColumnPlan, meanings: readonly Meaning[]): Pick<ImportPlan, 'additions' | 'changes'> {
  const additions: PlannedAddition[] = []
  const changes: PlannedChange[] = []
  for (const { row, id, before } of meanings) {
    if (before === undefined) additions.push({ id, values: row.stored })
    else if (ledger.fields.some((field) => present.has(field.id) && (row.stored[field.id] ?? null) !== (before.values[field.id] ?? null))) {
      changes.push({ before, values: { ...before.values, ...row.stored } })
    }
  }
  return { additions, changes }
}

function finish(
  columns: ColumnPlan,
  meanings: readonly Meaning[],
  rejected: readonly RejectedCell[],
  twins: number,
): Pick<ImportPlan, 'unchanged' | 'rejected' | 'problems'> {
  const { additions, changes } = sortOut(columns, meanings)
  return {
    unchanged: meanings.length - additions.length - changes.length + twins,
    rejected,
    problems: additions.length > 0 ? missingColumnProblems(columns) : [],
  }
}

function contradiction(ledger: ResolvedLedger, first: ReadRow, second: ReadRow): RejectedCell {
  const key = (ledger.unique[0] ?? [])
    .map((id) => ledger.fields.find((field) => field.id === id))
    .flatMap((field) => (field === undefined ? [] : [field]))
  const label = key.map(({ field }) => columnLabel(field)).join('、')
  const value = key
    .map(
      ({ id }) =>
        second.named
          .get(id)
          ?.map((part) => part.text)
          .join(' ') ??
        second.stored[id] ??
        '',
    )
    .join('、')
  return { row: second.row, column: label, value, why: `和第${first.row}行是同一条记录（${label}相同），内容却不一样，请只留正确的一行。` }
}

function sameNames(first: ReadRow, second: ReadRow): boolean {
  return [...first.named].every(([field, parts]) => JSON.stringify(parts) === JSON.stringify(second.named.get(field)))
}

/** How other rows of the same file may name this one. */
function wordsOf(ledger: ResolvedLedger, row: ReadRow): { readonly title: string; readonly parts: Readonly<Record<string, string>> } {
  const textOf = (id: string) => row.stored[id] ?? row.named.get(id)?.[0]?.text ?? ''
  const keys = ledger.unique.flatMap((key) => (key.length === 1 ? key : []))
  return { title: ledger.title.map(textOf).join(' ').trim(), parts: Object.fromEntries(keys.map((id) => [id, textOf(id)])) }
}
