import { sql } from 'kysely'
import { wholeNumber } from '../../definition/decimal/decimal.ts'
import { count, flag, orNull, text } from '../../definition/shape/shape.ts'
import { createMerkleTree, type MerkleTree } from '../audit/merkle.ts'
import type { Change } from '../audit/types.ts'
import { type DestroyedVersion, destroyedLeaf } from '../destroyed/leaves.ts'
import { recordMark } from '../destroyed/record-mark.ts'
import { setChangeMark } from '../ledger/change-marks.ts'
import { bigint, idRow, instant, row, uuid } from '../storage/row.ts'
import { streamRows } from '../storage/stream-rows.ts'
import type { CopyRow } from '../storage/types.ts'
import type { Condemned } from './find-condemned.ts'

const goneRow = row('destroyed_version', { entry: bigint, position: count })

export interface Erased {
  /** Merkle root over the rows of `destroyed_version`, in its order. */
  readonly root: string
  readonly versions: number
  /** Merkle root over the marks of the records, sorted. */
  readonly marksRoot: string
}

const chunk = 5_000

/**
 * Deletes every version of the records, search words and all; keeps of each its place in the chain and its digest, and of each record the mark by which an
 * older backup finds it again.
 */
export async function eraseVersions(change: Change, condemned: readonly Condemned[]): Promise<Erased> {
  const tree = createMerkleTree(change.algorithm)
  for (const one of [...condemned].sort((left, right) => (left.ledger.id < right.ledger.id ? -1 : 1))) await eraseOne(change, one, tree)
  return { root: tree.root(), versions: tree.count, marksRoot: await keepMarks(change, condemned) }
}

async function keepMarks({ session, town, seq, algorithm }: Change, condemned: readonly Condemned[]): Promise<string> {
  const marks = condemned.flatMap(({ ids }) => ids.map(recordMark)).sort()
  const tree = createMerkleTree(algorithm)
  for (const mark of marks) tree.add(mark)
  await session.copyIn(
    'destroyed_record',
    ['town', 'mark', 'destroyed_by'],
    marks.map((mark): CopyRow => [town, mark, String(seq)]),
  )
  return tree.root()
}

const destroyedColumns = ['town', 'ledger', 'entry', 'position', 'digest', 'ended_at', 'withdrawn', 'destroyed_by']

async function eraseOne(change: Change, { ledger, ids }: Condemned, tree: MerkleTree): Promise<void> {
  const { session, town, seq } = change
  const versions = await listVersions(change, { ledger, ids })
  for (const version of versions) tree.add(destroyedLeaf(version))
  const rows = versions.map(
    ({ ledger: id, entry, position, digest, endedAt, withdrawn }): CopyRow => [
      town,
      id,
      String(entry),
      String(position),
      digest,
      endedAt,
      String(withdrawn),
      String(seq),
    ],
  )
  await session.copyIn('destroyed_version', destroyedColumns, rows)
  for (let start = 0; start < ids.length; start += chunk) {
    const some = ids.slice(start, start + chunk)
    await forgetPending(change, some)
    await session.query(sql`delete from ${sql.id(ledger.table)} where town = ${town} and id = any(${some}::uuid[])`)
  }
  await setChangeMark(change, ledger.id)
}

const listedRow = row('the versions of a ledger', { id: uuid, entry: bigint, digest: text, replaced_at: orNull(instant), withdrawn: flag })

/** The versions that go, each with its place among all versions of its entry: those that stay, and those that went before. */
async function listVersions({ session, town }: Change, { ledger, ids }: Condemned): Promise<readonly DestroyedVersion[]> {
  const going = new Set(ids)
  const gone = await readGone(session, town, ledger.id)
  const statement = sql`
    select t.id, t.entry, t.digest, t.replaced_at, t.replaced_at is not null and not exists (
      select 1 from ${sql.id(ledger.table)} as n where n.town = t.town and n.id = t.id and n.version = t.version + 1 and n.recorded_at = t.replaced_at
    ) as withdrawn
    from ${sql.id(ledger.table)} as t where t.town = ${town} order by t.entry, t.id, t.version
  `
  const found: DestroyedVersion[] = []
  let entry = -1
  let position = 0
  for await (const row of streamRows(session, { row: listedRow, statement })) {
    const own = wholeNumber(row.entry)
    if (own !== entry) {
      entry = own
      position = 0
    }
    while (gone.has(`${entry} ${position}`)) position += 1
    if (going.has(row.id)) {
      found.push({ ledger: ledger.id, entry, position, digest: row.digest, endedAt: row.replaced_at, withdrawn: row.withdrawn })
    }
    position += 1
  }
  return found
}

async function readGone(session: Change['session'], town: string, ledger: string): Promise<ReadonlySet<string>> {
  const rows = goneRow.all(
    await session.query(sql`select entry, position from destroyed_version where town = ${town} and ledger = ${ledger}`),
  )
  return new Set(rows.map(({ entry, position }) => `${entry} ${position}`))
}

/** What waits over the records is overtaken, which takes what was asked; what anybody wrote of why goes as well. */
async function forgetPending({ session, town, agreement }: Change, ids: readonly string[]): Promise<void> {
  const waiting = idRow.all(
    await session.query(
      sql`select id from pending_change where town = ${town} and state = 'waiting' and record = any(${[...ids]}::uuid[])`,
    ),
  )
  for (const { id } of waiting) agreement.overtaken.add(id)
  await session.query(
    sql`update pending_change set reason = null, settled_reason = null where town = ${town} and record = any(${[...ids]}::uuid[])`,
  )
}
