import { sql } from 'kysely'
import { wholeNumber } from '../../../definition/decimal/decimal.ts'
import type { AuditProblem } from '../../audit/audit-problem.ts'
import { digestEntry, digestText } from '../../audit/digest.ts'
import { entryColumns, entryOfFound, foundEntryRow } from '../../audit/entry-row.ts'
import type { AuditEntry, DigestAlgorithm } from '../../audit/types.ts'
import { readScrubbed } from '../../destroyed/verify-destructions.ts'
import { pause } from '../../pause.ts'
import { bigint, row } from '../../storage/row.ts'
import { streamRows } from '../../storage/stream-rows.ts'
import type { Engine, Session } from '../../storage/types.ts'
import { type EntryRange, within } from './entry-range.ts'

const seqRow = row('audit_entry', { seq: bigint })

const piece = 1_000

/** Entries of one ledger with their numbers in a range, in order. */
export async function* readChain(
  session: Session,
  { town, ledger, range }: { readonly town: string; readonly ledger: string; readonly range: EntryRange },
): AsyncGenerator<AuditEntry> {
  const statement = sql`
    select ${entryColumns} from audit_entry where town = ${town} and ledger = ${ledger} and ${within(sql`seq`, range)} order by seq
  `
  for await (const row of streamRows(session, { row: foundEntryRow, statement })) yield entryOfFound(row)
}

export interface ChainHead {
  readonly seq: number
  readonly digest: string
  readonly algorithm: DigestAlgorithm
}

/**
 * Recomputes each entry's digest and its tie to the one before; the head must be the last entry. An entry scrubbed by a destruction keeps its digest
 * and its ties; what it says is held by that destruction's own entry. Read in pieces: entries up to the head do not change. Gives their number.
 */
export async function verifyChain(
  engine: Engine,
  town: string,
  { head, problems }: { readonly head: ChainHead; readonly problems: AuditProblem[] },
): Promise<number> {
  let previous = digestText(head.algorithm, town)
  let expected = 1
  for (let after = 0; after < head.seq; ) {
    const { entries, scrubbed } = await readPiece(engine, { town, after, last: head.seq })
    for (const entry of entries) {
      const { digest, ...content } = entry
      if (entry.seq !== expected) problems.push(about(entry, `审计链缺少第 ${expected} 条到第 ${entry.seq - 1} 条。`))
      else if (entry.previousDigest !== previous) problems.push(about(entry, `第 ${entry.seq} 条审计记录接不上前一条。`))
      if (!scrubbed.has(entry.seq) && digestEntry(head.algorithm, content) !== digest)
        problems.push(about(entry, `第 ${entry.seq} 条审计记录的内容被改动过。`))
      previous = digest
      expected = entry.seq + 1
    }
    await pause()
    after = entries.at(-1)?.seq ?? head.seq
  }
  if (expected - 1 !== head.seq || previous !== head.digest) {
    problems.push({
      ...nothing,
      seq: head.seq,
      message: `审计链的末尾应是第 ${head.seq} 条，实际是第 ${expected - 1} 条。`,
    })
  }
  const beyond = await findBeyond(engine, town)
  if (beyond !== undefined) problems.push({ ...nothing, seq: beyond, message: `审计链末尾之后还有第 ${beyond} 条，不是经审计链写入的。` })
  return expected - 1
}

const nothing = { ledger: undefined, record: undefined, version: undefined } as const

/** An entry after the head, as it is at one moment. */
function findBeyond(engine: Engine, town: string): Promise<number | undefined> {
  return engine.inTown(town).read(async (session) => {
    const row = seqRow.first(
      await session.query(
        sql`select e.seq from audit_entry e join audit_head h on h.town = e.town where e.town = ${town} and e.seq > h.seq order by e.seq limit 1`,
      ),
    )
    return row === undefined ? undefined : wholeNumber(row.seq)
  })
}

interface Range {
  readonly town: string
  readonly after: number
  readonly last: number
}

/** Some entries, and which of them are scrubbed at that very moment. */
function readPiece(engine: Engine, { town, after, last }: Range) {
  return engine.inTown(town).read(async (session) => {
    const statement = sql`
      select ${entryColumns} from audit_entry where town = ${town} and seq > ${after} and seq <= ${last} order by seq limit ${sql.raw(String(piece))}
    `
    const rows = foundEntryRow.all(await session.query(statement))
    const entries = rows.map(entryOfFound)
    return { entries, scrubbed: await readScrubbed(session, town, { after, last: entries.at(-1)?.seq ?? last }) }
  })
}

function about(entry: AuditEntry, message: string): AuditProblem {
  return { seq: entry.seq, ledger: entry.ledger ?? undefined, record: entry.record ?? undefined, version: undefined, message }
}
