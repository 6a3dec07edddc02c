import { sql } from 'kysely'
import { row, uuid } from '../../storage/row.ts'
import type { Session } from '../../storage/types.ts'
import type { Actor } from '../types.ts'

const idRow = row('town_user', { id: uuid })

/** Every account of the person behind an actor, disabled ones too: whoever had two accounts for one cadre is one person. */
export async function accountsOf(session: Session, { id, town, cadre }: Pick<Actor, 'id' | 'town' | 'cadre'>): Promise<readonly string[]> {
  if (cadre === undefined) return [id]
  const others = sql`select id from town_user where town = ${town} and cadre::text = ${cadre} and id::text <> ${id}`
  return [id, ...idRow.all(await session.query(others)).map((other) => other.id)]
}
