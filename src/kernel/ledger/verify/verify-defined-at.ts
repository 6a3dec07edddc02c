import { sql } from 'kysely'
import { orNull } from '../../../definition/shape/shape.ts'
import type { AuditProblem } from '../../audit/audit-problem.ts'
import { bigint, row } from '../../storage/row.ts'
import type { Engine } from '../../storage/types.ts'

const definedRow = row('audit_head', { told: orNull(bigint), last: orNull(bigint) })

/** That the head of the chain tells of the newest change of what the town has made itself: told of none, its ledgers would be looked for by nobody. */
export async function verifyDefinedAt(
  engine: Pick<Engine, 'inTown'>,
  { town, problems }: { readonly town: string; readonly problems: AuditProblem[] },
): Promise<void> {
  const statement = sql`
    select h.defined_at as told, (select max(e.seq) from audit_entry as e where e.town = ${town} and e.action = 'define') as last
    from audit_head as h where h.town = ${town}
  `
  const found = definedRow.first(await engine.inTown(town).read((session) => session.query(statement)))
  if (found === undefined || found.told === found.last) return
  const message = `自建台账最近一次改动记在第 ${found.last ?? '0'} 条审计记录，链头却写着第 ${found.told ?? '0'} 条，被改动过。`
  problems.push({ seq: undefined, ledger: undefined, record: undefined, version: undefined, message })
}
