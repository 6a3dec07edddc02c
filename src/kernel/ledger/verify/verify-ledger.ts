import { sql } from 'kysely'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { createMerkleTree, type MerkleTree } from '../../audit/merkle.ts'
import type { AuditEntry, DigestAlgorithm } from '../../audit/types.ts'
import type { Session } from '../../storage/types.ts'
import { type StoredVersion, type VersionRow, versionOfRow, versionSelection } from '../record/read-version.ts'
import { digestVersion } from '../record/record-digest.ts'
import type { AuditProblem } from './audit-problem.ts'
import { readChain } from './verify-chain.ts'

interface Place {
  readonly town: string
  readonly ledger: ResolvedLedger
  readonly algorithm: DigestAlgorithm
  readonly problems: AuditProblem[]
}

interface Written {
  readonly tree: MerkleTree
  readonly first: StoredVersion
}

const page = 5_000

/** Recomputes the digest of every version of a ledger from its columns, and holds what each entry of the chain says it wrote against what is there. Gives the number of versions. */
export async function verifyLedger(session: Session, place: Place): Promise<number> {
  const versions = readWritten(session, place)
  let next = await versions.next()
  let count = 0
  const stray = (upTo: number): Promise<void> => skipStray(upTo)
  async function skipStray(upTo: number): Promise<void> {
    while (next.done !== true && next.value.entry < upTo) {
      place.problems.push(about(place, next.value.written.first, '不是经审计链写入的。'))
      count += next.value.written.tree.count
      next = await versions.next()
    }
  }
  for await (const entry of readChain(session, place.town, place.ledger.id)) {
    await stray(entry.seq)
    const own = next.done !== true && next.value.entry === entry.seq ? next.value.written : undefined
    compare(place, entry, own)
    if (own === undefined) continue
    count += own.tree.count
    next = await versions.next()
  }
  await stray(Number.MAX_SAFE_INTEGER)
  await findBadEnds(session, place)
  return count
}

/** Versions grouped by the entry that wrote them, in the order of the chain; each is digested anew on the way. */
async function* readWritten(session: Session, place: Place): AsyncGenerator<{ readonly entry: number; readonly written: Written }> {
  const { town, ledger, algorithm } = place
  let current: { readonly entry: number; readonly written: Written } | undefined
  let after = sql``
  for (;;) {
    const rows = await session.query<VersionRow>(sql`
      select ${versionSelection(ledger, 't')} from ${sql.id(ledger.table)} as t where t.town = ${town} ${after} order by t.entry, t.id, t.version limit ${page}::integer
    `)
    for (const row of rows) {
      const version = versionOfRow(ledger, row)
      const { id, version: number, recordedAt, actor, entry, values } = version
      const digest = digestVersion(algorithm, { town, ledger: ledger.id, id, version: number, recordedAt, actor, entry, values })
      if (digest !== version.digest) place.problems.push(about(place, version, '的内容与写入时的摘要不符，被改动过。'))
      if (current !== undefined && current.entry !== entry) yield current
      if (current?.entry !== entry) current = { entry, written: { tree: createMerkleTree(algorithm), first: version } }
      current.written.tree.add(version.digest)
    }
    const last = rows.at(-1)
    if (last === undefined || rows.length < page) break
    after = sql`and (t.entry, t.id, t.version) > (${last.entry}::bigint, ${last.id}::uuid, ${last.version}::integer)`
  }
  if (current !== undefined) yield current
}

function compare(place: Place, entry: AuditEntry, written: Written | undefined): void {
  const { digest, root, count } = entry.detail
  const wrong = (message: string) => {
    place.problems.push({
      seq: entry.seq,
      ledger: place.ledger.label,
      record: entry.record ?? undefined,
      version: undefined,
      message: `「${place.ledger.label}」第 ${entry.seq} 条审计记录${message}`,
    })
  }
  if (digest === undefined && root === undefined) return
  if (written === undefined) {
    if (count !== 0) wrong('写入的记录不见了。')
    return
  }
  if (digest !== undefined && digest !== written.first.digest) wrong('写入的记录被换过。')
  if (root !== undefined && (count !== written.tree.count || root !== written.tree.root()))
    wrong(`写入 ${String(count)} 条，现在是 ${written.tree.count} 条，或有记录被换过。`)
}

/** A version may end only where the next one begins or where the chain says it was withdrawn. */
async function findBadEnds(session: Session, place: Place): Promise<void> {
  const { town, ledger } = place
  const table = sql.id(ledger.table)
  const rows = await session.query<VersionRow>(sql`
    select ${versionSelection(ledger, 't')} from ${table} as t
    where t.town = ${town}
      and (t.replaced_at is null and exists (select 1 from ${table} as n where n.town = t.town and n.id = t.id and n.version > t.version)
        or t.replaced_at is not null
        and not exists (select 1 from ${table} as n where n.town = t.town and n.id = t.id and n.version = t.version + 1 and n.recorded_at = t.replaced_at)
        and not exists (select 1 from audit_entry as a where a.town = t.town and a.at = t.replaced_at and a.ledger = ${ledger.id} and a.action in ('withdraw', 'bulk')))
    limit 1000
  `)
  for (const row of rows) place.problems.push(about(place, versionOfRow(ledger, row), '的终止时刻没有审计记录可依。'))
}

function about({ ledger }: Place, version: StoredVersion, message: string): AuditProblem {
  const name = ledger.title
    .map((id) => version.values[id] ?? '')
    .join(' ')
    .trim()
  return {
    seq: version.entry,
    ledger: ledger.label,
    record: version.id,
    version: version.version,
    message: `「${ledger.label}」记录 ${name === '' ? '' : `“${name}”`}（${version.id} 第${version.version}版）${message}`,
  }
}
