import { sql } from 'kysely'
import { orNull, text } from '../../definition/shape/shape.ts'
import { townTime } from '../audit/instant.ts'
import type { Kernel } from '../context.ts'
import { responseColumns } from '../destroyed/belonging.ts'
import { readTitles } from '../ledger/query/read-titles.ts'
import { isRecordId } from '../ledger/record/read-version.ts'
import { Refusal } from '../refusal.ts'
import { row, uuid } from '../storage/row.ts'
import type { TownWriting } from '../town-session.ts'
import type { ResponseName } from './types.ts'

const responseRow = row('responses', { id: uuid, first_day: orNull(text), last_day: orNull(text) })
const dayRow = row('responses', { day: orNull(text) })

export interface Response extends ResponseName {
  readonly name: string
  readonly firstDay: string
  /** Empty while it goes on. */
  readonly lastDay: string
}

/** Ledgers of responses under which some ledger keeps person-level data. */
export function responseLedgers({ catalogue }: Kernel): readonly string[] {
  const found = catalogue.catalogue.ledgers.flatMap(({ retention }) => (retention?.type === 'response' ? [retention.responses] : []))
  return [...new Set(found)]
}

/** A response in force as a record. Refuses with `not-found`. */
export async function readResponse(place: TownWriting, { responses, response }: ResponseName): Promise<Response> {
  const [found] = await queryResponses(place, { responses, response })
  if (found === undefined) throw new Refusal('not-found', '没有这次应急响应，或它的记录已撤销。')
  return found
}

/** The responses of a ledger, or the one asked for; none when the ledger keeps no responses or the id is no record's. */
export async function queryResponses(
  { kernel, session, town }: TownWriting,
  { responses, response }: { readonly responses: string; readonly response?: string },
): Promise<readonly Response[]> {
  if (!responseLedgers(kernel).includes(responses) || (response !== undefined && !isRecordId(response))) return []
  const { table, from, to } = responseColumns(kernel.catalogue, responses)
  const only = response === undefined ? sql`` : sql`and r.id = ${response}::uuid`
  const statement = sql`
    select r.id, ${from} as first_day, ${to} as last_day from ${sql.id(table)} as r
    where r.town = ${town} and r.replaced_at is null ${only} order by ${from} desc nulls last, r.id
  `
  const rows = responseRow.all(await session.query(statement))
  const titles = await readTitles(session, kernel.catalogue, { town, wanted: new Map([[responses, new Set(rows.map(({ id }) => id))]]) })
  return rows.map((row) => ({
    responses,
    response: row.id,
    name: titles.get(row.id) ?? '',
    firstDay: row.first_day ?? '',
    lastDay: row.last_day ?? '',
  }))
}

/** Today by the town's clock: `2020-03-01`. */
export function townDay(kernel: Kernel): string {
  return townTime(kernel.clock().toISOString()).slice(0, 10)
}

/** The last day that belongs to this response and to none that began later. */
export async function lastOwnDay({ kernel, session, town }: TownWriting, response: Response): Promise<string> {
  const { table, from } = responseColumns(kernel.catalogue, response.responses)
  const statement = sql`
    select (min(${from}) - 1)::text as day from ${sql.id(table)} as r where r.town = ${town} and r.replaced_at is null
      and ${from} > ${response.firstDay}::date and ${from} <= ${response.lastDay}::date
  `
  const row = dayRow.first(await session.query(statement))
  return row?.day ?? response.lastDay
}
