import { sql } from 'kysely'
import { wholeNumber } from '../../../definition/decimal/decimal.ts'
import { text } from '../../../definition/shape/shape.ts'
import { inDomains } from '../../access/domain/in-domains.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { bigint, row } from '../../storage/row.ts'
import { readInTown } from '../../town-session.ts'
import { caseLedgerId } from '../ledgers/case.ledger.ts'
import { hasLoops } from './has-loops.ts'
import { compileOwnCases } from './own-cases.ts'

export interface OpenCases {
  readonly loop: string
  readonly label: string
  readonly count: number
}

const countRow = row('open cases of a loop', { loop: text, count: bigint })

/** How many cases of each loop began by a day (`2020-12-31`) and are open now, of those that the actor may read; loops without any are left out. */
export async function countOpenCases(whole: Kernel, actor: Actor, { by }: { readonly by: string }): Promise<readonly OpenCases[]> {
  const kernel = await inDomains(whole, actor)
  return readInTown(kernel, actor, 'read', async (place) => {
    if (!hasLoops(kernel)) return []
    const { table } = kernel.catalogue.getLedger(caseLedgerId)
    const rows = countRow.all(
      await place.session.query(sql`
        select t.loop, count(*) as count from ${sql.table(table)} as t
        where t.town = ${place.town} and t.replaced_at is null and t.ended_on is null and t.opened_on <= ${by}::date
          and ${await compileOwnCases(place, 'reading')}
        group by t.loop
      `),
    )
    const counts = new Map(rows.map(({ loop, count }) => [loop, wholeNumber(count)]))
    return kernel.catalogue.loops.flatMap(({ id, label }) => {
      const count = counts.get(id)
      return count === undefined ? [] : [{ loop: id, label, count }]
    })
  })
}
