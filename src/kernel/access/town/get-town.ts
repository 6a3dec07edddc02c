import { type RawBuilder, sql } from 'kysely'
import { count, flag, text } from '../../../definition/shape/shape.ts'
import { Refusal } from '../../refusal.ts'
import { row } from '../../storage/row.ts'
import type { Engine, Session } from '../../storage/types.ts'
import type { Town } from './types.ts'

const townRow = row('town', { town: text, name: text, shortName: text, county: text, demo: flag, lagDays: count })

/** Refuses with `not-found`. */
export async function getTown(kernel: { readonly engine: Engine }, options: { readonly town: string }): Promise<Town> {
  return kernel.engine.inTown(options.town).read((session) => readTown(session, options.town))
}

/** The town with this code, within a transaction. Refuses with `not-found`. */
export async function readTown(session: Session, code: string): Promise<Town> {
  const [town] = await queryTowns(session, sql`where town = ${code}`)
  if (town === undefined) throw new Refusal('not-found', `没有编码为 ${code} 的乡镇。`)
  return town
}

/** Every town of this database, by code. */
export async function listTowns(kernel: { readonly engine: Engine }): Promise<readonly Town[]> {
  return kernel.engine.asOwner.read((session) => queryTowns(session, sql``))
}

async function queryTowns(session: Session, condition: RawBuilder<unknown>): Promise<readonly Town[]> {
  const towns = sql`select town, name, short_name as "shortName", county, demo, coalesce(lag_days, 0) as "lagDays" from town ${condition} order by town`
  return townRow.all(await session.query(towns))
}
