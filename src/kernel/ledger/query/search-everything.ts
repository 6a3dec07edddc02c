import { sql } from 'kysely'
import { authorize, seesFullValues } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { readReach } from '../reach/read-reach.ts'
import { compileReadTitle, openLedgerSource, openStatement } from '../sql/index.ts'
import { titleKeyFields } from '../table/title-key.ts'
import { ownWords, searchWords } from './compile-search.ts'
import { titledRow } from './read-titles.ts'

export interface FoundRecord {
  readonly ledger: string
  readonly label: string
  readonly id: string
  readonly title: string
}

/** Records of all ledgers whose own words match, a few of each: what the search box finds. */
export async function searchEverything(
  kernel: Kernel,
  actor: Actor,
  input: { readonly text: string; readonly most?: number },
): Promise<readonly FoundRecord[]> {
  authorize(actor, 'read')
  const words = searchWords(input.text).slice(0, 3)
  const full = seesFullValues(actor)
  if (words.length === 0) return []
  const each = input.most ?? 5
  return kernel.engine.read(async (session) => {
    const found: FoundRecord[] = []
    const reach = await readReach(session, kernel, actor)
    for (const ledger of kernel.catalogue.catalogue.ledgers) {
      if (ledger.kind !== 'register' || titleKeyFields(ledger).length === 0) continue
      const source = openLedgerSource(openStatement({ catalogue: kernel.catalogue, town: actor.town, masks: !full, reach }), ledger.id)
      const title = compileReadTitle(source)
      const matching = sql.join(
        words.map((word) => ownWords(ledger, source.alias, { word, full })),
        sql` and `,
      )
      const rows = titledRow.all(
        await session.query(
          sql`select ${source.system('id')} as id, ${title} as title from ${source.from()} where ${source.where()} and ${matching} limit ${each}::integer`,
        ),
      )
      found.push(...rows.map((row) => ({ ledger: ledger.id, label: ledger.label, id: row.id, title: row.title ?? '' })))
    }
    return found
  })
}
