import { type RawBuilder, sql } from 'kysely'
import type { ResolvedDuty } from '../../../definition/duty/types.ts'
import { answering, type GridDay, inOffice, lastVisits, onLeave, openScope } from '../source/duty-scope.ts'
import { placeOf } from '../source/place-of.ts'

export interface CoverageColumns {
  /** Conditions over one object `s` and what was found beside it. */
  readonly faults: Readonly<Record<'uncovered' | 'several' | 'left' | 'onLeave' | 'overdue', RawBuilder<boolean>>>
  /** The day by which it should have been visited; NULL without a term or a holder. */
  readonly due: RawBuilder<unknown>
  /** `with …` */
  readonly with: RawBuilder<unknown>
  /** `from scope as s left join …` */
  readonly from: RawBuilder<unknown>
}

/**
 * Every object of a duty with who answers for it, in one statement: the scope, the answering holders, who of them is in office or on leave, and the last
 * visits are each read once and hashed together, however many objects there are.
 */
export function coverageStatement(day: GridDay, duty: ResolvedDuty, visitDays: number | undefined): CoverageColumns {
  const { source, matching } = openScope(day, duty)
  const { village, grid } = placeOf(source.ledger)
  const column = (field: string | undefined) =>
    field === undefined ? sql`null::uuid` : field === 'id' ? source.system('id') : source.field({ through: [], field }).sql
  const scope = sql`select ${source.system('id')} as id, ${column(village)} as village, ${column(grid)} as grid`
  const due = visitDays === undefined ? sql`null::date` : sql`(greatest(v.last, a.since) + ${visitDays}::integer)`
  return {
    with: sql`with scope as materialized (${scope} ${matching()}),
      answering as materialized (${answering(day, duty.objectKind)}),
      in_office as materialized (${inOffice(day)}),
      on_leave as materialized (${onLeave(day)})
      ${visitDays === undefined ? sql`` : sql`, seen as materialized (${lastVisits(day, duty.objectKind)})`}`,
    from: sql`from scope as s left join answering as a on a.object = s.id left join in_office as i on i.cadre = a.holder
      left join on_leave as l on l.cadre = a.holder
      ${visitDays === undefined ? sql`` : sql`left join seen as v on v.object = s.id`}`,
    due,
    faults: {
      uncovered: sql<boolean>`a.object is null`,
      several: sql<boolean>`coalesce(a.primaries, 0) > 1`,
      left: sql<boolean>`(a.object is not null and i.cadre is null)`,
      onLeave: sql<boolean>`(l.cadre is not null and i.cadre is not null)`,
      overdue: sql<boolean>`coalesce(${due} < ${day.on}::date, false)`,
    },
  }
}
