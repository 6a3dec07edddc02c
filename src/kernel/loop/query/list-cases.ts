import { type RawBuilder, sql } from 'kysely'
import { inDomains } from '../../access/domain/in-domains.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { requireLedger } from '../../ledger/command/require-ledger.ts'
import { isRecordId } from '../../ledger/record/read-version.ts'
import { readInTown } from '../../town-session.ts'
import { requireLoop } from '../loop-index.ts'
import type { CasePage, CaseQuery } from '../types.ts'
import { pageLimit, readCasePage } from './case-page.ts'
import { compileCaseSearch } from './compile-case-search.ts'
import { compileMine } from './compile-mine.ts'
import { isLate } from './escalation.ts'
import { hasLoops } from './has-loops.ts'
import { compileOwnCases } from './own-cases.ts'
import { presentCases } from './present-cases.ts'

/** One page of cases by deadline: of a loop, in some states, late, the actor's own, or about one record. Refuses with `not-found` a loop or ledger that there is not. */
export async function listCases(whole: Kernel, actor: Actor, query: CaseQuery): Promise<CasePage> {
  const kernel = await inDomains(whole, actor)
  return readInTown(kernel, actor, 'read', async (place) => {
    if (!hasLoops(kernel)) return { cases: [], next: undefined }
    const { today } = place.moment
    if (query.loop !== undefined) requireLoop(kernel.catalogue, query.loop)
    if (query.subject !== undefined) requireLedger(kernel.catalogue, query.subject.ledger)
    const conditions = conditionsOf(query, today)
    conditions.push(await compileOwnCases(place, 'reading'))
    if (query.mine === true) conditions.push(await compileMine(place, actor, today))
    const found = await compileCaseSearch(place, actor, query)
    if (found !== undefined) conditions.push(found)
    const where = conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
    const { cases, next } = await readCasePage(place, { where, after: query.after, limit: pageLimit(query.limit) })
    return { cases: (await presentCases(place, cases, { actor, today })).summaries, next }
  })
}

function conditionsOf({ loop, states, standing = 'open', late, subject }: CaseQuery, today: string): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = []
  if (standing === 'open') conditions.push(sql`t.ended_on is null`)
  if (standing === 'ended') conditions.push(sql`t.ended_on is not null`)
  if (loop !== undefined) conditions.push(sql`t.loop = ${loop}`)
  if (states !== undefined) conditions.push(sql`t.state = any(${[...states]}::text[])`)
  if (late === true) conditions.push(isLate(today))
  if (subject !== undefined) {
    const isSubject = sql`t.subject_kind = ${subject.ledger} and t.subject = ${subject.id}::uuid`
    conditions.push(isRecordId(subject.id) ? isSubject : sql`false`)
  }
  return conditions
}
