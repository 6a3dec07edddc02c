import type { LedgerFilter } from '../../../api/contract/ledger.ts'
import { calendarGrain } from '../../../definition/field/field-type.ts'
import type { Field } from '../../../definition/field/types.ts'
import { presentDay, presentMoment, presentMonth } from '../../../definition/period/present-day.ts'
import { shownUnit } from '../columns.ts'
import type { FilterField } from './filter-fields.ts'

/** All conditions on one field: one chip on screen. */
export interface FilterChip {
  readonly path: string
  readonly filters: readonly LedgerFilter[]
}

export function groupFilters(filters: readonly LedgerFilter[]): readonly FilterChip[] {
  const chips = new Map<string, LedgerFilter[]>()
  for (const filter of filters) {
    const list = chips.get(filter.field)
    if (list === undefined) chips.set(filter.field, [filter])
    else list.push(filter)
  }
  return [...chips].map(([path, list]) => ({ path, filters: list }))
}

/** The list with one field's conditions put in place of the ones it had. */
export function replaceChip(filters: readonly LedgerFilter[], path: string, next: readonly LedgerFilter[]): readonly LedgerFilter[] {
  const at = filters.findIndex((filter) => filter.field === path)
  const rest = filters.filter((filter) => filter.field !== path)
  if (at === -1) return [...rest, ...next]
  const before = filters.slice(0, at).filter((filter) => filter.field !== path)
  return [...before, ...next, ...rest.slice(before.length)]
}

/** What a chip says after the field's name. `titles` are the names of records picked. */
export function chipText(chip: FilterChip, field: FilterField, titles: ReadonlyMap<string, string>): string {
  const from = chip.filters.find((filter) => filter.operator === '>=')
  const to = chip.filters.find((filter) => filter.operator === '<=')
  if (from !== undefined || to !== undefined) return spanText(field.field, textOf(from), textOf(to))
  return chip.filters.map((filter) => conditionText(filter, field.field, titles)).join('，')
}

function conditionText(filter: LedgerFilter, field: Field, titles: ReadonlyMap<string, string>): string {
  if (filter.operator === 'empty') return '为空'
  if (filter.operator === 'notEmpty') return '不为空'
  const values = typeof filter.value === 'string' ? [filter.value] : (filter.value ?? [])
  const words = values.map((value) => optionText(field, value) ?? titles.get(value) ?? said(field, value))
  const list = words.length > 3 ? `${words.slice(0, 3).join('、')} 等 ${words.length} 项` : words.join('、')
  return `${operatorWords[filter.operator]}${list}`
}

const operatorWords: Readonly<Record<LedgerFilter['operator'], string>> = {
  '=': '',
  in: '',
  '!=': '不是 ',
  '<': '小于 ',
  '<=': '至 ',
  '>': '大于 ',
  '>=': '自 ',
  contains: '含 ',
  empty: '为空',
  notEmpty: '不为空',
}

export function optionText(field: Field, value: string): string | undefined {
  if (field.kind === 'choice') return field.options[value]
  if (field.kind === 'boolean') return value === 'true' ? '是' : '否'
  return undefined
}

function spanText(field: Field, from: string | undefined, to: string | undefined): string {
  const unit = shownUnit(field) ?? ''
  const first = from === undefined ? undefined : said(field, from.replace(/T00:00$/, ''))
  const last = to === undefined ? undefined : said(field, to.replace(/T23:59(?::59)?$/, ''))
  if (first !== undefined && first === last) return `${first}${unit}`
  if (first === undefined) return `${isDated(field) ? '至' : '不超过'} ${last ?? ''}${unit}`
  if (last === undefined) return `${isDated(field) ? '自' : '不少于'} ${first}${unit}`
  return `${first} 至 ${last}${unit}`
}

/** A day, a month or a moment as it is read everywhere; anything else as it is. */
function said(field: Field, value: string): string {
  return isDated(field) ? presentMoment(presentMonth(presentDay(value))) : value
}

function isDated(field: Field): boolean {
  return calendarGrain(field) !== undefined
}

function textOf(filter: LedgerFilter | undefined): string | undefined {
  return typeof filter?.value === 'string' ? filter.value : undefined
}
