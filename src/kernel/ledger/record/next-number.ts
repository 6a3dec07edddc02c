import { sql } from 'kysely'
import { parseFieldValue } from '../../../definition/field/parse-field-value.ts'
import type { FieldValues } from '../../../definition/field/types.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { townTime } from '../../audit/instant.ts'
import { bigint, row } from '../../storage/row.ts'
import type { ValuesContext } from './validate-values.ts'

const nextRow = row('numbers', { next: bigint })

/**
 * The values of a new record, with the next number of its year where the ledger numbers its records and the caller gave none. A number that was
 * ever given, to a record withdrawn since too, is not given again. Runs behind the chain's lock, so no two records get the same.
 */
export async function withNumber({ kernel, session, town, ledger }: ValuesContext, values: FieldValues): Promise<FieldValues> {
  const { numbering } = ledger
  if (numbering === undefined || String(values[numbering.field] ?? '').trim() !== '') return values
  const column = ledger.fields.find(({ id }) => id === numbering.field)?.column
  if (column === undefined) throw new Error(`the ledger ${ledger.id} numbers ${numbering.field}, which it does not have`)
  const start = `${numbering.prefix}${yearOf(ledger, values) ?? townTime(kernel.clock().toISOString()).slice(0, 4)}`
  const number = sql.ref(`t.${column}`)
  const serial = sql`substr(${number}, ${start.length + 1}::integer)`
  const statement = sql`
    select (coalesce(max(${serial}::bigint), 0) + 1)::text as next from ${sql.id(ledger.table)} as t
    where t.town = ${town} and starts_with(${number}, ${start}) and ${serial} ~ ${`^[0-9]{${numbering.digits},9}$`}
  `
  const row = nextRow.first(await session.query(statement))
  return { ...values, [numbering.field]: `${start}${(row?.next ?? '1').padStart(numbering.digits, '0')}` }
}

/** The year in which the record happened; undefined where its date is missing or none, which is refused by itself. */
function yearOf({ date, fields }: ResolvedLedger, values: FieldValues): string | undefined {
  const field = fields.find(({ id }) => id === date)?.field
  const text = date === undefined ? '' : String(values[date] ?? '')
  const parsed = field === undefined || text === '' ? undefined : parseFieldValue(field, text)
  return parsed?.ok === true && typeof parsed.value === 'string' ? parsed.value.slice(0, 4) : undefined
}
