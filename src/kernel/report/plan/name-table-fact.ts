import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import type { ResolvedIndicator } from '../../../definition/indicator/types.ts'
import type { Period } from '../../../definition/period/types.ts'
import { findPeriodWords } from '../../../definition/report/period-words.ts'
import { findQuantities, type Quantity, readQuantity } from '../../../definition/report/quantity.ts'
import { baseUnit } from '../../../definition/unit/unit.ts'

/** A cell with what stands above it and before it in its row. */
export interface TableCell {
  readonly text: string
  readonly head: string
  readonly row: readonly { readonly head: string; readonly text: string }[]
}

export interface TableFact {
  readonly indicator: ResolvedIndicator
  readonly period: Period
  readonly quantity: Quantity
}

/** What a column of the indicators' own values is called, but for its unit and months: a village's, a target's, a growth's is another. */
const ownColumn =
  /^(?:数值?|数量|指标值|总[数量]|合计|总计|累计|全[镇乡]|[我本][镇乡]|金额|情况|实绩|实际|完成|到位|达到|[值量额]|全年|年?度|份|底|末)*$/
/** Cells before a number that do not narrow its row: its place in the list, its unit, months, other numbers. */
const neutral = /^(?:[一二三四五六七八九十]+、?|[\d.,，%％\-—－～/\u25A1]+[\u4e00-\u9fa5%％]{0,3})?$/

/** The indicator that a number typed alone in a cell is of: the row is named by its label, unit and months stand in the cells around. */
export function nameTableFact({ text, head, row }: TableCell, catalogue: CatalogueIndex, reportPeriod: Period): TableFact | undefined {
  const [typed, other] = findQuantities(text)
  if (typed === undefined || other !== undefined || !ownColumn.test(withoutPeriods(head, reportPeriod))) return undefined
  if (text.slice(0, typed.start).trim() !== '' || text.slice(typed.stop).trim() !== '') return undefined
  const found = row.flatMap(({ text: label }) => {
    const indicators = catalogue.findIndicators(label.replace(bracket, '').trim())
    const [indicator] = indicators
    return indicator === undefined || indicators.length > 1 || indicator.type === 'pick' ? [] : [{ indicator, label }]
  })
  const [named] = found
  if (named === undefined || found.length > 1) return undefined
  if (row.some((cell) => cell.text !== named.label && !isUnitColumn(cell.head) && !neutral.test(withoutPeriods(cell.text, reportPeriod))))
    return undefined
  const written = text.slice(typed.start, typed.end)
  const quantity = typed.base === '' ? readQuantity(`${written}${unitOf({ head, row }, named.label)}`, 0, written.length) : typed
  if (quantity.base === '' || quantity.base !== baseUnit(named.indicator.unit)) return undefined
  const words = [head, ...row.map((cell) => cell.text)].flatMap((words) => findPeriodWords(words, reportPeriod))
  const [word, another] = words
  if (another !== undefined || word?.kind === 'compared') return undefined
  const period = word?.period ?? reportPeriod
  return period.lastMonth > reportPeriod.lastMonth ? undefined : { indicator: named.indicator, period, quantity }
}

const bracket = /[（(]([^（()）]+)[)）]\s*$/

function unitOf({ head, row }: Pick<TableCell, 'head' | 'row'>, label: string): string {
  const column = row.find((cell) => isUnitColumn(cell.head))?.text.trim()
  return column ?? bracket.exec(label)?.[1] ?? bracket.exec(head)?.[1] ?? ''
}

function isUnitColumn(head: string): boolean {
  return /^(?:计量)?单位$/.test(head.trim())
}

/** A cell's text without its bracket and its words of time. */
function withoutPeriods(text: string, reportPeriod: Period): string {
  const named = text.replace(bracket, '')
  return findPeriodWords(named, reportPeriod)
    .reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), named)
    .trim()
}
