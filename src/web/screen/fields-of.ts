import type { LedgerFilter, LedgerRecord } from '../../api/contract/ledger.ts'
import type { LedgerDefinition } from '../../definition/ledger/types.ts'

type Operator = LedgerFilter['operator']

/** What a screen made by hand reads and asks of one ledger. A field that the ledger does not have does not compile. */
export interface LedgerFields<Field extends string> {
  readonly ledger: string
  /** The value as it is written; '' for none. */
  text(record: LedgerRecord, field: Field): string
  /** The value as people read it: an option's label, a reference's title. */
  shown(record: LedgerRecord, field: Field): string
  where(field: Field, operator: Operator, value?: LedgerFilter['value']): LedgerFilter
  /** A condition on the record that a reference of this ledger names. */
  through(field: Field, condition: LedgerFilter): LedgerFilter
}

/** Binds a screen to a ledger of its own pack, or of the shared one. */
export function fieldsOf<Definition extends LedgerDefinition>({
  id,
}: Definition): LedgerFields<Extract<keyof Definition['fields'], string>> {
  const text = (record: LedgerRecord, field: string): string => {
    const value = record.values[field]
    return value === null || value === undefined ? '' : String(value)
  }
  return {
    ledger: id,
    text,
    shown: (record, field) => record.shown[field] ?? text(record, field),
    through: (field, condition) => ({ ...condition, field: `${field}.${condition.field}` }),
    where: (field, operator, value) => (value === undefined ? { field, operator } : { field, operator, value }),
  }
}
