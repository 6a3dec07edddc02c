import { sql } from 'kysely'
import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { printedRow } from '../../storage/row.ts'
import type { Session } from '../../storage/types.ts'
import { compilePrinted, compileTitle } from '../sql/compile-title.ts'
import { openLedgerSource, openStatement } from '../sql/ledger-source.ts'

/** A record that rows may refer to: how it is named, and its fields as people write them. */
export interface ReferenceTarget {
  readonly id: string
  readonly title: string
  /** Printed text by field id, of the fields that can tell records apart. */
  readonly parts: Readonly<Record<string, string>>
}

/** Fields by which a record may be named: natural keys of one field, villages, and those that references ask for. */
export function namingFields(ledger: ResolvedLedger, asked: Iterable<string>): string[] {
  const keys = ledger.unique.flatMap((key) => (key.length === 1 ? key : []))
  const villages = ledger.fields.filter(({ field }) => field.kind === 'village').map(({ id }) => id)
  return [...new Set([...keys, ...villages, ...asked])]
}

/** All current records of a ledger as targets, in one statement. */
export async function loadTargets(
  session: Session,
  catalogue: CatalogueIndex,
  { town, ledger, fields }: { readonly town: string; readonly ledger: ResolvedLedger; readonly fields: readonly string[] },
): Promise<ReferenceTarget[]> {
  const source = openLedgerSource(openStatement({ catalogue, town }), ledger.id)
  const parts = fields.map((field, index) => sql`${compilePrinted(source, { through: [], field })} as ${sql.id(`part_${index}`)}`)
  const selected = sql.join([sql`${source.system('id')} as id`, sql`${compileTitle(source)} as title`, ...parts])
  const rows = printedRow.all(await session.query(sql`select ${selected} from ${source.from()} where ${source.where()}`))
  return rows.map((row) => ({
    id: row.id ?? '',
    title: row.title ?? '',
    parts: Object.fromEntries(fields.map((field, index) => [field, row[`part_${index}`] ?? ''])),
  }))
}
