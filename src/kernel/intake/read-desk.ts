import { sql } from 'kysely'
import { villageFields } from '../../definition/duty/duty-ledgers.ts'
import type { ResolvedIntake } from '../../definition/public-page/intake-types.ts'
import type { ResolvedPublicPage } from '../../definition/public-page/types.ts'
import { orNull, text } from '../../definition/shape/shape.ts'
import { townTime } from '../audit/instant.ts'
import type { Kernel } from '../context.ts'
import { openLedgerSource, openStatement } from '../ledger/sql/index.ts'
import { readStamp } from '../public-page/read-stamp.ts'
import { row, uuid } from '../storage/row.ts'
import type { TownWriting } from '../town-session.ts'
import type { IntakeDesk } from './types.ts'

const villageRow = row('villages', { id: uuid, name: text })
const lineRow = row('a list', { list: text, name: text, note: orNull(text) })
const noteRow = row('a season', { note: orNull(text) })

/** A page with a gate. */
export type IntakePage = ResolvedPublicPage & { readonly intake: ResolvedIntake }

/** Whether everybody may write by this page, once it is open and something is collected. */
export function hasIntake(page: ResolvedPublicPage): page is IntakePage {
  return page.intake !== undefined
}

/** What the form of a page offers; undefined where there is no such town, or the page is closed. */
export function readDesk(
  kernel: Kernel,
  { town, page }: { readonly town: string; readonly page: IntakePage },
): Promise<IntakeDesk | undefined> {
  return kernel.engine.inTown(town).read(async (session) => {
    const stamp = await readStamp(session, kernel.catalogue, { town, page })
    if (stamp?.open !== true) return undefined
    const place = { kernel, session, town }
    const season = await findSeason(place, page)
    const lists = await readLists(place, page)
    const days = kernel.catalogue.getSetting(page.intake.terms.setting).value
    return { takes: season !== undefined, note: season?.note ?? '', villages: await readVillages(place, page), lists, days }
  })
}

/** The season that is in force today, by which anything may be taken at all. */
export async function findSeason({ kernel, session, town }: TownWriting, { intake }: IntakePage) {
  const source = openLedgerSource(openStatement({ catalogue: kernel.catalogue, town }), intake.season)
  const { from, to } = source.ledger.effective
  if (from === undefined || to === undefined) throw new Error(`${intake.season} has no beginning and no end`)
  const today = townTime(kernel.clock().toISOString()).slice(0, 10)
  const at = (field: string) => source.field({ through: [], field }).sql
  const found = noteRow.first(
    await session.query(sql`
      select ${at(intake.note)} as note from ${source.from()}
      where ${source.where()} and ${at(from)} <= ${today}::date and (${at(to)} is null or ${at(to)} > ${today}::date)
      order by ${at(from)} desc limit 1`),
  )
  return found === undefined ? undefined : { note: found.note ?? '' }
}

async function readVillages({ kernel, session, town }: TownWriting, { intake }: IntakePage): Promise<IntakeDesk['villages']> {
  if (!intake.asks.some(({ of }) => of.kind === 'village')) return []
  const source = openLedgerSource(openStatement({ catalogue: kernel.catalogue, town }), villageFields.id)
  const name = source.field({ through: [], field: source.ledger.title[0] ?? 'id' }).sql
  return villageRow.all(
    await session.query(
      sql`select ${source.system('id')} as id, ${name} as name from ${source.from()} where ${source.where()} order by ${source.system('id')}`,
    ),
  )
}

async function readLists({ kernel, session, town }: TownWriting, { intake: { criteria } }: IntakePage): Promise<IntakeDesk['lists']> {
  const source = openLedgerSource(openStatement({ catalogue: kernel.catalogue, town }), criteria.ledger)
  const at = (field: string) => source.field({ through: [], field }).sql
  const today = townTime(kernel.clock().toISOString()).slice(0, 10)
  const found = lineRow.all(
    await session.query(sql`
      select ${at(criteria.list)} as list, ${at(criteria.name)} as name, ${at(criteria.note)} as note from ${source.from()}
      where ${source.where()} and (${at(criteria.ended)} is null or ${at(criteria.ended)} > ${today}::date) order by ${source.system('id')}`),
  )
  const { field } = kernel.catalogue.getField(criteria.ledger, criteria.list)
  const options = field.kind === 'choice' ? Object.entries(field.options) : []
  return options.flatMap(([option, label]) => {
    const lines = found.filter(({ list }) => list === option).map(({ name, note }) => ({ name, note: note ?? '' }))
    return lines.length === 0 ? [] : [{ label, lines }]
  })
}
