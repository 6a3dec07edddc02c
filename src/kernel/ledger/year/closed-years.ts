import { sql } from 'kysely'
import { wholeNumber } from '../../../definition/decimal/decimal.ts'
import { text } from '../../../definition/shape/shape.ts'
import { authorize } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { bigint, instant, row } from '../../storage/row.ts'
import type { Session } from '../../storage/types.ts'

/** A year that was closed: when, by whom, and the entry of the chain that says so. */
export interface ClosedYear {
  readonly year: string
  readonly at: string
  /** The user's id. */
  readonly actor: string
  readonly entry: number
}

const yearRow = row('closed_year', { year: text, at: instant, actor: text, entry: bigint })

/** The closed years of the actor's town, latest first. */
export async function listClosedYears(kernel: Pick<Kernel, 'engine'>, actor: Actor): Promise<readonly ClosedYear[]> {
  authorize(actor, 'read')
  const years = await kernel.engine.inTown(actor.town).read((session) => readClosedYears(session, actor.town))
  return [...years.values()]
}

/** The same within a transaction, by year. */
export async function readClosedYears(session: Session, town: string): Promise<ReadonlyMap<string, ClosedYear>> {
  const rows = yearRow.all(await session.query(sql`select year, at, actor, entry from closed_year where town = ${town} order by year desc`))
  return new Map(rows.map((one) => [one.year, { ...one, entry: wholeNumber(one.entry) }]))
}
