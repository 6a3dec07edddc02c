import { decimal, plainDecimal, roundHalfUp, wholeNumber } from '../../../definition/decimal/decimal.ts'
import { calendarGrain, fieldScale } from '../../../definition/field/field-type.ts'
import { traitsOf } from '../../../definition/field/kinds.ts'
import type { Field, FieldValue } from '../../../definition/field/types.ts'

export type Stored = { readonly ok: true; readonly text: string | null } | { readonly ok: false; readonly why: string }

/** A parsed value in the exact text form its column gives back, so that a digest taken now equals one taken from the column later. */
export function storeValue(field: Field, value: FieldValue): Stored {
  if (value === null || value === '') return { ok: true, text: null }
  const scale = fieldScale(field)
  const { digits } = traitsOf(field)
  if (scale !== undefined && digits !== undefined) return storeDecimal(String(value), scale, digits)
  if (calendarGrain(field) === 'minute')
    return {
      ok: true,
      text: String(value)
        .replace(' ', 'T')
        .replace(/:00$/, keepMinutes(String(value))),
    }
  return { ok: true, text: String(value) }
}

/** The value as every room passes it. Money keeps its two decimals, other decimals lose trailing zeros. */
export function readValue(field: Field, stored: string | null): FieldValue {
  if (stored === null) return null
  const { column, fixed } = traitsOf(field)
  if (column === 'integer') return wholeNumber(stored)
  if (column === 'boolean') return stored === 'true'
  return column === 'numeric' && fixed !== true ? plainDecimal(decimal(stored)) : stored
}

function storeDecimal(text: string, scale: number, precision: number): Stored {
  if (isStoredForm(text, scale, precision)) return { ok: true, text }
  const exact = decimal(text)
  const kept = roundHalfUp(exact, scale)
  if (!decimal(kept).eq(exact)) return { ok: false, why: `最多 ${scale} 位小数` }
  if (exact.abs().gte(decimal(10n ** BigInt(precision - scale)))) return { ok: false, why: '数值太大' }
  return { ok: true, text: kept === `-${roundHalfUp(decimal(0), scale)}` ? roundHalfUp(decimal(0), scale) : kept }
}

/** `08:30:00` loses its seconds, `08:00` keeps its minutes. */
function keepMinutes(text: string): string {
  return /\d\d:\d\d:00$/.test(text) ? '' : ':00'
}

/** Digits as the column gives them back: what a parser of fields hands over nearly always, a hundred thousand times in a large file. */
function isStoredForm(text: string, scale: number, precision: number): boolean {
  const match = /^(?:-(?=.*[1-9]))?(0|[1-9]\d*)(?:\.(\d+))?$/.exec(text)
  return match !== null && (match[2] ?? '').length === scale && (match[1] ?? '').length <= precision - scale
}
