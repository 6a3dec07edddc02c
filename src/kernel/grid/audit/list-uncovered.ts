import { sql } from 'kysely'
import type { ResolvedDuty } from '../../../definition/duty/types.ts'
import { orNull } from '../../../definition/shape/shape.ts'
import { row, uuid } from '../../storage/row.ts'
import type { Session } from '../../storage/types.ts'
import type { ProposalObject } from '../proposal/propose.ts'
import type { GridDay } from '../source/duty-scope.ts'
import { coverageStatement } from './coverage-statement.ts'

const uncoveredRow = row('coverage', { id: uuid, village: orNull(uuid), grid: orNull(uuid) })

/** The objects of a duty that nobody answers for, with where they lie. */
export async function listUncovered(
  session: Session,
  day: GridDay,
  { duty, limit }: { readonly duty: ResolvedDuty; readonly limit: number },
): Promise<readonly ProposalObject[]> {
  if (limit <= 0) return []
  const { with: tables, from, faults } = coverageStatement(day, duty, undefined)
  const rows = uncoveredRow.all(
    await session.query(
      sql`${tables} select s.id, s.village, s.grid ${from} where ${faults.uncovered} order by s.id limit ${limit}::integer`,
    ),
  )
  return rows.map(({ id, village, grid }) => ({ id, kind: duty.objectKind, village: village ?? undefined, grid: grid ?? undefined }))
}
