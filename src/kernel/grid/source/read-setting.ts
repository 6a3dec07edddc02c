import { sql } from 'kysely'
import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import { wholeNumber } from '../../../definition/decimal/decimal.ts'
import { text } from '../../../definition/shape/shape.ts'
import { compileExpression, openLedgerSource, openStatement } from '../../ledger/sql/index.ts'
import { row } from '../../storage/row.ts'
import type { Session } from '../../storage/types.ts'

const valueRow = row('settings', { value: text })

/** A setting as the town has it, in whole units, rounded down; undefined when the duty names none. */
export async function readSetting(
  session: Session,
  { catalogue, town, ledger }: { readonly catalogue: CatalogueIndex; readonly town: string; readonly ledger: string },
  id: string | undefined,
): Promise<number | undefined> {
  if (id === undefined) return undefined
  const setting = catalogue.catalogue.settings.find((one) => one.id === id)
  if (setting === undefined) throw new Error(`no setting ${id}`)
  const source = openLedgerSource(openStatement({ catalogue, town }), ledger)
  const node = { type: 'setting', setting: id, label: setting.label, fallback: setting.value } as const
  const row = valueRow.first(await session.query(sql`select floor(${compileExpression(node, { sources: [source] }).sql})::text as value`))
  return row === undefined ? undefined : wholeNumber(row.value)
}
