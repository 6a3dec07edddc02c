import { sql } from 'kysely'
import { readsField } from '../../../definition/field/reads-field.ts'
import { count, text } from '../../../definition/shape/shape.ts'
import { authorize, seesFullValues } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { Refusal } from '../../refusal.ts'
import { instant, row } from '../../storage/row.ts'
import type { Session } from '../../storage/types.ts'
import { readerIn, type TownReader } from '../../town-session.ts'
import { compileReadable } from '../reach/compile-reach.ts'
import { readReach } from '../reach/read-reach.ts'
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
  return kernel.engine.inTown(town).read(async (session) => {
    const file = await findFile(session, { town, digest })
    const row = contentRow.first(
      await session.query(sql`select encode(bytes, 'base64') as content from stored_file where town = ${town} and digest = ${digest}`),
    )
    const isTheirs = file !== undefined && (await mayRead(readerIn(kernel, actor, session), digest))
    if (file === undefined || row === undefined || !isTheirs) throw new Refusal('not-found', '没有这个文件，它可能已随个人信息一同销毁。')
    return { ...file, bytes: Buffer.from(row.content, 'base64') }
  })
}

/** A file follows the records that it proves: who answers for a part of the town reads what they stored, and what a record of theirs names. */
async function mayRead(place: TownReader, digest: string): Promise<boolean> {
  const { kernel, session, town, actor } = place
  const reach = await readReach(session, kernel, actor)
  if (reach === undefined) return true
  const own = sql`select 1 from stored_file where town = ${town} and digest = ${digest} and actor = ${actor.id}`
  if ((await session.query(own)).length > 0) return true
  const full = seesFullValues(actor)
  for (const ledger of kernel.catalogue.catalogue.ledgers) {
    const fields = ledger.fields.filter(({ field }) => field.kind === 'attachment' && readsField(field, { full }))
    if (fields.length === 0) continue
    const readable = compileReadable(ledger, { catalogue: kernel.catalogue, town, reach, alias: 't' }) ?? sql<boolean>`true`
    const named = sql.join(
      fields.map(({ column }) => sql`strpos(${sql.ref(`t.${column}`)}, ${`#sha256:${digest}`}) > 0`),
      sql` or `,
    )
    const found = sql`select 1 from ${sql.table(ledger.table)} as t where t.town = ${town} and (${named}) and ${readable} limit 1`
    if ((await session.query(found)).length > 0) return true
  }
  return false
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
