import { sql } from 'kysely'
import type { AuditContext } from '../../audit/types.ts'
import type { Session } from '../../storage/types.ts'
import { readAccessRules } from '../rules/access-rules.ts'
import type { Actor } from '../types.ts'
import { askInChain, readPending, settleInChain } from './pending-changes.ts'
import type { PendingKind } from './types.ts'

export interface AccessAsking {
  readonly kind: Exclude<PendingKind, 'record'>
  /** The user; null for the rules. */
  readonly record: string | null
  readonly asked: string
}

/** Whether the town asks for a second person. */
export async function asksSecondPerson(session: Session, town: string): Promise<boolean> {
  return (await readAccessRules(session, town)).secondPerson
}

/** Puts a change of a user or of the rules down to wait; what waited of the same is overtaken by it. In an open transaction, in the town's line of writers. */
export async function askAccess(
  session: Session,
  kernel: Omit<AuditContext, 'engine'> & { readonly newId: () => string },
  { actor, asking }: { readonly actor: Actor; readonly asking: AccessAsking },
): Promise<void> {
  const { kind, record } = asking
  const earlier = await readPending(
    session,
    actor.town,
    sql`state = 'waiting' and kind = ${kind} and record is not distinct from ${record}::uuid`,
  )
  for (const one of earlier) await settleInChain(session, kernel, { writer: actor, one, settlement: { state: 'overtaken' } })
  await askInChain(session, kernel, actor, { ...asking, ledger: null })
}
