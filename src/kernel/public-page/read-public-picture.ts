import { sql } from 'kysely'
import { count, text } from '../../definition/shape/shape.ts'
import type { Kernel } from '../context.ts'
import { row } from '../storage/row.ts'
import type { TownReading } from '../town-session.ts'
import type { PublicPicture } from './types.ts'

const pictureRow = row('stored_file', { digest: text, size: count })
const contentRow = row('stored_file', { content: text })

/** Of some stored files those that are pictures. */
export async function readPictures({ session, town }: TownReading, digests: readonly string[]): Promise<readonly PublicPicture[]> {
  if (digests.length === 0) return []
  const named = sql`town = ${town} and digest = any(${[...digests]}::text[])`
  return pictureRow.all(
    await session.query(sql`select digest, size from stored_file where ${named} and starts_with(media_type, 'image/') order by digest`),
  )
}

/** The bytes of a file of a town; undefined when it is not kept any more. Whether it is public its caller has seen in the page's state. */
export function readPublicPicture(
  { engine }: Kernel,
  { town, digest }: { readonly town: string; readonly digest: string },
): Promise<Uint8Array | undefined> {
  return engine.inTown(town).read(async (session) => {
    const found = contentRow.first(
      await session.query(sql`select encode(bytes, 'base64') as content from stored_file where town = ${town} and digest = ${digest}`),
    )
    return found === undefined ? undefined : Buffer.from(found.content, 'base64')
  })
}
