import { type RawBuilder, sql } from 'kysely'
import { enterpriseFields, gridCategories, gridFields } from '../../../definition/duty/duty-ledgers.ts'
import { count, oneOf } from '../../../definition/shape/shape.ts'
import { authorize } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { readTitles } from '../../ledger/query/read-titles.ts'
import { row, uuid } from '../../storage/row.ts'
import { answering } from '../source/duty-scope.ts'
import { inForce, type LedgerColumns, openColumns } from '../source/ledger-columns.ts'
import { gridDay } from '../source/today.ts'
import { type GridPartition, partitionFaults, partitionLedgers } from '../types.ts'

const countsRow = row('enterprise grids', { firms: count, smallGrids: count, bigGrids: count, faultCount: count })
const faultRow = row('enterprise grids', { ledger: oneOf(partitionLedgers), record: uuid, why: oneOf(partitionFaults) })

const listed = 500

/**
 * The partition test of enterprise grids on a day: every firm stands in one small grid in use, every small grid in one big grid in use, and every big
 * grid has somebody who leads it. A firm has one field for its grid, so it cannot stand in two; what can go wrong is none, a wrong kind, or one that is closed.
 */
export async function checkEnterpriseGrids(kernel: Kernel, actor: Actor, options: { readonly on?: string } = {}): Promise<GridPartition> {
  authorize(actor, 'read')
  const day = gridDay(kernel, actor, options.on)
  const { catalogue, town, on } = day
  const firm = openColumns(catalogue, enterpriseFields.id, 'e')
  const grid = openColumns(catalogue, gridFields.id, 'g')
  const above = openColumns(catalogue, gridFields.id, 'p')
  const inUse = ({ column }: LedgerColumns) => inForce(column(gridFields.from), column(gridFields.to), on)
  const ofKind = ({ column }: LedgerColumns, category: string) => sql`coalesce(${column(gridFields.category)}, '') = ${category}`
  const why = (
    target: LedgerColumns,
    reference: RawBuilder<unknown>,
    { category, words }: { category: string; words: 'small-grid' | 'big-grid' },
  ) => sql`
    case when ${reference} is null or ${target.column('id')} is null then ${`no-${words}`}::text
      when not ${ofKind(target, category)} then ${`not-a-${words}`}::text when not (${inUse(target)}) then ${`closed-${words}`}::text end`
  const firms = sql`select 'enterprise'::text as ledger, ${firm.column('id')} as record,
      ${why(grid, firm.column(enterpriseFields.grid), { category: gridCategories.small, words: 'small-grid' })} as why
    from ${firm.from} left join ${grid.from} on ${grid.column('id')} = ${firm.column(enterpriseFields.grid)} and ${grid.current(town)}
    where ${firm.current(town)}`
  const small = sql`select 'grid'::text as ledger, ${grid.column('id')} as record,
      ${why(above, grid.column(gridFields.parent), { category: gridCategories.big, words: 'big-grid' })} as why
    from ${grid.from} left join ${above.from} on ${above.column('id')} = ${grid.column(gridFields.parent)} and ${above.current(town)}
    where ${grid.current(town)} and ${inUse(grid)} and ${ofKind(grid, gridCategories.small)}`
  const big = sql`select 'grid'::text as ledger, ${grid.column('id')} as record, case when a.object is null then 'no-lead'::text end as why
    from ${grid.from} left join (${answering(day, 'bigGrid')}) as a on a.object = ${grid.column('id')}
    where ${grid.current(town)} and ${inUse(grid)} and ${ofKind(grid, gridCategories.big)}`
  return kernel.engine.inTown(actor.town).read(async (session) => {
    const count = (from: RawBuilder<unknown>) => sql`(select count(*)::integer from (${from}) as x)`
    const all = sql`(${firms}) union all (${small}) union all (${big})`
    const statement = sql`
      select ${count(firms)} as firms, ${count(small)} as "smallGrids", ${count(big)} as "bigGrids",
        (select count(*)::integer from (${all}) as x where x.why is not null) as "faultCount"
    `
    const counts = countsRow.first(await session.query(statement))
    const rows = faultRow.all(
      await session.query(sql`select * from (${all}) as x where x.why is not null order by x.why, x.record limit ${listed}::integer`),
    )
    const of = (ledger: string) => new Set(rows.filter((row) => row.ledger === ledger).map(({ record }) => record))
    const wanted = new Map([enterpriseFields.id, gridFields.id].map((ledger) => [ledger, of(ledger)]))
    const titles = await readTitles(session, catalogue, { town, wanted })
    const none = { firms: 0, smallGrids: 0, bigGrids: 0, faultCount: 0 }
    return { on, ...(counts ?? none), faults: rows.map((row) => ({ ...row, title: titles.get(row.record) ?? '' })) }
  })
}
