/** Columns that every ledger table has by itself. */
const systemColumns: ReadonlySet<string> = new Set([
  'town',
  'id',
  'version',
  'recorded_at',
  'replaced_at',
  'actor',
  'entry',
  'digest',
  'grams',
  'action',
  'reason',
])

/** `paidOn` → `paid_on`; a name that the table uses itself gets a trailing underscore. */
export function columnName(fieldId: string): string {
  const name = fieldId.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  return systemColumns.has(name) ? `${name}_` : name
}

/** `aid-payment` → `ledger_aid_payment` */
export function tableName(ledgerId: string): string {
  return `ledger_${ledgerId.replaceAll('-', '_')}`
}
