import { type RawBuilder, sql } from 'kysely'
import { groupBy } from '../../../definition/group-by.ts'
import { type CaseStanding, caseEventKinds, correctStep } from '../../../definition/loop/case-log.ts'
import { partsTaken } from '../../../definition/loop/fold-case.ts'
import { excludedParts } from '../../../definition/loop/legal-moves.ts'
import type { ResolvedLoop, ResolvedStep } from '../../../definition/loop/types.ts'
import { listOf, oneOf, text } from '../../../definition/shape/shape.ts'
import type { Actor } from '../../access/types.ts'
import { accountsOf } from '../../access/user/accounts-of.ts'
import { idRow, row, uuid } from '../../storage/row.ts'
import type { TownReading } from '../../town-session.ts'
import type { StoredCase } from '../case/stored-case.ts'
import { caseLedgerId } from '../ledgers/case.ledger.ts'
import { caseStepLedgerId } from '../ledgers/case-step.ledger.ts'

const nobody: CaseStanding['takenBy'] = {}

export interface TakersWanted {
  readonly loop: ResolvedLoop
  readonly actor: Pick<Actor, 'id' | 'town' | 'cadre'>
  readonly cases: readonly string[]
  /** The steps that are judged: only what speaks against them is read. */
  readonly steps: readonly ResolvedStep[]
}

const takerRow = row('case_step', { case: uuid, kind: oneOf(caseEventKinds), step: text, to: text, actors: listOf(text) })

/** For each case, who did what the two-person rule of these steps asks for. What the actor did under another account of theirs is theirs. */
export async function readTakers(
  { kernel, session, town }: TownReading,
  { loop, actor, cases, steps }: TakersWanted,
): Promise<(id: string) => CaseStanding['takenBy']> {
  const parts = [...new Set(steps.flatMap(excludedParts))]
  if (parts.length === 0 || cases.length === 0) return () => nobody
  const { table } = kernel.catalogue.getLedger(caseStepLedgerId)
  const statement = sql`
    select l."case", l.kind, l.step, l."to", array_agg(distinct l.actor::text) as actors from ${sql.id(table)} as l
    where l.town = ${town} and l.replaced_at is null and l."case" = any(${[...cases]}::uuid[]) and ${isPart(loop, parts)}
    group by l."case", l.kind, l.step, l."to"
  `
  const rows = takerRow.all(await session.query(statement))
  const own = new Set(await accountsOf(session, actor))
  const found = groupBy(rows, (row) => row.case)
  return (id) => {
    const taken: Record<string, string[]> = {}
    for (const row of found.get(id) ?? [])
      for (const part of partsTaken(loop, row))
        taken[part] = [...(taken[part] ?? []), ...row.actors.map((one) => (own.has(one) ? actor.id : one))]
    return taken
  }
}

/** Of the lines `l` of logs of a loop, those that are one of these parts: the same as `partsTaken`, for the database. */
export function isPart({ initial }: Pick<ResolvedLoop, 'initial'>, parts: readonly string[]): RawBuilder<unknown> {
  const further = parts.includes(correctStep) ? sql`(l.kind = 'open' and l."to" <> ${initial})` : sql`false`
  return sql`(l.kind in ('open', 'take', 'correct') and l.step = any(${[...parts]}::text[]) or ${further})`
}

/** Of these cases, those that have an open child: opened by the case itself, or over records that refer to its record as the loop declares. */
export async function readWithOpenChildren(
  { kernel, session, town }: TownReading,
  loop: ResolvedLoop,
  cases: readonly StoredCase[],
): Promise<ReadonlySet<string>> {
  const table = sql.id(kernel.catalogue.getLedger(caseLedgerId).table)
  const ids = cases.map(({ id }) => id)
  const open = sql`k.town = ${town} and k.replaced_at is null and k.ended_on is null`
  const own = idRow.all(
    await session.query(sql`select distinct k.parent as id from ${table} as k where ${open} and k.parent = any(${ids}::uuid[])`),
  )
  const found = new Set(own.map(({ id }) => id))
  for (const child of loop.children) {
    const ledger = kernel.catalogue.getLedger(child.ledger)
    const { column } = kernel.catalogue.getField(child.ledger, child.by)
    const statement = sql`
      select distinct c.id from ${table} as c
      join ${sql.id(ledger.table)} as r on r.town = ${town} and r.replaced_at is null and ${sql.ref(`r.${column}`)} = c.subject
      join ${table} as k on ${open} and k.loop = ${child.loop} and k.subject = r.id
      where c.town = ${town} and c.replaced_at is null and c.id = any(${ids}::uuid[])
    `
    const rows = idRow.all(await session.query(statement))
    for (const { id } of rows) found.add(id)
  }
  return found
}
