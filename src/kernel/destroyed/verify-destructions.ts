import { sql } from 'kysely'
import { wholeNumber } from '../../definition/decimal/decimal.ts'
import { count, flag, orNull, text } from '../../definition/shape/shape.ts'
import type { AuditProblem } from '../audit/audit-problem.ts'
import { digestText } from '../audit/digest.ts'
import { entryColumns, entryOfFound, foundEntryRow } from '../audit/entry-row.ts'
import { createMerkleTree } from '../audit/merkle.ts'
import type { AuditEntry, DigestAlgorithm } from '../audit/types.ts'
import { bigint, row } from '../storage/row.ts'
import { streamRows } from '../storage/stream-rows.ts'
import type { Engine, Session } from '../storage/types.ts'
import { destroyedLeaf, scrubbedLeaf, sealedLeaf } from './leaves.ts'

const strayRow = row('what a destruction left', { destroyed_by: bigint })
const spansRow = row('destruction', { spans: text })
const scrubbedRow = row('scrubbed_entry', { seq: bigint })

interface Inspection {
  readonly town: string
  readonly algorithm: DigestAlgorithm
  readonly problems: AuditProblem[]
}

/**
 * What a destruction left behind is what its entry says: which versions went, which entries were scrubbed and how they stand now, where the records
 * stood, and which figures were sealed. Also finds remains that no entry answers for.
 */
export async function verifyDestructions(engine: Engine, inspection: Inspection): Promise<void> {
  const { town, problems } = inspection
  const entries = await engine.inTown(town).read(async (session) => {
    const rows = foundEntryRow.all(
      await session.query(sql`select ${entryColumns} from audit_entry where town = ${town} and action = 'destroy' order by seq`),
    )
    const found = rows.map(entryOfFound)
    const known = sql`${found.map(({ seq }) => seq)}::bigint[]`
    for (const table of ['destroyed_version', 'destroyed_record', 'scrubbed_entry', 'sealed_figure'] as const) {
      const stray = strayRow.first(
        await session.query(
          sql`select destroyed_by from ${sql.id(table)} where town = ${town} and not destroyed_by = any(${known}) limit 1`,
        ),
      )
      if (stray !== undefined)
        problems.push(about(wholeNumber(stray.destroyed_by), `有销毁留下的内容，审计链里却没有第 ${stray.destroyed_by} 条销毁。`))
    }
    return found
  })
  for (const entry of entries) await engine.inTown(town).read((session) => verifyOne(session, inspection, entry))
}

async function verifyOne(session: Session, { town, algorithm, problems }: Inspection, entry: AuditEntry): Promise<void> {
  const { seq, detail } = entry
  const wrong = (message: string): void => {
    problems.push(about(seq, `第 ${seq} 条审计记录（销毁）${message}`))
  }
  const versions = createMerkleTree(algorithm)
  for await (const row of streamRows(session, { row: destroyedRow, statement: destroyedRows(town, seq) })) {
    versions.add(destroyedLeaf({ ...row, entry: wholeNumber(row.entry), endedAt: row.ended_at }))
  }
  if (versions.count !== detail.versions || versions.root() !== detail.versionsRoot) wrong('销毁了哪些版本，与当时记下的不符。')
  // Destructions of older editions kept no marks.
  const marks = createMerkleTree(algorithm)
  for await (const { mark } of streamRows(session, { row: markRow, statement: markRows(town, seq) })) marks.add(mark)
  if (marks.count > 0 || detail.marksRoot !== undefined) {
    if (marks.root() !== detail.marksRoot) wrong('销毁了哪些记录，与当时记下的不符。')
  }
  const scrubbed = createMerkleTree(algorithm)
  const entries = sql`
    select ${entryColumns} from audit_entry as a where town = ${town}
      and exists (select 1 from scrubbed_entry as s where s.town = a.town and s.seq = a.seq and s.destroyed_by = ${seq}) order by seq
  `
  for await (const row of streamRows(session, { row: foundEntryRow, statement: entries }))
    scrubbed.add(scrubbedLeaf(algorithm, entryOfFound(row)))
  if (scrubbed.count !== detail.scrubbed || scrubbed.root() !== detail.scrubbedRoot) wrong('清除过的审计记录又被改动。')
  const sealed = createMerkleTree(algorithm)
  for await (const row of streamRows(session, { row: sealedRow, statement: sealedRows(town, seq) })) sealed.add(sealedLeaf(row))
  if (sealed.count !== detail.sealed || sealed.root() !== detail.sealedRoot) wrong('封存的数被改动过。')
  const spans = spansRow.first(await session.query(sql`select spans from destruction where town = ${town} and entry = ${seq}`))
  if (spans === undefined || digestText(algorithm, spans.spans) !== detail.spansDigest) wrong('销毁的范围被改动过。')
}

const destroyedRow = row('destroyed_version', {
  ledger: text,
  entry: bigint,
  position: count,
  digest: text,
  ended_at: orNull(text),
  withdrawn: flag,
})

function destroyedRows(town: string, seq: number) {
  return sql`
    select ledger, entry, position, digest, ended_at, withdrawn from destroyed_version
    where town = ${town} and destroyed_by = ${seq} order by ledger, entry, position
  `
}

const markRow = row('destroyed_record', { mark: text })

function markRows(town: string, seq: number) {
  return sql`select mark from destroyed_record where town = ${town} and destroyed_by = ${seq} order by mark`
}

const sealedRow = row('sealed_figure', { leaf: text, as_of: text, label: text, period: text, slices: text, reading: text, rest: text })

function sealedRows(town: string, seq: number) {
  return sql`
    select leaf, as_of, label, period, slices, reading, rest from sealed_figure where town = ${town} and destroyed_by = ${seq} order by leaf, as_of
  `
}

/** The numbers of the entries whose content was scrubbed: their own digests were taken over what they said before. */
export async function readScrubbed(
  session: Session,
  town: string,
  { after, last }: { readonly after: number; readonly last: number },
): Promise<ReadonlySet<number>> {
  const rows = scrubbedRow.all(
    await session.query(sql`select seq from scrubbed_entry where town = ${town} and seq > ${after} and seq <= ${last}`),
  )
  return new Set(rows.map(({ seq }) => wholeNumber(seq)))
}

function about(seq: number, message: string): AuditProblem {
  return { seq, ledger: undefined, record: undefined, version: undefined, message }
}
