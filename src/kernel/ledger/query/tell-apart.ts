import { wholeNumber } from '../../../definition/decimal/decimal.ts'
import { referredLedger } from '../../../definition/field/field-type.ts'
import { traitsOf, villageLedger } from '../../../definition/field/kinds.ts'
import type { Reader } from '../../../definition/field/reads-field.ts'
import { readsField } from '../../../definition/field/reads-field.ts'
import type { ResolvedField, ResolvedLedger } from '../../../definition/ledger/types.ts'
import { count, flag, listOf, orNull, text } from '../../../definition/shape/shape.ts'
import { row, uuid } from '../../storage/row.ts'

/** The fields by which two of one name are told apart, in the order in which people say them. */
export interface TellingFields {
  /** The village, and whom else it belongs to: a household, a firm. */
  readonly refs: readonly ResolvedField[]
  /** Numbers that the reader sees in full: one of identity first, which tells the age. */
  readonly numbers: readonly ResolvedField[]
}

export const foundRow = row('found records', {
  id: uuid,
  title: orNull(text),
  own: flag,
  near: count,
  total: count,
  refs: listOf(orNull(text)),
  numbers: listOf(orNull(text)),
})

export interface FoundRow {
  readonly id: string
  readonly title: string | null
  readonly own: boolean
  /** How near its name comes to what was typed: `compileNearness`. */
  readonly near: number
  readonly total: number
  readonly refs: readonly (string | null)[]
  readonly numbers: readonly (string | null)[]
}

/** What of a ledger tells its namesakes apart for this reader. What stands in the title is said already. */
export function tellingFields(ledger: ResolvedLedger, reader: Reader): TellingFields {
  const beside = ledger.fields.filter(({ id, field }) => !ledger.title.includes(id) && readsField(field, reader))
  const referring = beside.filter(({ field }) => referredLedger(field) !== undefined && field.kind !== 'grid')
  const villages = referring.filter(({ field }) => referredLedger(field) === villageLedger)
  const others = referring.filter(({ field }) => field.required === true && referredLedger(field) !== villageLedger)
  const numbers = beside.filter(({ field }) => traitsOf(field).searched === 'number' && traitsOf(field).payment === undefined)
  return {
    refs: [...villages.slice(0, 1), ...others.slice(0, 1)],
    numbers: [...numbers.filter(isIdentity), ...numbers.filter((one) => !isIdentity(one))],
  }
}

/** 52岁, or 尾号 0012 of the first number that is known. Nothing where there is none. */
export function tellNumber({ numbers }: TellingFields, values: readonly (string | null)[], today: string): string {
  for (const [index, one] of numbers.entries()) {
    const value = values[index] ?? ''
    if (value.length <= 4) continue
    const age = isIdentity(one) ? ageAt(value, today) : undefined
    return age === undefined ? `尾号 ${value.slice(-4)}` : `${age}岁`
  }
  return ''
}

function isIdentity({ field }: ResolvedField): boolean {
  return field.kind === 'nationalId'
}

/** Full years by the eight digits of birth in a number of identity; undefined where nobody can be that old. */
function ageAt(number: string, today: string): number | undefined {
  const born = /^\d{6}(\d{4})(\d{4})\d{3}[\dX]$/i.exec(number)
  if (born?.[1] === undefined || born[2] === undefined) return undefined
  const [year = '0', month = '', day = ''] = today.split('-')
  const age = wholeNumber(year) - wholeNumber(born[1]) - (`${month}${day}` < born[2] ? 1 : 0)
  return age >= 0 && age < 130 ? age : undefined
}
