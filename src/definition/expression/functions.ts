import type { ValueType } from '../field/value-type.ts'
import type { FunctionName } from './types.ts'

/** What a function takes and gives. `same`: all arguments of one type, which is also the result's. */
interface FunctionShape {
  readonly least: number
  readonly most: number
  /** Accepted types of every argument; undefined = any one type, the same for all. */
  readonly takes: readonly ValueType[] | undefined
  /** Accepted types of each argument by its place, where they differ. */
  readonly places?: readonly (readonly ValueType[])[]
  readonly gives: ValueType | 'same'
  /** Chinese, with {1}, {2}, {3} for the arguments and {all} for all of them joined by 、. */
  readonly reads: string
}

const ordered: readonly ValueType[] = ['number', 'date', 'dateTime', 'month', 'period']

export const functionShapes: Readonly<Record<FunctionName, FunctionShape>> = {
  if: { least: 3, most: 3, takes: undefined, gives: 'same', reads: '（{1}时{2}，否则{3}）' },
  daysBetween: { least: 2, most: 2, takes: ['date', 'dateTime'], gives: 'number', reads: '{1}至{2}的天数' },
  addDays: {
    least: 2,
    most: 2,
    takes: undefined,
    places: [['date', 'dateTime'], ['number']],
    gives: 'date',
    reads: '{1}之后{2}天',
  },
  year: { least: 1, most: 1, takes: ['date', 'dateTime', 'month', 'period'], gives: 'number', reads: '{1}的年份' },
  month: { least: 1, most: 1, takes: ['date', 'dateTime', 'month'], gives: 'number', reads: '{1}的月份' },
  contains: { least: 2, most: 2, takes: ['text'], gives: 'boolean', reads: '{1}含有{2}' },
  startsWith: { least: 2, most: 2, takes: ['text'], gives: 'boolean', reads: '{1}以{2}开头' },
  endsWith: { least: 2, most: 2, takes: ['text'], gives: 'boolean', reads: '{1}以{2}结尾' },
  trimSuffix: { least: 2, most: 2, takes: ['text'], gives: 'text', reads: '{1}去掉末尾的{2}' },
  coalesce: { least: 2, most: 8, takes: undefined, gives: 'same', reads: '{all}中第一个不为空的' },
  min: { least: 2, most: 8, takes: ordered, gives: 'same', reads: '{all}中最小的' },
  max: { least: 2, most: 8, takes: ordered, gives: 'same', reads: '{all}中最大的' },
  length: { least: 1, most: 1, takes: ['text'], gives: 'number', reads: '{1}的字数' },
  concat: { least: 2, most: 8, takes: ['text'], gives: 'text', reads: '{all}连起来' },
}

const names: ReadonlySet<string> = new Set(Object.keys(functionShapes))

/** Whether a word is a function of the language. */
export function isFunctionName(name: string): name is FunctionName {
  return names.has(name)
}
