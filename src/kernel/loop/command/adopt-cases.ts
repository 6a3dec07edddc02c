import { sql } from 'kysely'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { readVersions } from '../../ledger/record/read-version.ts'
import { writeInTown } from '../../town-session.ts'
import { planOpenings } from '../case/open-cases.ts'
import { writeCases } from '../case/write-cases.ts'
import { caseLedgerId } from '../ledgers/case.ledger.ts'
import { requireLoop } from '../loop-index.ts'
import { readBeginnings } from '../subject/beginnings.ts'

/** Gives every record of a loop that never had a case one, where its facts say it stands: when a loop comes to a ledger that has records already. Gives their number. */
export async function adoptCases(kernel: Kernel, actor: Actor, input: { readonly loop: string }): Promise<number> {
  return writeInTown(kernel, actor, 'import', async (place) => {
    const { session, town, moment } = place
    const loop = requireLoop(kernel.catalogue, input.loop)
    const ledger = kernel.catalogue.getLedger(loop.ledger)
    const cases = sql.id(kernel.catalogue.getLedger(caseLedgerId).table)
    const versions = await readVersions(
      session,
      ledger,
      sql`t.town = ${town} and t.replaced_at is null and not exists (
        select 1 from ${cases} as c where c.town = t.town and c.replaced_at is null and c.loop = ${loop.id} and c.subject = t.id) order by t.id`,
    )
    const records = versions.map(({ id, values }) => ({ id, after: values }))
    const beginnings = await readBeginnings(place, loop, { records, today: moment.today })
    const openings = [...beginnings].map(([subject, state]) => ({ subject, state }))
    const changes = await planOpenings(place, { loop, writer: actor, moment, openings, label: '补立', lenient: true })
    await writeCases(place, { writer: actor, changes })
    return changes.length
  })
}
