import { type RawBuilder, sql } from 'kysely'
import { wholeNumber } from '../../../definition/decimal/decimal.ts'
import { oneOf, orNull, text } from '../../../definition/shape/shape.ts'
import { digestKept } from '../../audit/kept-rows.ts'
import type { AuditContext, AuditDetail, AuditNote, Change, Writer } from '../../audit/types.ts'
import { writeInChain } from '../../audit/write-audited.ts'
import { bigint, instant, row, uuid } from '../../storage/row.ts'
import { numbersSealed } from '../../storage/sealing/keyed.ts'
import type { Session } from '../../storage/types.ts'
import { keptPendingChanges } from './pending-change-table.ts'
import { type PendingChange, type PendingState, pendingKinds, pendingStates } from './types.ts'

const pendingRow = row('pending_change', {
  id: uuid,
  kind: oneOf(pendingKinds),
  ledger: orNull(text),
  record: orNull(uuid),
  asked: orNull(text),
  cause: orNull(text),
  entry: bigint,
  reason: orNull(text),
  asked_by: text,
  asked_cadre: orNull(text),
  asked_at: instant,
  state: oneOf(pendingStates),
  settled_by: orNull(text),
  settled_at: orNull(instant),
  settled_reason: orNull(text),
})

/** The changes that meet a condition, oldest first. */
export async function readPending(session: Session, town: string, condition: RawBuilder<unknown>): Promise<readonly PendingChange[]> {
  const rows = await session.query(sql`
    select id, kind, ledger, record, asked, cause, entry, reason, asked_by, asked_cadre, asked_at, state, settled_by, settled_at, settled_reason
    from pending_change where town = ${town} and ${condition} order by asked_at, id
  `)
  return pendingRow.all(rows).map((one) => ({
    id: one.id,
    kind: one.kind,
    ledger: one.ledger,
    record: one.record,
    asked: one.asked,
    cause: one.cause,
    entry: wholeNumber(one.entry),
    reason: one.reason,
    askedBy: one.asked_by,
    askedCadre: one.asked_cadre,
    askedAt: one.asked_at,
    state: one.state,
    settledBy: one.settled_by,
    settledAt: one.settled_at,
    settledReason: one.settled_reason,
  }))
}

export interface NewPending extends Pick<PendingChange, 'kind' | 'ledger' | 'record'> {
  readonly asked: string
  readonly cause?: string | undefined
  readonly reason?: string | undefined
  /** The entry that it came with; its own when absent. */
  readonly entry?: number
}

type Context = Omit<AuditContext, 'engine'> & { readonly newId: () => string }

/** Puts a change down to wait, as an entry of its own in an open transaction. Gives its id. */
export function askInChain(session: Session, context: Context, writer: Writer, asking: NewPending): Promise<string> {
  return writeInChain(session, context, writer, async (change) => {
    const { town, at, actor, seq } = change
    const { kind, ledger, record, asked, cause = null, reason = null, entry = seq } = asking
    const id = context.newId()
    await session.query(sql`
      insert into pending_change (town, id, kind, ledger, record, asked, cause, entry, reason, asked_by, asked_cadre, asked_at, state)
      values (${town}, ${id}, ${kind}, ${ledger}, ${record}, ${numbersSealed(asked)}, ${numbersSealed(cause)}, ${entry},
        ${numbersSealed(reason)}, ${actor}, ${writer.cadre ?? null}, ${at}, 'waiting')
    `)
    return { result: id, note: await noteOf(change, { ...asking, id }, { action: 'agreement.ask', reason }) }
  })
}

export interface Settlement {
  readonly state: Exclude<PendingState, 'waiting'>
  readonly reason?: string | undefined
  /** What else the entry says of it. */
  readonly detail?: AuditDetail
}

const actions = {
  agreed: 'agreement.agree',
  refused: 'agreement.refuse',
  withdrawn: 'agreement.withdraw',
  overtaken: 'agreement.overtake',
} as const

/** Settles a waiting change within an open one, and gives the note of its entry. What was to be is no longer kept. */
export async function settlePending(
  change: Change,
  one: Pick<PendingChange, 'id' | 'kind' | 'ledger' | 'record'>,
  { state, reason, detail = {} }: Settlement,
): Promise<AuditNote> {
  const { session, town, at, actor } = change
  await session.query(sql`
    update pending_change set state = ${state}, asked = null, settled_by = ${actor}, settled_at = ${at}, settled_reason = ${numbersSealed(reason ?? null)}
    where town = ${town} and id = ${one.id} and state = 'waiting'
  `)
  return noteOf(change, one, { action: actions[state], reason: reason ?? null, detail })
}

/** The same as an entry of its own in an open transaction. */
export function settleInChain(
  session: Session,
  context: Omit<AuditContext, 'engine'>,
  {
    writer,
    one,
    settlement,
  }: {
    readonly writer: Writer
    readonly one: Pick<PendingChange, 'id' | 'kind' | 'ledger' | 'record'>
    readonly settlement: Settlement
  },
): Promise<void> {
  return writeInChain(session, context, writer, async (change) => ({
    result: undefined,
    note: await settlePending(change, one, settlement),
  }))
}

async function noteOf(
  change: Change,
  { id, kind, ledger, record }: Pick<PendingChange, 'id' | 'kind' | 'ledger' | 'record'>,
  { action, reason, detail = {} }: { readonly action: string; readonly reason: string | null; readonly detail?: AuditDetail },
): Promise<AuditNote> {
  const why = reason === null ? {} : { reason }
  return { action, ledger, record, detail: { ...detail, change: id, kind, ...why, ...(await digestKept(change, keptPendingChanges, id)) } }
}
