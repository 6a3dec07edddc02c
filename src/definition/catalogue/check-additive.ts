import { addedWithin } from '../field/additivity.ts'
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

const parting: readonly Field['kind'][] = ['choice', 'boolean', 'month', 'period']
const dated: readonly Field['kind'][] = ['date', 'dateTime', 'month', 'period']

/** What a total may not mix must be fields of the ledger that everybody reads, of a kind with few values; a year needs a date, a month or a period. */
export function checkAdditive({ fields, source, list, known }: AdditiveCheck): void {
  for (const { id, field } of fields) {
    const within = addedWithin(field)
    if (within === undefined) continue
    const { yearOf } = within
    const part = `${id}.additive`
    const kindOf = (name: string): Field['kind'] | undefined => fields.find((other) => other.id === name)?.field.kind
    for (const other of fields.filter((one) => within.fields.includes(one.id) || one.id === yearOf)) {
      if ((other.field.secrecy ?? 'open') !== 'open')
        list.error('bad-field', `${source}.${part}`, `“${field.label}”不能按“${other.field.label}”分开合计：它不对所有人显示`)
    }
    for (const name of known(within.fields, part)) {
      if (!parting.some((kind) => kind === kindOf(name)))
        list.error('wrong-kind', `${source}.${part}`, `“${field.label}”不能按“${name}”分开合计：它不是选项、是否、月份或时期`)
    }
    if (yearOf !== undefined && known([yearOf], part).length > 0 && !dated.some((kind) => kind === kindOf(yearOf)))
      list.error('wrong-kind', `${source}.${part}`, `“${field.label}”不能按“${yearOf}”的年份合计：它不是日期、时间、月份或时期`)
  }
}
