import { sql } from 'kysely'
import { digestEntry, digestText } from '../../audit/digest.ts'
import { type EntryRow, entryColumns, entryOfRow } from '../../audit/entry-row.ts'
import type { AuditEntry, DigestAlgorithm } from '../../audit/types.ts'
import { streamRows } from '../../storage/stream-rows.ts'
import type { Session } from '../../storage/types.ts'
import type { AuditProblem } from './audit-problem.ts'
import { readScrubbed } from './verify-destructions.ts'

/** Every entry of a town's chain in order; of one ledger only, when it is given. */
export async function* readChain(session: Session, town: string, ledger?: string): AsyncGenerator<AuditEntry> {
  const only = ledger === undefined ? sql`` : sql`and ledger = ${ledger}`
  const statement = sql<EntryRow>`select ${entryColumns} from audit_entry where town = ${town} ${only} order by seq`
  for await (const row of streamRows(session, statement)) yield entryOfRow(row)
}

export interface ChainHead {
  readonly seq: number
  readonly digest: string
  readonly algorithm: DigestAlgorithm
}

/**
 * Recomputes each entry's digest and its tie to the one before; the head must be the last entry. An entry scrubbed by a destruction keeps its digest
 * and its ties; what it says is held by that destruction's own entry. Gives the number of entries.
 */
export async function verifyChain(
  session: Session,
  town: string,
  { head, problems }: { readonly head: ChainHead; readonly problems: AuditProblem[] },
): Promise<number> {
  const scrubbed = await readScrubbed(session, town)
  let previous = digestText(head.algorithm, town)
  let expected = 1
  for await (const entry of readChain(session, town)) {
    const { digest, ...content } = entry
    if (entry.seq !== expected) problems.push(about(entry, `审计链缺少第 ${expected} 条到第 ${entry.seq - 1} 条。`))
    else if (entry.previousDigest !== previous) problems.push(about(entry, `第 ${entry.seq} 条审计记录接不上前一条。`))
    if (!scrubbed.has(entry.seq) && digestEntry(head.algorithm, content) !== digest)
      problems.push(about(entry, `第 ${entry.seq} 条审计记录的内容被改动过。`))
    previous = digest
    expected = entry.seq + 1
  }
  if (expected - 1 !== head.seq || previous !== head.digest) {
    problems.push({
      seq: head.seq,
      ledger: undefined,
      record: undefined,
      version: undefined,
      message: `审计链的末尾应是第 ${head.seq} 条，实际是第 ${expected - 1} 条。`,
    })
  }
  return expected - 1
}

function about(entry: AuditEntry, message: string): AuditProblem {
  return { seq: entry.seq, ledger: entry.ledger ?? undefined, record: entry.record ?? undefined, version: undefined, message }
}
