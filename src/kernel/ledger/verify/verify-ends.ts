import { type RawBuilder, sql } from 'kysely'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { count, orNull } from '../../../definition/shape/shape.ts'
import type { AuditProblem } from '../../audit/audit-problem.ts'
import { bigint, row, uuid } from '../../storage/row.ts'
import type { Session } from '../../storage/types.ts'
import { readVersions } from '../record/read-version.ts'
import { aboutVersion } from './present-version.ts'

interface Inspection {
  readonly town: string
  readonly ledger: ResolvedLedger
  readonly problems: AuditProblem[]
}

const listed = 1_000

/**
 * When a version ended is not in its digest, for it is written later. It must end exactly where the next one begins or where the chain says that the
 * record was withdrawn, and whatever the chain says was withdrawn must have ended.
 */
export async function verifyEnds(session: Session, inspection: Inspection): Promise<void> {
  await findBad(session, inspection, {
    condition: sql`t.replaced_at is null and exists (${later(inspection, sql`n.version > t.version`)})`,
    why: '已有后来的版本，却还标为现行。',
  })
  const unexplained = sql`t.replaced_at is not null and not exists (${later(inspection, sql`n.version = t.version + 1 and n.recorded_at = t.replaced_at`)})
    and not exists (
      select 1 from audit_entry as a where a.town = t.town and a.ledger = ${inspection.ledger.id} and a.at = t.replaced_at
        and (a.action = 'withdraw' and a.record = t.id or a.action = 'bulk' and (a.detail ->> 'withdrawn')::integer > 0)
    )`
  await findBad(session, inspection, { condition: unexplained, why: '的终止时刻没有审计记录可依。' })
  await findUndone(session, inspection)
}

function later({ ledger }: Inspection, condition: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select 1 from ${sql.id(ledger.table)} as n where n.town = t.town and n.id = t.id and ${condition}`
}

async function findBad(
  session: Session,
  { town, ledger, problems }: Inspection,
  { condition, why }: { readonly condition: RawBuilder<unknown>; readonly why: string },
): Promise<void> {
  const bad = await readVersions(session, ledger, sql`t.town = ${town} and ${condition} limit ${sql.raw(String(listed))}`)
  for (const version of bad) problems.push(aboutVersion(ledger, version, why))
}

const withdrawalRow = row('withdrawals', { seq: bigint, record: orNull(uuid), withdrawn: count, ended: count })

/** Withdrawals of the chain that the records do not show. */
async function findUndone(session: Session, { town, ledger, problems }: Inspection): Promise<void> {
  const statement = sql`
    select * from (
      select a.seq, a.record, case a.action when 'bulk' then (a.detail ->> 'withdrawn')::integer else 1 end as withdrawn, (
        select count(*)::integer from ${sql.id(ledger.table)} as t
        where t.town = a.town and t.replaced_at = a.at and (a.record is null or t.id = a.record)
          and not exists (select 1 from ${sql.id(ledger.table)} as n where n.town = t.town and n.id = t.id and n.version = t.version + 1 and n.recorded_at = a.at)
      ) + (
        select count(*)::integer from destroyed_version as d where d.town = a.town and d.ledger = a.ledger and d.ended_at = a.at and d.withdrawn
      ) as ended
      from audit_entry as a
      where a.town = ${town} and a.ledger = ${ledger.id} and (a.action = 'withdraw' or a.action = 'bulk' and (a.detail ->> 'withdrawn')::integer > 0)
    ) as w where w.withdrawn <> w.ended limit ${sql.raw(String(listed))}
  `
  const rows = withdrawalRow.all(await session.query(statement))
  for (const { seq, record, withdrawn, ended } of rows) {
    const message = `「${ledger.label}」第 ${seq} 条审计记录撤销了 ${withdrawn} 条${record === null ? '' : `（${record}）`}，现在有 ${ended} 条是在那时终止的。`
    problems.push({ seq: Number.parseInt(seq, 10), ledger: ledger.label, record: record ?? undefined, version: undefined, message })
  }
}
