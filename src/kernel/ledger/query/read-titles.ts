import { sql } from 'kysely'
import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { orNull, text } from '../../../definition/shape/shape.ts'
import { idRow, row, uuid } from '../../storage/row.ts'
import type { Session } from '../../storage/types.ts'
import { wholeTown } from '../../town-session.ts'
import { compileReadable } from '../reach/compile-reach.ts'
import type { Reach } from '../reach/types.ts'
import { compileReadTitle, openLedgerSource, openStatement, versionCondition } from '../sql/index.ts'
import type { Instant } from '../types.ts'

/** A record by its title, as `compileTitle` prints it. */
export const titledRow = row('titles', { id: uuid, title: orNull(text) })

export interface TitlesWanted {
  readonly town: string
  /** Record ids by ledger. */
  readonly wanted: ReadonlyMap<string, ReadonlySet<string>>
  readonly asOf?: Instant | undefined
  /** Whoever reads them sees personal and sensitive values as they are. Masked when absent: a refusal, a log or a message may come before anybody's eyes. */
  readonly full?: boolean
  /** Their part of the town: what is personal and lies outside has no name for them. */
  readonly reach?: Reach | undefined
}

/** What stands for a record that the reader may not read. */
const outOfReach = '（不在你负责的范围）'

interface Missing {
  readonly town: string
  readonly missing: readonly string[]
  readonly asOf: Instant | undefined
}

/** Of what the database does not show, what is there all the same and not withdrawn. */
async function readHidden(session: Session, { table }: ResolvedLedger, { town, missing, asOf }: Missing) {
  const held = versionCondition({ alias: 't', town, asOf })
  const found = sql`select t.id from ${sql.table(table)} as t where ${held} and t.id = any(${[...missing]}::uuid[])`
  return idRow.all(await wholeTown(session).query(found))
}

/** The titles of records as people read them, by id: one statement a ledger. */
export async function readTitles(
  session: Session,
  catalogue: CatalogueIndex,
  { town, wanted, asOf, full = false, reach }: TitlesWanted,
): Promise<ReadonlyMap<string, string>> {
  const titles = new Map<string, string>()
  for (const [ledger, ids] of wanted) {
    if (catalogue.findLedger(ledger) === undefined) continue
    const source = openLedgerSource(openStatement({ catalogue, town, asOf, masks: !full }), ledger)
    const readable = reach === undefined ? undefined : compileReadable(source.ledger, { catalogue, town, reach, alias: source.alias })
    const named = compileReadTitle(source)
    const title = readable === undefined ? named : sql`(case when ${readable} then ${named} else ${outOfReach} end)`
    const chosen = sql`${source.system('id')} = any(${[...ids]}::uuid[])`
    const rows = titledRow.all(
      await session.query(
        sql`select ${source.system('id')} as id, ${title} as title from ${source.from()} where ${source.where()} and ${chosen}`,
      ),
    )
    for (const row of rows) titles.set(row.id, row.title ?? '')
    const missing = reach === undefined ? [] : [...ids].filter((id) => !titles.has(id))
    if (missing.length > 0 && session.part !== undefined)
      for (const { id } of await readHidden(session, source.ledger, { town, missing, asOf })) titles.set(id, outOfReach)
  }
  return titles
}
