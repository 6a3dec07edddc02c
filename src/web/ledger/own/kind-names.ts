import type { FieldKind } from '../../../definition/field/types.ts'
import { isOwnKind } from '../../../definition/own/own-field.ts'

/** What a column is filled in with, as a clerk would say it. */
const names: { readonly [Kind in FieldKind]: string } = {
  text: '文字',
  integer: '整数',
  decimal: '小数',
  money: '金额',
  area: '面积',
  percent: '百分数',
  date: '日期',
  dateTime: '时间',
  month: '月份',
  period: '年度',
  choice: '从选项里选',
  boolean: '是或否',
  village: '村',
  grid: '网格',
  ref: '别的台账的记录',
  anyRef: '几本台账的记录',
  personName: '姓名',
  nationalId: '身份证号',
  creditCode: '统一社会信用代码',
  phone: '电话',
  bankCard: '银行账号',
  attachment: '附件',
  geometry: '地图上的范围',
}

const longText = 'long'

/** What a select offers: the kinds, and texts of several lines as one of their own. */
export const kindOptions: readonly { readonly value: string; readonly label: string }[] = Object.entries(names).flatMap(([kind, label]) => {
  if (!isKind(kind) || !isOwnKind(kind)) return []
  const one = { value: kind, label }
  return kind === 'text' ? [one, { value: longText, label: '多行文字' }] : [one]
})

export function isKind(text: string): text is FieldKind {
  return Object.hasOwn(names, text)
}

/** The name of a kind; of what this edition does not know, its own word. */
export function kindName(kind: string, long = false): string {
  if (long) return '多行文字'
  return isKind(kind) ? names[kind] : kind
}

/** What is chosen in the select, and back. */
export function choiceOfKind(kind: string, long: boolean | undefined): string {
  return long === true ? longText : kind
}

export function kindOfChoice(choice: string): { readonly kind: string; readonly long: boolean } {
  return choice === longText ? { kind: 'text', long: true } : { kind: choice, long: false }
}
