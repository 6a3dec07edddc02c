import { sql } from 'kysely'
import { addedWithin } from '../../../definition/field/additivity.ts'
import { fieldColumns, headsUnit } from '../../../definition/field/column-label.ts'
import { isIdentifier, referredLedger } from '../../../definition/field/field-type.ts'
import { traitsOf } from '../../../definition/field/kinds.ts'
import { maskFieldValue } from '../../../definition/field/mask-field-value.ts'
import type { Field } from '../../../definition/field/types.ts'
import type { PublicationDefinition, ResolvedLedger } from '../../../definition/ledger/types.ts'
import { flag, orNull } from '../../../definition/shape/shape.ts'
import { authorize, seesFullValues } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { Refusal } from '../../refusal.ts'
import { printedRow, row } from '../../storage/row.ts'
import type { Session } from '../../storage/types.ts'
import { partOfTown } from '../../town-session.ts'
import { requireLedger } from '../command/require-ledger.ts'
import { readReach } from '../reach/read-reach.ts'
import { compilePrinted, compileSetting, type FieldPath, type LedgerSource, openLedgerSource, openStatement } from '../sql/index.ts'
import type { LedgerFilter } from '../types.ts'
import { compileFilter } from './compile-filter.ts'

const masksRow = row('settings', { masks: orNull(flag) })

export interface PublicList {
  /** 公示名单 */
  readonly title: string
  /** What stands before an announcement; absent of a notice. */
  readonly lead: string | undefined
  readonly columns: readonly { readonly label: string; readonly field: Field }[]
  readonly rows: readonly (readonly string[])[]
  /** Sums of the money and area columns that may be added up, empty text under the others. */
  readonly totals: readonly string[]
}

export interface PublishRequest {
  readonly ledger: string
  readonly filters?: readonly LedgerFilter[] | undefined
}

interface Column {
  readonly label: string
  readonly field: Field
  readonly path: FieldPath
}

/**
 * The records of a ledger as they may be put up in public: only the columns that its definition names, no number of identity, card or phone among them
 * even through a reference, names with the middle hidden unless the town's own rule says otherwise. Refuses with `invalid` a ledger that is not for publication,
 * with `not-permitted` a filter by what the reader sees masked.
 */
export async function publishRecords(kernel: Kernel, actor: Actor, request: PublishRequest): Promise<PublicList> {
  authorize(actor, 'read')
  const ledger = requireLedger(kernel.catalogue, request.ledger)
  const { publish } = ledger
  if (publish === undefined) throw new Refusal('invalid', `“${ledger.label}”没有可以公示的栏目。`)
  const columns = publicColumns(kernel, ledger, publish)
  return partOfTown(kernel, actor).read(async (session) => {
    const masks = await masksNames(kernel, session, { town: actor.town, publish })
    const reach = await readReach(session, kernel, actor)
    const source = openLedgerSource(
      openStatement({ catalogue: kernel.catalogue, town: actor.town, masks: true, reach, reader: actor.id }),
      ledger.id,
    )
    const cells = columns.map(({ path }, index) => sql`${compilePrinted(source, path)} as ${sql.id(`cell_${index}`)}`)
    // The order of the notice is that of its columns; ties fall to the record itself, so that a second print is the same.
    const order = [...columns.map((_, index) => sql.raw(String(index + 2))), sql.raw('1')]
    const conditions = [
      source.where(),
      ...without(source, publish),
      ...(request.filters ?? []).map((filter) => compileFilter(source, filter, { full: seesFullValues(actor) })),
    ]
    const statement = sql`
      select ${source.system('id')} as id, ${sql.join(cells)} from ${source.from()} where ${sql.join(conditions, sql` and `)} order by ${sql.join(order)}
    `
    const rows = printedRow.all(await session.query(statement))
    const sums = printedRow.first(
      await session.query(sql`select ${totalsOf(source, columns)} from ${source.from()} where ${sql.join(conditions, sql` and `)}`),
    )
    return {
      title: publish.title,
      lead: publish.lead?.replace('{count}', String(rows.length)),
      columns: columns.map(({ label, field }) => ({ label, field })),
      rows: rows.map((row) => columns.map(({ field }, index) => publicText(field, row[`cell_${index}`] ?? null, masks))),
      totals: columns.map((_, index) => sums?.[`sum_${index}`] ?? ''),
    }
  })
}

function publicColumns(kernel: Kernel, ledger: ResolvedLedger, publish: PublicationDefinition): Column[] {
  const columns = publish.fields.flatMap((id): Column[] => {
    const { field } = kernel.catalogue.getField(ledger.id, id)
    const to = referredLedger(field)
    return fieldColumns(field).map(({ label, part }) =>
      part === undefined || to === undefined
        ? { label, field, path: { through: [], field: id } }
        : { label, field: kernel.catalogue.getField(to, part).field, path: { through: [{ field: id, to }], field: part } },
    )
  })
  return columns.filter(({ field }) => !isIdentifier(field) && field.secrecy !== 'sensitive')
}

function without(source: LedgerSource, { without: left }: PublicationDefinition) {
  return Object.entries(left ?? {}).flatMap(([field, options]) =>
    (options ?? []).map((value) => compileFilter(source, { field, operator: '!=', value }, { full: true })),
  )
}

function totalsOf(source: LedgerSource, columns: readonly Column[]) {
  const sums = columns.map(({ field, path }, index) => {
    // A notice is of one kind of thing: what is added only within a kind is left to be added by whoever knows that it is one.
    const within = addedWithin(field)
    const summed = headsUnit(field) && within?.fields.length === 0 && within.yearOf === undefined
    return sql`${summed ? sql`sum(${source.field(path).sql})::text` : sql`null::text`} as ${sql.id(`sum_${index}`)}`
  })
  return sql.join(sums)
}

function publicText(field: Field, text: string | null, masks: boolean): string {
  if (text === null) return ''
  return traitsOf(field).person === 'name' && masks ? (maskFieldValue(field, text) ?? '') : text
}

async function masksNames(
  kernel: Kernel,
  session: Session,
  { town, publish }: { readonly town: string; readonly publish: PublicationDefinition },
): Promise<boolean> {
  const setting = kernel.catalogue.catalogue.settings.find(({ id }) => id === publish.maskNames?.setting)
  if (setting === undefined) return true
  const statement = openStatement({ catalogue: kernel.catalogue, town })
  const value = compileSetting({ type: 'setting', setting: setting.id, label: setting.label, fallback: setting.value }, statement)
  const row = masksRow.first(await session.query(sql`select ${value} <> 0 as masks`))
  return row?.masks ?? true
}
