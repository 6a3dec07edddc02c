import { type RawBuilder, sql } from 'kysely'
import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import { type ColumnType, traitsOf } from '../../../definition/field/kinds.ts'
import type { Field } from '../../../definition/field/types.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { compileApart } from '../reach/compile-apart.ts'
import { compileReadable } from '../reach/compile-reach.ts'
import type { Reach } from '../reach/types.ts'
import type { Instant } from '../types.ts'
import { versionCondition } from './version-condition.ts'

/** What all ledgers of one statement share. */
export interface StatementScope {
  readonly catalogue: CatalogueIndex
  readonly town: string
  readonly asOf: Instant | undefined
  /** Whether titles hide what not everybody may read; figures are computed without. */
  readonly masks: boolean
  /** The part of the town that is read of personal ledgers; undefined is all of it. */
  readonly reach: Reach | undefined
  /** Who reads, of what is kept apart from others; undefined is the machine, which tells nobody what it counts. */
  readonly reader: string | undefined
  /** Gives names that are new in the statement, and the same ones each time the same statement is built. */
  readonly nextAlias: () => string
  /** Every ledger the statement reads, in the order first met. */
  readonly ledgers: Set<string>
}

export interface StatementScopeOptions {
  readonly catalogue: CatalogueIndex
  readonly town: string
  readonly asOf?: Instant | undefined
  readonly masks?: boolean
  readonly reach?: Reach | undefined
  readonly reader?: string | undefined
}

/** A step from a record through one of its references. */
export interface RefStep {
  readonly field: string
  readonly to: string
}

export interface FieldPath {
  readonly through: readonly RefStep[]
  /** A field's id, or `id` for the record's own. */
  readonly field: string
}

export interface CompiledField {
  readonly sql: RawBuilder<unknown>
  readonly type: ColumnType
  /** undefined for the record's id */
  readonly definition: Field | undefined
}

/**
 * One ledger in a statement's FROM. Columns reached through references add LEFT JOINs, one for each reference however often it is used;
 * so `from()` is called after everything else has been compiled.
 */
export interface LedgerSource {
  readonly ledger: ResolvedLedger
  readonly alias: string
  readonly scope: StatementScope
  /** A column every ledger has: town, id, version, recorded_at, replaced_at … */
  readonly system: (column: string) => RawBuilder<unknown>
  readonly field: (path: FieldPath) => CompiledField
  readonly from: () => RawBuilder<unknown>
  /** The town and the version; conditions are ANDed to it. */
  readonly where: () => RawBuilder<boolean>
}

/** Begins a statement over ledgers of a town, as of an instant or now. It gives out table aliases and notes the ledgers that it reads. */
export function openStatement({ catalogue, town, asOf, masks = false, reach, reader }: StatementScopeOptions): StatementScope {
  let count = 0
  return { catalogue, town, asOf, masks, reach, reader, nextAlias: () => `t${count++}`, ledgers: new Set() }
}

/**
 * Opens a ledger for reading in a statement. Throws when the catalogue does not know the id: definitions are checked before. `rows` stands in for the
 * table: records as they would be.
 */
export function openLedgerSource(scope: StatementScope, ledgerId: string, rows?: RawBuilder<unknown>): LedgerSource {
  const ledger = scope.catalogue.getLedger(ledgerId)
  const alias = scope.nextAlias()
  const joins: RawBuilder<unknown>[] = []
  const aliases = new Map<string, string>()
  scope.ledgers.add(ledger.id)

  const reach = (through: readonly RefStep[]): { readonly alias: string; readonly ledger: ResolvedLedger } => {
    const last = through.at(-1)
    if (last === undefined) return { alias, ledger }
    const target = scope.catalogue.getLedger(last.to)
    const key = through.map((step) => `${step.field}>${step.to}`).join('/')
    const known = aliases.get(key)
    if (known !== undefined) return { alias: known, ledger: target }
    const before = reach(through.slice(0, -1))
    const joined = scope.nextAlias()
    aliases.set(key, joined)
    scope.ledgers.add(target.id)
    const reference = sql.ref(`${before.alias}.${columnOf(before.ledger, last.field).column}`)
    const version = readableVersion(scope, target, joined)
    joins.push(sql`left join ${sql.table(target.table)} as ${sql.id(joined)} on ${sql.ref(`${joined}.id`)} = ${reference} and ${version}`)
    return { alias: joined, ledger: target }
  }

  return {
    ledger,
    alias,
    scope,
    system: (column) => sql.ref(`${alias}.${column}`),
    field: ({ through, field }) => {
      const place = reach(through)
      if (field === 'id') return { sql: sql.ref(`${place.alias}.id`), type: 'uuid', definition: undefined }
      const { column, definition } = columnOf(place.ledger, field)
      return { sql: sql.ref(`${place.alias}.${column}`), type: traitsOf(definition).column, definition }
    },
    from: () => sql`${rows ?? sql.table(ledger.table)} as ${sql.id(alias)}${joins.length === 0 ? sql`` : sql` ${sql.join(joins, sql` `)}`}`,
    where: () => readableVersion(scope, ledger, alias),
  }
}

/** The one gateway: the town, the version, and the part of the town that the reader may read, also of what is only referred to. */
function readableVersion(scope: StatementScope, ledger: ResolvedLedger, alias: string): RawBuilder<boolean> {
  const { catalogue, town, asOf, reach, reader } = scope
  const version = versionCondition({ alias, town, asOf })
  const readable = reach === undefined ? undefined : compileReadable(ledger, { catalogue, town, reach, alias })
  const open = reader === undefined ? undefined : compileApart(ledger, { catalogue, town, reader, alias })
  const all = [version, readable, open].flatMap((condition) => condition ?? [])
  return all.length === 1 ? version : sql<boolean>`(${sql.join(all, sql` and `)})`
}

function columnOf(ledger: ResolvedLedger, fieldId: string): { readonly column: string; readonly definition: Field } {
  const found = ledger.fields.find((field) => field.id === fieldId)
  if (found === undefined) throw new Error(`ledger ${ledger.id} has no field ${fieldId}`)
  return { column: found.column, definition: found.field }
}
