import { addedWithin } from '../field/additivity.ts'
import { calendarGrain } from '../field/field-type.ts'
import { traitsOf } from '../field/kinds.ts'
import type { Field } from '../field/types.ts'
import type { ResolvedField } from '../ledger/types.ts'
import type { DiagnosticList } from './diagnostics.ts'

interface AdditiveCheck {
  readonly fields: readonly ResolvedField[]
  /** `pack/ledger` */
  readonly source: string
  readonly list: DiagnosticList
  /** The names that are fields of the ledger; those that are none are reported. */
  readonly known: (names: readonly string[], part: string) => readonly string[]
}

/** What a total may not mix must be fields of the ledger that everybody reads, of a kind with few values; a year needs a date, a month or a period. */
export function checkAdditive({ fields, source, list, known }: AdditiveCheck): void {
  for (const { id, field } of fields) {
    const within = addedWithin(field)
    if (within === undefined) continue
    const { yearOf } = within
    const part = `${id}.additive`
    const is = (name: string, suits: (field: Field) => boolean) => fields.some((other) => other.id === name && suits(other.field))
    for (const other of fields.filter((one) => within.fields.includes(one.id) || one.id === yearOf)) {
      if ((other.field.secrecy ?? 'open') !== 'open')
        list.error('bad-field', `${source}.${part}`, `“${field.label}”不能按“${other.field.label}”分开合计：它不对所有人显示`)
    }
    for (const name of known(within.fields, part)) {
      if (!is(name, (other) => traitsOf(other).parts === true))
        list.error('wrong-kind', `${source}.${part}`, `“${field.label}”不能按“${name}”分开合计：它不是选项、是否、月份或时期`)
    }
    if (yearOf !== undefined && known([yearOf], part).length > 0 && !is(yearOf, (other) => calendarGrain(other) !== undefined))
      list.error('wrong-kind', `${source}.${part}`, `“${field.label}”不能按“${yearOf}”的年份合计：它不是日期、时间、月份或时期`)
  }
}
