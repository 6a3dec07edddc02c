import { type RawBuilder, sql } from 'kysely'
import { cadreLedger, gridFields, villageFields } from '../../../definition/duty/duty-ledgers.ts'
import { listOf, oneOf, orNull, text } from '../../../definition/shape/shape.ts'
import { authorize, seesFullValues } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { readTitles } from '../../ledger/query/read-titles.ts'
import { readReach } from '../../ledger/reach/read-reach.ts'
import { isRecordId } from '../../ledger/record/read-version.ts'
import { type RowOf, row, uuid } from '../../storage/row.ts'
import { readSetting } from '../source/read-setting.ts'
import { requireDuty } from '../source/require-duty.ts'
import { gridDay } from '../source/today.ts'
import { type CoverageFault, type CoverageFinding, type CoverageFindingPage, coverageFaults } from '../types.ts'
import { coverageStatement } from './coverage-statement.ts'

export interface FindingsRequest {
  /** Id or label of the duty. */
  readonly duty: string
  /** Only what has this fault; all faults when absent. */
  readonly fault?: CoverageFault
  readonly on?: string
  /** The `next` of the page before. */
  readonly after?: string
  /** 1–500, 100 when absent. */
  readonly limit?: number
}

const findingRow = row('coverage', {
  id: uuid,
  village: orNull(uuid),
  grid: orNull(uuid),
  holder: orNull(uuid),
  since: orNull(text),
  last: orNull(text),
  due: orNull(text),
  faults: listOf(oneOf(coverageFaults)),
})
type FindingRow = RowOf<typeof findingRow>

/** The objects of a duty that have a fault, by the order in which they were entered, a page at a time. */
export async function listFindings(kernel: Kernel, actor: Actor, request: FindingsRequest): Promise<CoverageFindingPage> {
  authorize(actor, 'read')
  const asked = gridDay(kernel, actor, request.on)
  const duty = requireDuty(kernel.catalogue, request.duty)
  const limit = Math.min(Math.max(request.limit ?? 100, 1), 500)
  return kernel.engine.inTown(actor.town).read(async (session) => {
    const day = { ...asked, reach: await readReach(session, kernel, actor) }
    const visitDays = await readSetting(session, { ...day, ledger: duty.ledger }, duty.visitEvery)
    const { with: tables, from, faults, due } = coverageStatement(day, duty, visitDays)
    const wanted = request.fault === undefined ? coverageFaults.map((fault) => faults[fault]) : [faults[request.fault]]
    const list = sql.join(coverageFaults.map((fault) => sql`case when ${faults[fault]} then ${fault}::text end`))
    const conditions: RawBuilder<boolean>[] = [sql<boolean>`(${sql.join(wanted, sql` or `)})`]
    if (request.after !== undefined && isRecordId(request.after)) conditions.push(sql<boolean>`s.id > ${request.after}::uuid`)
    const statement = sql`
      ${tables} select s.id, s.village, s.grid, a.holder, a.since, ${visitDays === undefined ? sql`null::date` : sql`v.last`} as last, ${due} as due,
        array_remove(array[${list}], null) as faults
      ${from} where ${sql.join(conditions, sql` and `)} order by s.id limit ${limit + 1}::integer
    `
    const rows = findingRow.all(await session.query(statement))
    const page = rows.slice(0, limit)
    const ids = (pick: (row: FindingRow) => string | null) => new Set(page.flatMap((row) => pick(row) ?? []))
    const titles = await readTitles(session, kernel.catalogue, {
      town: day.town,
      wanted: new Map([
        [villageFields.id, ids((row) => row.village)],
        [gridFields.id, ids((row) => row.grid)],
        [cadreLedger.id, ids((row) => row.holder)],
      ]),
    })
    const own = await readTitles(session, kernel.catalogue, {
      town: day.town,
      wanted: new Map([[duty.ledger, ids((row) => row.id)]]),
      full: seesFullValues(actor),
    })
    return { findings: page.map((row) => present(row, { titles, own })), next: rows.length > limit ? page.at(-1)?.id : undefined }
  })
}

function present(
  row: FindingRow,
  { titles, own }: { readonly titles: ReadonlyMap<string, string>; readonly own: ReadonlyMap<string, string> },
): CoverageFinding {
  const place = [row.village, row.grid].filter((id) => id !== row.id).flatMap((id) => (id === null ? [] : (titles.get(id) ?? [])))
  return {
    object: row.id,
    title: own.get(row.id) ?? '',
    place: place.join(' '),
    faults: row.faults,
    holder: row.holder === null ? undefined : { id: row.holder, title: titles.get(row.holder) ?? '（已撤销）' },
    since: row.since ?? undefined,
    lastVisit: row.last ?? undefined,
    due: row.due ?? undefined,
  }
}
