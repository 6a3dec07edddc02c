import type { ValueType } from '../field/value-type.ts'

const typeNames: Readonly<Record<ValueType, string>> = {
  number: '数字',
  text: '文字',
  boolean: '是否',
  date: '日期',
  dateTime: '时间',
  month: '月份',
  period: '时期',
  record: '引用',
}

/** number → 数字 */
export function presentType(type: ValueType): string {
  return typeNames[type]
}
