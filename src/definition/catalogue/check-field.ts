import { decimal } from '../decimal/decimal.ts'
import { reservedNames } from '../expression/resolve-path.ts'
import type { ChoiceField, Field } from '../field/types.ts'
import { normaliseName } from '../name/normalise-name.ts'
import { isUnit } from '../unit/unit.ts'
import type { DiagnosticList } from './diagnostics.ts'

export interface FieldCheck {
  readonly id: string
  readonly field: Field
  /** `pack/ledger` */
  readonly source: string
  readonly list: DiagnosticList
}

const camelCase = /^[a-z][A-Za-z0-9]*$/

/** What is wrong with one field by itself. References to other ledgers are checked once all are known. */
export function checkField({ id, field, source, list }: FieldCheck): void {
  const at = `${source}.${id}`
  if (!camelCase.test(id)) list.error('bad-id', at, `字段编号“${id}”要用字母和数字，以小写字母开头`)
  if (reservedNames.includes(id)) list.error('bad-id', at, `“${id}”在表达式里另有意思，不能作字段编号`)
  // By the parts a field brings, not by its kind: whatever kind brings bounds or options, they are held to the same.
  if ('unit' in field && field.unit !== undefined && !isUnit(field.unit))
    list.error('unknown-unit', at, `不认识的单位“${String(field.unit)}”`)
  if (field.kind === 'decimal' && !(Number.isInteger(field.scale) && field.scale >= 0 && field.scale <= 10))
    list.error('bad-field', at, '小数位数要在 0 到 10 之间')
  if ('min' in field || 'max' in field) checkBounds({ field, at, list })
  if ('maxLength' in field && field.maxLength !== undefined && !(Number.isInteger(field.maxLength) && field.maxLength > 0))
    list.error('bad-field', at, '最多字数要是正整数')
  if ('options' in field) checkOptions({ field, at, list })
}

interface BoundsCheck {
  readonly field: { readonly min?: string | number; readonly max?: string | number }
  readonly at: string
  readonly list: DiagnosticList
}

function checkBounds({ field, at, list }: BoundsCheck): void {
  const bounds = [field.min, field.max].filter((bound) => bound !== undefined).map(String)
  const wrong = bounds.find((bound) => !/^-?\d+(\.\d+)?$/.test(bound))
  if (wrong !== undefined) list.error('bad-field', at, `“${wrong}”不是数`)
  else if (field.min !== undefined && field.max !== undefined && decimal(String(field.min)).gt(String(field.max))) {
    list.error('bad-field', at, '最小值大于最大值')
  }
}

function checkOptions({ field, at, list }: { readonly field: ChoiceField; readonly at: string; readonly list: DiagnosticList }): void {
  const labels = Object.values(field.options).map(normaliseName)
  if (labels.length === 0) list.error('bad-field', at, `“${field.label}”一个选项也没有`)
  const twice = labels.find((label, index) => labels.indexOf(label) !== index)
  if (twice !== undefined) list.error('duplicate-option-label', at, `选项“${twice}”写了两次`)
  for (const [alias, option] of Object.entries(field.optionAliases ?? {})) {
    if (!Object.hasOwn(field.options, option)) list.error('unknown-option', at, `“${alias}”所指的选项“${option}”不存在`)
    const labelled = Object.entries(field.options).find(([, label]) => normaliseName(label) === normaliseName(alias))
    if (labelled !== undefined && labelled[0] !== option) list.error('duplicate-option-label', at, `“${alias}”既是选项又是另一选项的别名`)
  }
  for (const option of Object.keys(field.codes ?? {}))
    if (!Object.hasOwn(field.options, option)) list.error('unknown-option', at, `代码所指的选项“${option}”不存在`)
  const codes = Object.values(field.codes ?? {})
  const repeated = codes.find((code, index) => codes.indexOf(code) !== index)
  if (repeated !== undefined) list.error('duplicate-option-label', at, `代码“${repeated}”写了两次`)
}
