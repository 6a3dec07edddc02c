import { sql } from 'kysely'
import { count, text } from '../../../definition/shape/shape.ts'
import { authorize } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { Refusal } from '../../refusal.ts'
import { instant, row } from '../../storage/row.ts'
import type { Session } from '../../storage/types.ts'
import type { StoredFile, StoredFileContent } from './types.ts'

const contentRow = row('stored_file', { content: text })

const fileRow = row('stored_file', { digest: text, name: text, media_type: text, size: count, at: instant })

interface FileKey {
  readonly town: string
  readonly digest: string
}

/** A file of the actor's town with its bytes. Refuses with `not-found`. */
export async function readFile(kernel: Kernel, actor: Actor, { digest }: { readonly digest: string }): Promise<StoredFileContent> {
  authorize(actor, 'read')
  const { town } = actor
  return kernel.engine.read(async (session) => {
    const file = await findFile(session, { town, digest })
    const row = contentRow.first(
      await session.query(sql`select encode(bytes, 'base64') as content from stored_file where town = ${town} and digest = ${digest}`),
    )
    if (file === undefined || row === undefined) throw new Refusal('not-found', '没有这个文件，它可能已随个人信息一同销毁。')
    return { ...file, bytes: Buffer.from(row.content, 'base64') }
  })
}

/** Whether a file with this digest is kept for the town. */
export async function hasFile(session: Session, key: FileKey): Promise<boolean> {
  return (await findFile(session, key)) !== undefined
}

/** What is known of a kept file, without its bytes. */
export async function findFile(session: Session, { town, digest }: FileKey): Promise<StoredFile | undefined> {
  const row = fileRow.first(
    await session.query(sql`select digest, name, media_type, size, at from stored_file where town = ${town} and digest = ${digest}`),
  )
  return row === undefined ? undefined : { digest: row.digest, name: row.name, mediaType: row.media_type, size: row.size, storedAt: row.at }
}
