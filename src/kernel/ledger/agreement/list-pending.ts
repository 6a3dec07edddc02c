import { type RawBuilder, sql } from 'kysely'
import { presentFieldValue } from '../../../definition/field/present-field-value.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { readPending } from '../../access/agreement/pending-changes.ts'
import { askedThemselves, isAlone, mayAgree } from '../../access/agreement/second-person.ts'
import type { PendingChange } from '../../access/agreement/types.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { Refusal } from '../../refusal.ts'
import { readInTown, type TownSession } from '../../town-session.ts'
import { requireLedger } from '../command/require-ledger.ts'
import { isReadable, presentVersions } from '../query/read-record.ts'
import { isRecordId, readVersions } from '../record/read-version.ts'
import type { LedgerRecord } from '../types.ts'
import { readAsked } from './asked-fields.ts'
import { describeAccess } from './describe-access.ts'

export interface PendingQuery {
  /** What waits, and what became of what was asked, over one record. */
  readonly record?: { readonly ledger: string; readonly id: string }
}

/** A change that waits or waited, as the actor may see it. */
export interface PendingView extends Omit<PendingChange, 'asked' | 'cause' | 'askedCadre' | 'entry'> {
  /** The record by its title, the user by name; empty for the rules. */
  readonly title: string
  /** What it says and what it is to say, printed and masked as everywhere; empty once it is settled. */
  readonly fields: readonly { readonly label: string; readonly was: string; readonly will: string }[]
  /** Whether the actor may agree or refuse, and whether it is theirs to withdraw. */
  readonly mayAgree: boolean
  readonly mayWithdraw: boolean
  /** Nobody but the one who asked could agree. */
  readonly alone: boolean
}

const months = 3

/**
 * What waits for the actor to agree, what they asked for themselves, and what became of that in three months; of a record, all there was over it, for
 * whoever may read it. Waiting first, oldest first. Refuses with `not-found` a record that is not theirs to read.
 */
export function listPending(kernel: Kernel, actor: Actor, { record }: PendingQuery = {}): Promise<readonly PendingView[]> {
  return readInTown(kernel, actor, 'read', async (place) => {
    const own = sql`(asked_by = ${actor.id} or asked_cadre = ${actor.cadre ?? null})`
    const isRight = ({ kind }: PendingChange) => mayAgree(actor, kind)
    const condition: RawBuilder<unknown> =
      record === undefined
        ? sql`(state = 'waiting' or (${own} and settled_at > ${place.moment.today}::date - make_interval(months => ${months})))`
        : sql`ledger = ${await requireReadable(place, record)} and record = ${record.id}::uuid`
    const found = await readPending(place.session, actor.town, condition)
    const views: PendingView[] = []
    for (const one of found) {
      const isOwn = await askedThemselves(place.session, actor, one)
      if (record === undefined && !isOwn && !isRight(one)) continue
      const waits = one.state === 'waiting'
      views.push({
        ...publicOf(one),
        ...(one.kind === 'record' ? await describeRecord(place, one) : await describeAccess(place.session, actor.town, one)),
        mayAgree: waits && isRight(one) && !isOwn,
        mayWithdraw: waits && isOwn,
        alone: waits && isOwn && (await isAlone(place.session, actor, one.kind)),
      })
    }
    return [...views.filter(({ state }) => state === 'waiting'), ...views.filter(({ state }) => state !== 'waiting')]
  })
}

async function requireReadable(
  place: TownSession,
  { ledger: name, id }: { readonly ledger: string; readonly id: string },
): Promise<string> {
  const ledger = requireLedger(place.kernel.catalogue, name)
  if (!isRecordId(id) || !(await isReadable(place, ledger, id))) throw new Refusal('not-found', `「${ledger.label}」里没有这条记录。`)
  return ledger.id
}

function publicOf({ asked: _asked, cause: _cause, askedCadre: _cadre, entry: _entry, ...one }: PendingChange) {
  return one
}

async function describeRecord(place: TownSession, one: PendingChange): Promise<Pick<PendingView, 'title' | 'fields'>> {
  const ledger = place.kernel.catalogue.findLedger(one.ledger ?? '')
  if (ledger === undefined) return { title: '', fields: [] }
  const [last] = await readVersions(
    place.session,
    ledger,
    sql`t.town = ${place.town} and t.id = ${one.record ?? ''}::uuid order by t.version desc limit 1`,
  )
  if (last === undefined) return { title: '', fields: [] }
  const asked = Object.entries(readAsked(one))
  const side = (which: 'was' | 'will') => ({
    ...last,
    values: { ...last.values, ...Object.fromEntries(asked.map(([id, sides]) => [id, sides[which]])) },
  })
  const [now, was, will] = await presentVersions(place, { ledger, versions: [last, side('was'), side('will')] })
  const fields = ledger.fields
    .filter(({ id }) => asked.some(([field]) => field === id))
    .map(({ id, field }) => ({ label: field.label, was: print(ledger, was, id), will: print(ledger, will, id) }))
  return { title: now?.title ?? '', fields }
}

function print({ fields }: ResolvedLedger, record: LedgerRecord | undefined, id: string): string {
  const field = fields.find((one) => one.id === id)?.field
  if (record === undefined || field === undefined) return ''
  return record.shown[id] ?? presentFieldValue(field, record.values[id] ?? null)
}
