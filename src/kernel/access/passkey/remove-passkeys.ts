import { sql } from 'kysely'
import { text } from '../../../definition/shape/shape.ts'
import type { AuditContext, Change, Writer } from '../../audit/types.ts'
import { type AuditedWork, writeInChain } from '../../audit/write-audited.ts'
import { row, uuid } from '../../storage/row.ts'
import type { Session } from '../../storage/types.ts'

const keyRow = row('passkey', { id: uuid, passkey: text })

interface RemovedKey {
  readonly id: string
  readonly passkey: string
  readonly user: string
  readonly name: string
}

/** Takes one key away within an open change; one that is gone already is passed over. */
export async function removeKey({ session, town }: Change, { id, passkey, user, name }: RemovedKey): Promise<AuditedWork<undefined>> {
  const gone = await session.query(
    sql`delete from passkey where town = ${town} and id::text = ${id} and user_id::text = ${user} returning id`,
  )
  const note = { action: 'passkey.remove', ledger: null, record: id, detail: { name, user, passkey } } as const
  return { result: undefined, note: gone.length === 0 ? undefined : note }
}

/** Takes every key of a user away in an open transaction, each with its entry. */
export async function removeKeysOf(
  session: Session,
  kernel: Omit<AuditContext, 'engine'>,
  { writer, user, name }: { readonly writer: Writer; readonly user: string; readonly name: string },
): Promise<void> {
  const { town } = writer
  const keys = keyRow.all(
    await session.query(sql`select id, name as passkey from passkey where town = ${town} and user_id::text = ${user} order by since, id`),
  )
  for (const key of keys) await writeInChain(session, kernel, writer, (change) => removeKey(change, { ...key, user, name }))
}
