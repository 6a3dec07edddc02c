import { sql } from 'kysely'
import { wholeNumber } from '../../definition/decimal/decimal.ts'
import { oneOf, orNull, text } from '../../definition/shape/shape.ts'
import { bigint, instant, row } from '../storage/row.ts'
import { SealedDocument } from '../storage/sealing/keyed.ts'
import type { Session } from '../storage/types.ts'
import { createByLedger } from './by-ledger.ts'
import { digestEntry } from './digest.ts'
import { instantAfter } from './instant.ts'
import {
  type AuditContext,
  type AuditDetail,
  type AuditNote,
  type Cause,
  type Change,
  type DigestAlgorithm,
  digestAlgorithms,
  type Writer,
  type WrittenRecord,
} from './types.ts'
import { withoutHead } from './without-head.ts'

export interface AuditedWork<Result> {
  readonly result: Result
  /** What the chain remembers; undefined when nothing was written after all. */
  readonly note: AuditNote | undefined
  /** By hand when absent, which is what the most is asked of. */
  readonly cause?: Cause
}

/**
 * Writes: one transaction, one instant, one entry of the chain, or nothing at all. What needs several entries in one transaction adds each by
 * `writeInChain`; there is no third way. The head of the chain is locked first, so
 * the writers of a town stand in line and their instants strictly increase; a reading as of an instant that has passed never gains rows.
 */
export function writeAudited<Result>(
  context: AuditContext,
  writer: Writer,
  work: (change: Change) => Promise<AuditedWork<Result>>,
): Promise<Result> {
  return context.engine.inTown(writer.town).write((session) => writeInChain(session, context, writer, work))
}

/** Puts a transaction in the town's line of writers before its first entry, so that what it reads is what it writes upon. */
export async function lockChain(session: Session, town: string): Promise<void> {
  await holdHead(session, town)
}

/** Says that this change makes, or changes, ledgers of the town's own: whoever knows them as they were before writes no more. */
export async function markDefined({ session, town, seq }: Pick<Change, 'session' | 'town' | 'seq'>): Promise<void> {
  keepHead(session, town, { ...(await holdHead(session, town)), definedAt: seq })
}

interface Head {
  readonly seq: number
  readonly at: string
  readonly digest: string
  readonly algorithm: DigestAlgorithm
  readonly definedAt: number
}

/** The heads that open transactions have locked: until their end nobody else moves them. */
const heads = new WeakMap<Session, Map<string, Head>>()
/** Towns of which a transaction is putting an entry on the chain: what follows behind it adds its entries before the head is moved. */
const writing = new WeakMap<Session, Set<string>>()

const headRow = row('audit_head', {
  seq: bigint,
  at: instant,
  digest: text,
  algorithm: oneOf(digestAlgorithms),
  defined_at: orNull(bigint),
})

async function holdHead(session: Session, town: string): Promise<Head> {
  const held = heads.get(session)?.get(town)
  if (held !== undefined) return held
  const head = headRow.first(
    await session.query(sql`select seq, at, digest, algorithm, defined_at from audit_head where town = ${town} for update`),
  )
  if (head === undefined) throw await withoutHead(session, town)
  const { at, digest, algorithm, seq, defined_at: definedAt } = head
  return keepHead(session, town, { seq: wholeNumber(seq), at, digest, algorithm, definedAt: wholeNumber(definedAt ?? '0') })
}

function keepHead(session: Session, town: string, head: Head): Head {
  const held = heads.get(session) ?? new Map<string, Head>()
  heads.set(session, held)
  held.set(town, head)
  return head
}

/**
 * The same inside a transaction that is already open, which may hold several entries. The head is moved once, behind all that follows an entry: a row that
 * was written may not be written again once the transaction has rested.
 */
export async function writeInChain<Result>(
  session: Session,
  context: Omit<AuditContext, 'engine'>,
  writer: Writer,
  work: (change: Change) => Promise<AuditedWork<Result>>,
): Promise<Result> {
  const { town } = writer
  const head = await holdHead(session, town)
  const seq = head.seq + 1
  const at = instantAfter(head.at, context.clock())
  const { algorithm } = head
  const word = { held: createByLedger<string>(), written: createByLedger<WrittenRecord>() }
  const { cadre, everywhere, correction } = writer
  const corrected = new Set<string>()
  const own = { actor: writer.id, role: writer.role, cadre, everywhere, correction, corrected }
  const agreement = { held: [], overtaken: new Set<string>(), withdrawn: new Set<string>() }
  const change: Change = { session, town, ...own, seq, at, algorithm, definedAt: head.definedAt, ...word, agreement }
  const { result, note: told, cause = { type: 'hand' } } = await work(change)
  if (told === undefined) return result
  const note = { ...told, detail: { ...told.detail, ...correctionDetail(change) } }
  await context.closeChange(change)
  // As the column gives the id back: a caller may write it in capitals, and the digest is taken over it.
  const record = note.record?.toLowerCase() ?? null
  const entry = { town, seq, at, actor: writer.id, ...note, record, previousDigest: head.digest }
  const digest = digestEntry(algorithm, entry)
  await session.send(sql`
    insert into audit_entry (town, seq, at, actor, action, ledger, record, digest, previous_digest, detail)
    values (${town}, ${seq}, ${at}, ${writer.id}, ${note.action}, ${note.ledger}, ${record}, ${digest}, ${head.digest}, ${new SealedDocument(note.detail)})
  `)
  keepHead(session, town, { seq, at, digest, algorithm, definedAt: (await holdHead(session, town)).definedAt })
  const isOutermost = await behind(session, town, async () => {
    if (leftWord(change)) await context.afterChange(change, { writer, note, cause })
  })
  if (isOutermost) {
    const last = await holdHead(session, town)
    await session.send(
      sql`update audit_head set seq = ${last.seq}, at = ${last.at}, digest = ${last.digest}, defined_at = nullif(${last.definedAt}::bigint, 0) where town = ${town}`,
    )
    session.tell?.(town, last.seq)
  }
  return result
}

/** Whether something follows behind the entry. */
function leftWord({ written, agreement: { held, overtaken, withdrawn } }: Change): boolean {
  return !written.isEmpty || held.length + overtaken.size + withdrawn.size > 0
}

/** What an entry keeps of a correction in closed years; no other entry has it. */
function correctionDetail({ correction, corrected }: Change): AuditDetail {
  return correction === undefined || corrected.size === 0 ? {} : { correction, closedYears: [...corrected].sort().join('、') }
}

/** Runs what follows behind an entry; gives whether the entry is itself behind none. */
async function behind(session: Session, town: string, follow: () => Promise<void>): Promise<boolean> {
  const towns = writing.get(session) ?? new Set()
  writing.set(session, towns)
  const isOutermost = !towns.has(town)
  towns.add(town)
  try {
    await follow()
  } finally {
    if (isOutermost) towns.delete(town)
  }
  return isOutermost
}
