import { type RawBuilder, sql } from 'kysely'
import { type CatalogueIndex, indexCatalogue } from '../../definition/catalogue/index-catalogue.ts'
import { wholeNumber } from '../../definition/decimal/decimal.ts'
import { groupBy } from '../../definition/group-by.ts'
import type { ResolvedLedger } from '../../definition/ledger/types.ts'
import { extendCatalogue } from '../../definition/own/extend-catalogue.ts'
import type { OwnColumns, OwnDefinition } from '../../definition/own/types.ts'
import { wholeOwn } from '../../definition/own/whole-own.ts'
import { orNull, text } from '../../definition/shape/shape.ts'
import { type StoredVersion, versionOfRow, versionRowWith, versionSelection } from '../ledger/record/read-version.ts'
import { versionCondition } from '../ledger/sql/version-condition.ts'
import { bigint, row } from '../storage/row.ts'
import type { Session } from '../storage/types.ts'
import { ownField } from './own-field.ledger.ts'
import { ownLedger } from './own-ledger.ledger.ts'
import { fieldOfStored, ledgerOfStored } from './stored-own.ts'

const headRow = row('audit_head', { defined_at: orNull(bigint) })

/** What a town has made itself, and the entry that last changed it; 0 where it has made nothing. */
export interface TownDefinition {
  readonly own: OwnDefinition
  readonly definedAt: number
}

/** The entry that last changed what a town has made itself; 0 where it has made nothing. */
export async function readDefinedAt(session: Session, town: string): Promise<number> {
  const head = headRow.first(await session.query(sql`select defined_at from audit_head where town = ${town}`))
  return wholeNumber(head?.defined_at ?? '0')
}

/** What a town has made itself, as it stands now or stood at an instant. */
export async function readOwn(
  session: Session,
  base: CatalogueIndex,
  { town, asOf }: { readonly town: string; readonly asOf?: string | undefined },
): Promise<OwnDefinition> {
  const condition = versionCondition({ alias: 't', town, asOf })
  return definitionOf(await readBoth(session, base, condition))
}

/**
 * The ledgers of all towns that are to have tables: those that they have made, and those of packs with columns of theirs. For the owner's door, at the opening;
 * a town's columns in a ledger of a pack stand in the table of all towns, each beside the others'.
 */
export async function readAllOwn(session: Session, base: CatalogueIndex): Promise<readonly OfTown[]> {
  const found = await readBoth(session, base, sql<boolean>`t.replaced_at is null`)
  const towns = new Set([...found.ledgers, ...found.fields].map(({ town }) => town))
  const known = new Set(base.catalogue.ledgers)
  return [...towns].map((town) => {
    const isTheirs = (one: TownVersion) => one.town === town
    const own = definitionOf({ ledgers: found.ledgers.filter(isTheirs), fields: found.fields.filter(isTheirs) })
    const { catalogue } = extendCatalogue(base.catalogue, town, wholeOwn(own))
    return { catalogue: indexCatalogue(catalogue), ledgers: catalogue.ledgers.filter((ledger) => !known.has(ledger)) }
  })
}

interface OfTown {
  readonly catalogue: CatalogueIndex
  /** Those of them that are not the program's, or not as it has them. */
  readonly ledgers: readonly ResolvedLedger[]
}

type TownVersion = StoredVersion & { readonly town: string }

interface Both {
  readonly ledgers: readonly TownVersion[]
  readonly fields: readonly TownVersion[]
}

async function readBoth(session: Session, base: CatalogueIndex, condition: RawBuilder<boolean>): Promise<Both> {
  const [ledgers, fields] = [ownLedger.id, ownField.id].map((id) => base.findLedger(id))
  if (ledgers === undefined || fields === undefined) return { ledgers: [], fields: [] }
  return { ledgers: await readTowns(session, ledgers, condition), fields: await readTowns(session, fields, condition) }
}

async function readTowns(session: Session, ledger: ResolvedLedger, condition: RawBuilder<boolean>): Promise<readonly TownVersion[]> {
  const statement = sql`select t.town, ${versionSelection(ledger, 't')} from ${sql.id(ledger.table)} as t where ${condition}`
  return versionRowWith(ledger, { town: text })
    .all(await session.query(statement))
    .map((row) => ({ ...versionOfRow(ledger, row), town: row.town }))
}

function definitionOf({ ledgers, fields }: Pick<Both, 'ledgers' | 'fields'>): OwnDefinition {
  const made = fields.flatMap(({ values }) => {
    const field = fieldOfStored(values)
    return field === undefined ? [] : [{ ledger: values.ledger ?? '', field }]
  })
  const byLedger = new Map(
    [...groupBy(made, ({ ledger }) => ledger)].map(([id, found]) => [id, found.map(({ field }) => field).sort(byNumber)]),
  )
  const own = ledgers.map(({ values }) => ledgerOfStored(values, byLedger.get(values.code ?? '') ?? [])).sort(byNumber)
  const names = new Set(own.map(({ id }) => id))
  const columns = [...byLedger].flatMap(([ledger, of]): OwnColumns[] => (names.has(ledger) ? [] : [{ ledger, fields: of }]))
  return { ledgers: own, columns: columns.sort((one, other) => (one.ledger < other.ledger ? -1 : 1)) }
}

function byNumber(one: { readonly id: string }, other: { readonly id: string }): number {
  return numberOf(one.id) - numberOf(other.id)
}

/** The number in an id that was given: 12 of `own-12`, 3 of `field3`. */
export function numberOf(id: string): number {
  return wholeNumber(/\d+$/.exec(id)?.[0] ?? '0')
}
