import { type RawBuilder, sql } from 'kysely'
import { compileReadable, compileWithin } from '../../ledger/reach/compile-reach.ts'
import { readReach } from '../../ledger/reach/read-reach.ts'
import type { TownReader } from '../../town-session.ts'

/**
 * Of the cases `t`, those whose record the actor may read; with `work`, those whose record lies in their part of the town, where alone they take steps. A
 * case over something that lies nowhere (a batch, a round) is everybody's whom its loop names.
 */
export async function compileOwnCases(
  { kernel, session, town, actor }: TownReader,
  purpose: 'reading' | 'work',
): Promise<RawBuilder<unknown>> {
  const reach = await readReach(session, kernel, actor)
  if (reach === undefined) return sql`true`
  const { catalogue } = kernel
  const compile = purpose === 'reading' ? compileReadable : compileWithin
  const ledgers = [...new Set(catalogue.catalogue.loops.map(({ ledger }) => ledger))]
  const conditions = ledgers.flatMap((id) => {
    const ledger = catalogue.getLedger(id)
    const own = compile(ledger, { catalogue, town, reach, alias: 's' })
    if (own === undefined) return []
    return [
      sql`(t.subject_kind <> ${id} or exists (
        select 1 from ${sql.table(ledger.table)} as s where s.town = ${town} and s.replaced_at is null and s.id = t.subject and ${own}
      ))`,
    ]
  })
  return conditions.length === 0 ? sql`true` : sql`(${sql.join(conditions, sql` and `)})`
}
