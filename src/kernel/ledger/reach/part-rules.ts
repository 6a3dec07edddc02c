import { type RawBuilder, sql } from 'kysely'
import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import { isReference } from '../../../definition/field/field-type.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { boundRoles } from '../../access/bounds.ts'
import { compileStatement } from '../../storage/compile-statement.ts'
import { partSetting } from '../../storage/wall/part.ts'
import type { PartPolicy, PartRules } from '../../storage/wall/part-rules.ts'
import { townSetting } from '../../storage/wall/standing.ts'
import { compileStanding, type Locating, locateReadable, locateWithin, standingView } from './compile-reach.ts'

/**
 * What the database itself holds whoever answers for a part of the town to, read off the same declarations as the conditions of the gateway: of each ledger
 * which rows they see and which they write. `catalogues` are the program's and those of towns that have made something themselves: a ledger that some of
 * them open wider is as wide for all. `kept` ledgers nobody writes by hand.
 */
export function partRulesOf(catalogues: readonly CatalogueIndex[], kept: readonly string[]): PartRules {
  const named = new Map<string, Named>()
  const says = new Map<string, { readonly ledger: ResolvedLedger; readonly read: Set<string>; readonly write: Set<string> }>()
  for (const catalogue of catalogues)
    for (const ledger of catalogue.catalogue.ledgers) {
      const own = says.get(ledger.table) ?? { ledger, read: new Set(), write: new Set() }
      says.set(ledger.table, own)
      const locating = { ...locatingIn(catalogue, named), alias: ledger.table }
      own.read.add(textOf(sql`${locateReadable(ledger, { ...locating, isWide: true }) ?? sql`true`}`))
      // What the gateway asks about in a part is asked of the same lists.
      locateReadable(ledger, locating)
      const write = writeOf(ledger, locating)
      own.write.add(kept.includes(ledger.id) ? 'false' : textOf(write))
    }
  const policies = [...says].map(([table, { read, write }]): PartPolicy => ({ table, read: either(read, 'true'), write: either(write) }))
  const views = [...named].map(([name, ledger]) => ({ name, body: textOf(viewOf(ledger)) }))
  return { views, policies }
}

/** The widest of them; what is `open` needs no saying, and what is open to nobody neither. */
function either(conditions: ReadonlySet<string>, open?: string): string | undefined {
  if (open !== undefined && conditions.has(open)) return undefined
  const some = [...conditions].filter((condition) => condition !== 'false')
  return some.length === 0 ? (open === undefined ? undefined : 'false') : some.map((condition) => `(${condition})`).join(' or ')
}

function textOf(statement: RawBuilder<unknown>): string {
  const compiled = compileStatement(statement)
  if (compiled.parameters.length > 0) throw new Error('a policy has no parameters')
  return compiled.sql.replaceAll(/\s+/g, ' ').trim()
}

function locatingIn(catalogue: CatalogueIndex, named: Map<string, Named>): Omit<Locating, 'alias'> {
  return {
    catalogue,
    isOf: (list, value) => sql<boolean>`${value} = any(${listOf(list)})`,
    current: (ledger, alias) => {
      note(named, ledger)
      return compileStanding(ledger, alias)
    },
  }
}

/** Looked up once a statement. */
function listOf(list: 'villages' | 'grids' | 'objects'): RawBuilder<unknown> {
  return sql`(select coalesce(nullif(${setting(partSetting(list))}, ''), '{}')::uuid[])::uuid[]`
}

function setting(name: string): RawBuilder<string> {
  return sql<string>`current_setting(${sql.lit(name)}, true)`
}

/**
 * As `assertWithin` says: what lies in their part; and of what lies nowhere, where a loop begins with their role, what they write down themselves. A version
 * that ends says the same place as before.
 */
function writeOf(ledger: ResolvedLedger, locating: Locating): RawBuilder<unknown> {
  if (ledger.scope === 'staff' || ledger.scope === 'office') return sql`false`
  const within = locateWithin(ledger, locating)
  if (within !== undefined) return within
  const loops = locating.catalogue.catalogue.loops.filter((loop) => loop.ledger === ledger.id)
  const openers = boundRoles.filter(
    (role) => ledger.scope === undefined && loops.some(({ openBy }) => openBy.some((taker) => taker === role)),
  )
  if (openers.length === 0) return sql`false`
  return sql`${setting(partSetting('role'))} in (${sql.join(openers.map((role) => sql.lit(role)))})`
}

/** Where records in force lie and what they refer to, without a word of what they say. */
function viewOf({ table, columns }: Named): RawBuilder<unknown> {
  const selected = ['id', ...columns].map((column) => sql.ref(`l.${column}`))
  return sql`select ${sql.join(selected)} from ${sql.table(table)} as l where l.town = ${setting(townSetting)} and l.replaced_at is null`
}

/** The ledgers that are asked where their records lie: by its view, the table and what towns have of it. */
interface Named {
  readonly table: string
  readonly columns: Set<string>
}

function note(named: Map<string, Named>, ledger: ResolvedLedger): void {
  const name = standingView(ledger)
  const known = named.get(name) ?? { table: ledger.table, columns: new Set() }
  named.set(name, known)
  for (const { field, column } of ledger.fields)
    if (field.kind === 'grid' || field.kind === 'village' || isReference(field)) known.columns.add(column)
}
