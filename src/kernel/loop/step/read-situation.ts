import { sql } from 'kysely'
import type { CaseStanding } from '../../../definition/loop/case-log.ts'
import type { ResolvedLoop } from '../../../definition/loop/types.ts'
import type { StoredCase } from '../case/stored-case.ts'
import { groupBy } from '../group-by.ts'
import { caseLedgerId } from '../ledgers/case.ledger.ts'
import { caseStepLedgerId } from '../ledgers/case-step.ledger.ts'
import type { Place } from '../subject/record-source.ts'

const nobody: CaseStanding['takenBy'] = {}

/** For each case, who took which step so far: only the steps asked for are read. */
export async function readTakers(
  { kernel, session, town }: Place,
  cases: readonly string[],
  steps: readonly string[],
): Promise<(id: string) => CaseStanding['takenBy']> {
  if (steps.length === 0) return () => nobody
  const { table } = kernel.catalogue.getLedger(caseStepLedgerId)
  const rows = await session.query<{ case: string; step: string; actors: readonly string[] }>(sql`
    select l."case", l.step, array_agg(distinct l.actor::text) as actors from ${sql.id(table)} as l where l.town = ${town} and l.replaced_at is null
      and l."case" = any(${[...cases]}::uuid[]) and l.step = any(${[...steps]}::text[]) and l.kind in ('open', 'take')
    group by l."case", l.step
  `)
  const found = groupBy(rows, (row) => row.case)
  return (id) => Object.fromEntries((found.get(id) ?? []).map(({ step, actors }) => [step, actors]))
}

/** Of these cases, those that have an open child: opened by the case itself, or over records that refer to its record as the loop declares. */
export async function readWithOpenChildren(
  { kernel, session, town }: Place,
  loop: ResolvedLoop,
  cases: readonly StoredCase[],
): Promise<ReadonlySet<string>> {
  const table = sql.id(kernel.catalogue.getLedger(caseLedgerId).table)
  const ids = cases.map(({ id }) => id)
  const open = sql`k.town = ${town} and k.replaced_at is null and k.ended_on is null`
  const own = await session.query<{ id: string }>(
    sql`select distinct k.parent as id from ${table} as k where ${open} and k.parent = any(${ids}::uuid[])`,
  )
  const found = new Set(own.map(({ id }) => id))
  for (const child of loop.children) {
    const ledger = kernel.catalogue.getLedger(child.ledger)
    const { column } = kernel.catalogue.getField(child.ledger, child.by)
    const rows = await session.query<{ id: string }>(sql`
      select distinct c.id from ${table} as c
      join ${sql.id(ledger.table)} as r on r.town = ${town} and r.replaced_at is null and ${sql.ref(`r.${column}`)} = c.subject
      join ${table} as k on ${open} and k.loop = ${child.loop} and k.subject = r.id
      where c.town = ${town} and c.replaced_at is null and c.id = any(${ids}::uuid[])
    `)
    for (const { id } of rows) found.add(id)
  }
  return found
}
