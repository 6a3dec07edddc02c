import { sql } from 'kysely'
import { digestKept } from '../../audit/kept-rows.ts'
import type { AuditContext } from '../../audit/types.ts'
import { writeAudited } from '../../audit/write-audited.ts'
import { row, uuid } from '../../storage/row.ts'
import { keptUsers } from '../kept-access.ts'
import { hashPassword, isCurrent } from '../password/password.ts'
import type { Actor } from '../types.ts'

const changedRow = row('town_user', { id: uuid })

export interface ProvedPassword {
  /** As it is stored. */
  readonly digest: string
  /** As its owner has just typed it. */
  readonly password: string
}

/**
 * Makes the digest of a password anew by the scheme and at the cost of today, as soon as its owner has shown that they know it: the password stays what it
 * was, and so does its age. An entry says so; where it was changed in between nothing is done.
 */
export async function renewDigest(
  kernel: AuditContext,
  actor: Actor & { readonly account: string },
  { digest, password }: ProvedPassword,
): Promise<void> {
  if (isCurrent(kernel.engine, digest)) return
  const { id, name, account } = actor
  const renewed = await hashPassword(kernel.engine, password)
  await writeAudited(kernel, actor, async (change) => {
    const { session, town } = change
    const changed = await session.query(sql`
      update town_user set password = ${renewed} where town = ${town} and id::text = ${id} and password = ${digest} returning id
    `)
    if (changedRow.first(changed) === undefined) return { result: undefined, note: undefined }
    const detail = { account, name, ...(await digestKept(change, keptUsers, id)) }
    return { result: undefined, note: { action: 'user.rehash', ledger: null, record: id, detail } }
  })
}
