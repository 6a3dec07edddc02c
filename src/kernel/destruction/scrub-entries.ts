import { sql } from 'kysely'
import { entryColumns, entryOfRow, entryRow } from '../audit/entry-row.ts'
import { createMerkleTree } from '../audit/merkle.ts'
import type { AuditDetail, AuditEntry, Change } from '../audit/types.ts'
import { scrubbedLeaf } from '../destroyed/leaves.ts'
import { bigint, row } from '../storage/row.ts'
import { SealedDocument } from '../storage/sealing/keyed.ts'
import { streamRows } from '../storage/stream-rows.ts'
import type { Condemned } from './find-condemned.ts'

const writtenRow = row('destroyed_version', { entry: bigint })

/** Stands where a text about a person stood. */
export const scrubbedText = '（已销毁）'

/** What the chain itself needs, and what names no person. */
const structural = [
  'digest',
  'root',
  'version',
  'count',
  'added',
  'changed',
  'withdrawn',
  'unchanged',
  'rows',
  'field',
  'mediaType',
  'size',
]

export interface ScrubInput {
  readonly condemned: readonly Condemned[]
  /** Names and numbers of the persons. */
  readonly words: ReadonlySet<string>
}

export interface Scrubbed {
  /** Merkle root over the entries as they stand now, in the order of the chain. */
  readonly root: string
  readonly entries: number
}

/**
 * Takes out of earlier entries what points to the persons: the ids of their records, reasons and file names about them, and any text that names one of
 * them. Who did what and when stays, and so does each entry's digest: the chain holds, and the entry of the destruction answers for what was changed.
 */
export async function scrubEntries(change: Change, input: ScrubInput): Promise<Scrubbed> {
  const { session, town, seq, algorithm } = change
  const ids = new Set(input.condemned.flatMap((one) => one.ids))
  const ledgers = new Set(input.condemned.map(({ ledger }) => ledger.id))
  const partly = await entriesWithDestroyed(change)
  const statement = sql`
    select ${entryColumns} from audit_entry as a where town = ${town}
      and (record is not null or detail - ${[...structural]}::text[] <> '{}'::jsonb)
      and not exists (select 1 from scrubbed_entry as s where s.town = a.town and s.seq = a.seq)
    order by seq
  `
  const longest = Math.max(2, ...[...input.words].map((word) => word.length))
  const changed: AuditEntry[] = []
  for await (const row of streamRows(session, { row: entryRow, statement })) {
    const entry = entryOfRow(row)
    const own = entry.record !== null && ids.has(entry.record)
    const about = own || (entry.ledger !== null && ledgers.has(entry.ledger) && partly.has(entry.seq))
    const detail = scrubDetail(entry.detail, (text) => about || ids.has(text) || mentions(text, input.words, longest))
    if (own || detail !== entry.detail) changed.push({ ...entry, record: own ? null : entry.record, detail })
  }
  const tree = createMerkleTree(algorithm)
  for (const entry of changed) {
    tree.add(scrubbedLeaf(algorithm, entry))
    await session.query(sql`
      update audit_entry set record = ${entry.record}::uuid, detail = ${new SealedDocument(entry.detail)}::jsonb where town = ${town} and seq = ${entry.seq}
    `)
  }
  const rows = changed.map((entry) => [town, String(entry.seq), String(seq)])
  await session.copyIn('scrubbed_entry', ['town', 'seq', 'destroyed_by'], rows)
  return { root: tree.root(), entries: tree.count }
}

/** Entries over many records of which some went in this change. */
async function entriesWithDestroyed({ session, town, seq }: Change): Promise<ReadonlySet<number>> {
  const rows = writtenRow.all(
    await session.query(sql`select distinct entry from destroyed_version where town = ${town} and destroyed_by = ${seq}`),
  )
  return new Set(rows.map(({ entry }) => Number.parseInt(entry, 10)))
}

/** The same object when nothing in it had to go. */
function scrubDetail(detail: AuditDetail, goes: (text: string) => boolean): AuditDetail {
  const parts = Object.entries(detail).map(([key, value]) => {
    const free = typeof value === 'string' && !structural.includes(key) && value !== scrubbedText
    return free && goes(value) ? ([key, scrubbedText] as const) : ([key, value] as const)
  })
  return parts.some(([key, value]) => value !== detail[key]) ? Object.fromEntries(parts) : detail
}

/** Whether one of the words stands anywhere in the text. */
function mentions(text: string, words: ReadonlySet<string>, longest: number): boolean {
  for (let start = 0; start < text.length; start += 1) {
    for (let length = 2; length <= longest && start + length <= text.length; length += 1) {
      if (words.has(text.slice(start, start + length))) return true
    }
  }
  return false
}
