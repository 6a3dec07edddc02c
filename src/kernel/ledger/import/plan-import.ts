import type { ResolvedField } from '../../../definition/ledger/types.ts'
import type { TownWriting } from '../../town-session.ts'
import type { StoredVersion } from '../record/read-version.ts'
import type { RecordAddition, RecordChange } from '../record/write-records.ts'
import type { ImportProblem, RejectedCell } from '../types.ts'
import { findOverlapClashes } from './check-exclusive.ts'
import { findKeyClashes, type Outcome } from './check-keys.ts'
import type { ColumnPlan } from './column-plan.ts'
import { findMeanings, type Meaning } from './find-meanings.ts'
import { missingColumnProblems } from './match-columns.ts'
import type { Doubt, ReadRow } from './read-row.ts'
import { pointsHome, ReferenceBook, resolveReferences } from './resolve-references.ts'
import { wordsOf } from './row-words.ts'
import { tellVillages } from './tell-villages.ts'

export interface ImportPlan {
  readonly additions: readonly RecordAddition[]
  readonly changes: readonly RecordChange[]
  readonly unchanged: number
  readonly rejected: readonly RejectedCell[]
  readonly problems: readonly ImportProblem[]
  /** Percentages that may as well be ratios: somebody has to say. */
  readonly doubts: readonly Doubt[]
  /** What each row comes to, for whoever wants to see it before. */
  readonly outcomes: readonly PlannedRow[]
  /** Of a ledger that keeps records apart: those that rows are about, whether they change them or not. */
  readonly met: readonly string[]
}

export interface PlannedRow extends Outcome {
  readonly before: StoredVersion | undefined
}

/**
 * Says what the rows mean: a new record, a change of one that is there, or nothing new. A row finds its record by the ledger's first natural key;
 * without one by its content, the n-th twin in the file being the n-th in the ledger. So the same file a second time means nothing.
 */
export async function planImport(town: TownWriting, columns: ColumnPlan, rows: readonly ReadRow[]): Promise<ImportPlan> {
  const { ledger } = columns
  const place = { ...town, ledger }
  const book = new ReferenceBook(place)
  const references = ledger.fields.filter(({ id }) => columns.present.has(id))
  const abroad = references.filter(({ field }) => !pointsHome(ledger, field))
  const homeward = references.filter(({ field }) => pointsHome(ledger, field))
  const rejected = await resolveReferences(place, book, { rows, fields: abroad })
  // What the ledger answers already; the rest may be rows of this file, which have no record yet.
  await resolveReferences(place, book, { rows, fields: homeward })
  const isReadable = soundBeside(rejected)
  const sound = rows.filter(isReadable)
  const found = await findMeanings(town, columns, sound)
  const odd = rows.filter((row) => !isReadable(row))
  rejected.push(...found.rejected)
  rejected.push(...(await resolveHomeward(town, book, { columns, rows, odd, fields: homeward, meanings: found.meanings })))
  const doubts = openDoubts(rows, found.meanings)
  rejected.push(...doubts.flatMap(({ code, cell }) => (code === 'lost-digits' ? [cell] : [])))
  const isSound = soundBeside([...rejected, ...doubts.map(({ cell }) => cell)])
  const meanings = found.meanings.filter(({ row }) => isSound(row))
  const planned = sortOut(columns, meanings, town.kernel.watch.steered(ledger.id))
  rejected.push(...(await findKeyClashes(place, planned.outcomes)))
  const overlaps = await findOverlapClashes(place, planned.outcomes)
  const called = await tellVillages(town, book, { rows, fields: references })
  rejected.push(...overlaps.rejected)
  const { additions, changes } = planned
  return {
    additions,
    changes,
    unchanged: meanings.length - additions.length - changes.length + found.twins,
    rejected,
    doubts: doubts.filter(({ code }) => code === 'plain-percent'),
    outcomes: planned.outcomes,
    met: columns.ledger.apart === undefined ? [] : meanings.flatMap(({ before }) => before?.id ?? []),
    problems: [...(additions.length > 0 ? missingColumnProblems(columns) : []), ...called, ...overlaps.warnings],
  }
}

/** What the record of a row holds already is no news, and in no doubt: a ledger's own export comes back as it went out. */
function openDoubts(rows: readonly ReadRow[], meanings: readonly Meaning[]): Doubt[] {
  const doubted = rows.filter(({ doubts }) => doubts.length > 0)
  if (doubted.length === 0) return []
  const records = new Map(meanings.map(({ row, before }) => [row, before]))
  return doubted.flatMap((row) => {
    const held = records.get(row)?.values
    return row.doubts.filter(({ field }) => held === undefined || row.stored[field] === undefined || row.stored[field] !== held[field])
  })
}

function soundBeside(rejected: readonly RejectedCell[]): (row: ReadRow) => boolean {
  const refused = new Set(rejected.map((cell) => cell.row))
  return (row) => row.broken.size === 0 && !refused.has(row.row)
}

interface Homeward {
  readonly columns: ColumnPlan
  readonly rows: readonly ReadRow[]
  /** Rows that are refused already. They can still be named: their own fault is told where it is. */
  readonly odd: readonly ReadRow[]
  readonly fields: readonly ResolvedField[]
  readonly meanings: readonly Meaning[]
}

/** References into the ledger itself, in whatever order the rows stand. */
async function resolveHomeward(
  town: TownWriting,
  book: ReferenceBook,
  { columns, rows, odd, fields, meanings }: Homeward,
): Promise<readonly RejectedCell[]> {
  const { ledger } = columns
  if (fields.length === 0) return []
  const index = await book.index(ledger.id)
  const names = book.fields(ledger.id)
  for (const { row, id } of meanings) index.add({ id, ...wordsOf(ledger, names, row) })
  for (const row of odd) {
    const words = wordsOf(ledger, names, row)
    if (!index.hasTitle(words.title)) index.add({ id: `row ${row.row}`, ...words })
  }
  return resolveReferences({ ...town, ledger }, book, { rows, fields })
}

interface SortedOut extends Pick<ImportPlan, 'additions' | 'changes'> {
  readonly outcomes: readonly PlannedRow[]
}

function sortOut({ ledger, present }: ColumnPlan, meanings: readonly Meaning[], steered: readonly string[]): SortedOut {
  const additions: RecordAddition[] = []
  const changes: RecordChange[] = []
  const outcomes: PlannedRow[] = []
  for (const { row, id, before } of meanings) {
    if (before === undefined) {
      additions.push({ id, values: row.stored })
      outcomes.push({ id, row, values: row.stored, before })
    } else {
      const values: Record<string, string | null> = { ...before.values, ...row.stored }
      for (const field of steered) values[field] ??= before.values[field] ?? null
      if (ledger.fields.every(({ id }) => !present.has(id) || (values[id] ?? null) === (before.values[id] ?? null))) continue
      changes.push({ before, values })
      outcomes.push({ id, row, values, before })
    }
  }
  return { additions, changes, outcomes }
}
