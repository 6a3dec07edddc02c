import { sql } from 'kysely'
import type { CatalogueIndex } from '../../definition/catalogue/index-catalogue.ts'
import type { PublicPath, ResolvedPublicPage } from '../../definition/public-page/types.ts'
import { flag, orNull, text } from '../../definition/shape/shape.ts'
import { caseLedgerId } from '../loop/ledgers/case.ledger.ts'
import { caseStepLedgerId } from '../loop/ledgers/case-step.ledger.ts'
import { instant, row } from '../storage/row.ts'
import type { Session } from '../storage/types.ts'
import type { PublicStamp } from './types.ts'

const stampRow = row('a public page', { name: text, county: text, open: flag, marks: text, at: orNull(instant) })

export interface PageOfTown {
  readonly town: string
  readonly page: ResolvedPublicPage
}

/** How a page of a town stands now, by one statement; undefined where there is no such town. */
export async function readStamp(session: Session, catalogue: CatalogueIndex, { town, page }: PageOfTown): Promise<PublicStamp | undefined> {
  const ledgers = ledgersOf(page)
  const packs = [...new Set(ledgers.map((ledger) => catalogue.getLedger(ledger).pack))]
  const marks = sql`from change_mark as m where m.town = t.town and m.ledger = any(${ledgers}::text[])`
  const found = stampRow.first(
    await session.query(sql`
      select t.name, t.county,
        exists (select 1 from public_page_open as p where p.town = t.town and p.page = ${page.id})
          and not exists (select 1 from domain_off as d where d.town = t.town and d.pack = any(${packs}::text[])) as open,
        coalesce((select string_agg(m.ledger || ':' || m.mark, ' ' order by m.ledger) ${marks}), '') as marks,
        (select max(m.at) ${marks}) as at
      from town as t where t.town = ${town}`),
  )
  if (found === undefined) return undefined
  const { name, county, open, at } = found
  return { town, name, county, open, at: at ?? undefined, key: JSON.stringify([name, county, open, found.marks]) }
}

/** Every ledger that a page looks into. */
function ledgersOf({ ledger, facts, stages }: ResolvedPublicPage): readonly string[] {
  const through = (path: PublicPath | undefined) => (path?.through ?? []).map(({ to }) => to)
  const ofStages = stages.flatMap((stage) => {
    if ('loop' in stage) return [caseLedgerId, caseStepLedgerId]
    const paths = [stage.once, stage.date, ...[...stage.match, ...stage.only, ...stage.facts].map(({ path }) => path)]
    return [stage.ledger, ...paths.flatMap(through)]
  })
  return [...new Set([ledger, ...facts.flatMap(({ path }) => through(path)), ...ofStages])].sort()
}
