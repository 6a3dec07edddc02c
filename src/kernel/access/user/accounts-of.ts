import { sql } from 'kysely'
import type { Session } from '../../storage/types.ts'
import type { Actor } from '../types.ts'

/** Every account of the person behind an actor, disabled ones too: whoever had two accounts for one cadre is one person. */
export async function accountsOf(session: Session, { id, town, cadre }: Pick<Actor, 'id' | 'town' | 'cadre'>): Promise<readonly string[]> {
  if (cadre === undefined) return [id]
  const others = await session.query<{ id: string }>(
    sql`select id from town_user where town = ${town} and cadre::text = ${cadre} and id::text <> ${id}`,
  )
  return [id, ...others.map((other) => other.id)]
}
