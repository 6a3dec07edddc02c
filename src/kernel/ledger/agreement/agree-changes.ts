import { sql } from 'kysely'
import { parseJson } from '../../../definition/shape/parse-json.ts'
import { either, object, oneOf, requireShape, text } from '../../../definition/shape/shape.ts'
import { applyAccessChange } from '../../access/agreement/apply-access-change.ts'
import { readPending, settlePending } from '../../access/agreement/pending-changes.ts'
import { askedThemselves, assertSecondPerson, mayAgree } from '../../access/agreement/second-person.ts'
import type { PendingChange, PendingState } from '../../access/agreement/types.ts'
import type { Actor } from '../../access/types.ts'
import type { Cause, Change } from '../../audit/types.ts'
import type { AuditedWork } from '../../audit/write-audited.ts'
import { writeInChain } from '../../audit/write-audited.ts'
import type { Kernel } from '../../context.ts'
import { Refusal } from '../../refusal.ts'
import type { Session } from '../../storage/types.ts'
import { writeInTown } from '../../town-session.ts'
import { requireWritable } from '../command/require-ledger.ts'
import { assertKeysFree } from '../record/natural-keys.ts'
import { findCurrentVersion, isRecordId } from '../record/read-version.ts'
import { danglingReferences } from '../record/validate-values.ts'
import { versionDetail, writeRecord } from '../record/write-records.ts'
import { readAsked } from './asked-fields.ts'

export interface Agreed {
  readonly id: string
  /** `overtaken`: what it is about is no longer what it was; nothing of it took effect. */
  readonly state: Extract<PendingState, 'agreed' | 'overtaken'>
}

/**
 * The actor, as the second person, agrees to changes that wait: they take effect, each as an entry of its own, all of them or none. Refuses with `not-permitted`
 * who has not the right or asked themselves, `not-found`, `wrong-state` what is settled already (of two who agree at once one does), and as every write does.
 */
export async function agreeChanges(kernel: Kernel, actor: Actor, { ids }: { readonly ids: readonly string[] }): Promise<readonly Agreed[]> {
  return writeInTown(kernel, actor, 'read', async ({ session }) => {
    const done: Agreed[] = []
    for (const id of new Set(ids)) {
      const one = await requireWaiting(session, actor.town, id)
      await assertSecondPerson(session, actor, one)
      const state =
        one.kind === 'record'
          ? await writeInChain(session, kernel, actor, (change) => carryOut(kernel, change, one))
          : await applyAccessChange(session, kernel, { actor, one })
      done.push({ id: one.id, state })
    }
    return done
  })
}

/** The actor, as the second person, refuses a change that waits, and says why. Refuses as agreeing does, and with `invalid` without a reason. */
export async function refuseChange(
  kernel: Kernel,
  actor: Actor,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<void> {
  const why = reason.trim()
  if (why === '') throw new Refusal('invalid', '请写明为什么不同意。', { fields: [{ field: 'reason', message: '请写明理由' }] })
  await writeInTown(kernel, actor, 'read', async ({ session }) => {
    const one = await requireWaiting(session, actor.town, id)
    if (await askedThemselves(session, actor, one)) throw new Refusal('not-permitted', '这项改动是你提出的：不要了就撤回。')
    if (!mayAgree(actor, one.kind)) throw new Refusal('not-permitted', '这项改动要由有权改它的另一人办，你的角色不能。')
    await settle(session, kernel, { actor, one, state: 'refused', reason: why })
  })
}

/** Whoever asked for a change takes it back. Refuses with `not-permitted` everybody else, `not-found` and `wrong-state` like the others. */
export async function withdrawChange(kernel: Kernel, actor: Actor, { id }: { readonly id: string }): Promise<void> {
  await writeInTown(kernel, actor, 'read', async ({ session }) => {
    const one = await requireWaiting(session, actor.town, id)
    if (!(await askedThemselves(session, actor, one)))
      throw new Refusal('not-permitted', '这项改动不是你提出的，不能由你撤回；不同意请退回。')
    await settle(session, kernel, { actor, one, state: 'withdrawn', reason: undefined })
  })
}

interface Settling {
  readonly actor: Actor
  readonly one: PendingChange
  readonly state: 'refused' | 'withdrawn'
  readonly reason: string | undefined
}

function settle(session: Session, kernel: Kernel, { actor, one, state, reason }: Settling): Promise<void> {
  return writeInChain(session, kernel, actor, async (change) => ({
    result: undefined,
    note: await settlePending(change, one, { state, reason }),
  }))
}

const words: Readonly<Record<Exclude<PendingState, 'waiting'>, string>> = {
  agreed: '已经有人同意，生效了',
  refused: '已经退回',
  withdrawn: '提出的人已经撤回',
  overtaken: '提出以后内容又动过，已经作废',
}

async function requireWaiting(session: Session, town: string, id: string): Promise<PendingChange> {
  const [one] = isRecordId(id) ? await readPending(session, town, sql`id = ${id}::uuid`) : []
  if (one === undefined) throw new Refusal('not-found', '没有这项待同意的改动。')
  if (one.state !== 'waiting') throw new Refusal('wrong-state', `这项改动${words[one.state]}，不用再办。`)
  return one
}

const causeShape = either(object({ type: oneOf(['hand', 'file']) }), object({ type: oneOf(['step', 'effect']), loop: text, step: text }))

/** The way on which it was asked for: what a step asked for may change what only steps change. */
function causeOf({ cause }: PendingChange): Cause {
  return cause === null ? { type: 'hand' } : requireShape(causeShape, parseJson(cause), 'the cause of a waiting change')
}

/** Writes what was asked of a record, if the record still says what it said then. */
async function carryOut(kernel: Kernel, change: Change, one: PendingChange): Promise<AuditedWork<Agreed['state']>> {
  const { session, town } = change
  const ledger = requireWritable(kernel, one.ledger ?? '')
  const asked = readAsked(one)
  const before = await findCurrentVersion(session, ledger, { town, id: one.record ?? '' })
  if (before === undefined || Object.entries(asked).some(([field, { was }]) => (before.values[field] ?? null) !== was)) {
    return { result: 'overtaken', note: await settlePending(change, one, { state: 'overtaken' }) }
  }
  const values = { ...before.values, ...Object.fromEntries(Object.entries(asked).map(([field, { will }]) => [field, will])) }
  const dangling = await danglingReferences({ kernel, session, town, ledger }, values, before.values)
  if (dangling.length > 0) throw new Refusal('wrong-state', dangling.map(({ message }) => message).join('；'), { fields: dangling })
  await assertKeysFree({ kernel, session, town }, ledger, { id: before.id, values, role: change.role })
  const written = await writeRecord(kernel, change, { ledger, changes: [{ before, values }], agreed: one.id })
  const note = await settlePending(change, one, { state: 'agreed', detail: versionDetail(written) })
  return { result: 'agreed', note, cause: causeOf(one) }
}
