import { sql } from 'kysely'
import { count, text } from '../../../definition/shape/shape.ts'
import { authorize } from '../../access/authorize.ts'
import { inDomains } from '../../access/domain/in-domains.ts'
import type { Actor } from '../../access/types.ts'
import { momentOfClock } from '../../audit/moment.ts'
import type { Kernel } from '../../context.ts'
import { row } from '../../storage/row.ts'
import { caseLedgerId } from '../ledgers/case.ledger.ts'
import { fits } from '../step/judge-step.ts'
import type { LoopSummary } from '../types.ts'
import { isLate } from './escalation.ts'
import { hasLoops } from './has-loops.ts'

const countRow = row('case', { loop: text, state: text, open: count, late: count, suspended: count, ended: count })

/** All loops of the town's domains with how many cases stand where. */
export async function listLoops(whole: Kernel, actor: Actor): Promise<readonly LoopSummary[]> {
  authorize(actor, 'read')
  const kernel = await inDomains(whole, actor)
  if (!hasLoops(kernel)) return []
  const { today } = momentOfClock(kernel)
  const statement = sql`
    select t.loop, t.state, count(*) filter (where t.ended_on is null)::integer as open, count(*) filter (where ${isLate(today)})::integer as late,
      count(*) filter (where t.ended_on is null and t.suspended_until >= ${today}::date)::integer as suspended,
      count(*) filter (where t.ended_on is not null)::integer as ended
    from ${sql.id(kernel.catalogue.getLedger(caseLedgerId).table)} as t where t.town = ${actor.town} and t.replaced_at is null
    group by t.loop, t.state
  `
  const rows = await kernel.engine.inTown(actor.town).read(async (session) => countRow.all(await session.query(statement)))
  // Whether a duty makes somebody the holder is known with the record only.
  const part = { actor, holders: actor.cadre === undefined ? [] : [{ cadre: actor.cadre, primary: true }], opener: undefined }
  return kernel.catalogue.catalogue.loops.map((loop): LoopSummary => {
    const own = rows.filter((row) => row.loop === loop.id)
    const sum = (count: 'open' | 'late' | 'suspended' | 'ended'): number => own.reduce((total, row) => total + row[count], 0)
    return {
      id: loop.id,
      label: loop.label,
      purpose: loop.purpose,
      source: loop.source,
      pack: loop.pack,
      ledger: loop.ledger,
      ledgerLabel: kernel.catalogue.getLedger(loop.ledger).label,
      start: loop.start,
      canOpen: fits(loop.openBy, part),
      canMerge: loop.merging !== undefined && fits(loop.merging.by, part),
      canSuspend: loop.suspension !== undefined && fits(loop.suspension.by, part),
      open: sum('open'),
      late: sum('late'),
      suspended: sum('suspended'),
      ended: sum('ended'),
      states: loop.states.map(({ id, label, ends }) => {
        const at = own.find((row) => row.state === id)
        return { id, label, ends: ends ?? null, cases: at === undefined ? 0 : at.open + at.ended, late: at?.late ?? 0 }
      }),
    }
  })
}
