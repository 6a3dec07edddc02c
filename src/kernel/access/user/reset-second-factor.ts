import { sql } from 'kysely'
import type { AuditContext, Change, Writer } from '../../audit/types.ts'
import { type AuditedWork, lockChain, writeInChain } from '../../audit/write-audited.ts'
import type { Session } from '../../storage/types.ts'
import { askAccess, asksSecondPerson } from '../agreement/ask-access.ts'
import { authorize } from '../authorize.ts'
import { removeIdentity } from '../county/remove-identity.ts'
import { removeKeysOf } from '../passkey/remove-passkeys.ts'
import type { Actor } from '../types.ts'
import { readFactor } from './take-code.ts'
import { requireUser } from './user-change.ts'

/**
 * For somebody who lost the device or a passkey: all of theirs go, and the link to the county, which a stranger may have made. Where the town asks for a second person, it waits for one. Refuses: `not-permitted`
 * unless the actor manages users, `not-found`.
 */
export async function resetSecondFactor(
  kernel: AuditContext & { readonly newId: () => string },
  actor: Actor,
  user: string,
): Promise<void> {
  authorize(actor, 'secure')
  const { town } = actor
  await kernel.engine.inTown(town).write(async (session) => {
    await lockChain(session, town)
    const { id } = await requireUser(session, { town, id: user })
    if (!(await hasFactor(session, town, id))) return
    if (await asksSecondPerson(session, town))
      await askAccess(session, kernel, { actor, asking: { kind: 'second-factor', record: id, asked: '{}' } })
    else await clearFactors(session, kernel, { writer: actor, user: id })
  })
}

/** Takes away all that a user proves themselves by beside the password, each with its entry, in an open transaction. */
export async function clearFactors(
  session: Session,
  kernel: Omit<AuditContext, 'engine'>,
  { writer, user }: { readonly writer: Writer; readonly user: string },
): Promise<void> {
  const { name } = await requireUser(session, { town: writer.town, id: user })
  await writeInChain(session, kernel, writer, (change) => clearDevice(change, { user, name }))
  await removeKeysOf(session, kernel, { writer, user, name })
  await writeInChain(session, kernel, writer, (change) => removeIdentity(change, { user, name }))
}

/** Takes a user's device away within an open change. */
export async function clearDevice(
  { session, town }: Change,
  { user, name }: { readonly user: string; readonly name: string },
): Promise<AuditedWork<undefined>> {
  const gone = await session.query(sql`delete from second_factor where town = ${town} and user_id::text = ${user} returning user_id`)
  const note = { action: 'second-factor.clear', ledger: null, record: user, detail: { name } } as const
  return { result: undefined, note: gone.length === 0 ? undefined : note }
}

async function hasFactor(session: Session, town: string, user: string): Promise<boolean> {
  if ((await readFactor(session, town, user)) !== undefined) return true
  const others = sql`
    select 1 from passkey where town = ${town} and user_id::text = ${user}
    union all select 1 from county_identity where town = ${town} and user_id::text = ${user} limit 1
  `
  return (await session.query(others)).length > 0
}
