import { sql } from 'kysely'
import type { ResolvedDuty } from '../../../definition/duty/types.ts'
import { count } from '../../../definition/shape/shape.ts'
import { authorize } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { row } from '../../storage/row.ts'
import type { Session } from '../../storage/types.ts'
import type { GridDay } from '../source/duty-scope.ts'
import { readSetting } from '../source/read-setting.ts'
import { gridDay } from '../source/today.ts'
import type { CoverageAudit, CoverageCount } from '../types.ts'
import { coverageStatement } from './coverage-statement.ts'

/** How every duty of the township is covered on a day (today when absent): one statement a duty, whatever its size. */
export async function auditCoverage(kernel: Kernel, actor: Actor, options: { readonly on?: string } = {}): Promise<CoverageAudit> {
  authorize(actor, 'read')
  const day = gridDay(kernel, actor, options.on)
  return kernel.engine.inTown(actor.town).read(async (session) => {
    const duties: CoverageCount[] = []
    for (const duty of kernel.catalogue.catalogue.duties) duties.push(await countCoverage(session, day, duty))
    return { on: day.on, duties }
  })
}

const countRow = row('coverage', { inScope: count, uncovered: count, several: count, left: count, onLeave: count, overdue: count })

async function countCoverage(session: Session, day: GridDay, duty: ResolvedDuty): Promise<CoverageCount> {
  const visitDays = await readSetting(session, { ...day, ledger: duty.ledger }, duty.visitEvery)
  const { with: tables, from, faults } = coverageStatement(day, duty, visitDays)
  const statement = sql`
    ${tables} select count(*)::integer as "inScope", count(*) filter (where ${faults.uncovered})::integer as uncovered,
      count(*) filter (where ${faults.several})::integer as several, count(*) filter (where ${faults.left})::integer as "left",
      count(*) filter (where ${faults.onLeave})::integer as "onLeave", count(*) filter (where ${faults.overdue})::integer as overdue ${from}
  `
  const row = countRow.first(await session.query(statement))
  if (row === undefined) throw new Error('a count without a row')
  const { id, label, objectKind, ledger } = duty
  return { duty: id, label, objectKind, ledger, ...row, covered: row.inScope - row.uncovered, visitDays }
}
