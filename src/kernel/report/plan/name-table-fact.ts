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

/** Columns that hold something else than the indicator's own value. */
const otherColumn = /同比|环比|增|减|比|幅|任务|目标|计划|预期|占|排名|位次/

/** The indicator that a number typed alone in a cell is of: the row is named by its label, unit and months stand in the cells around. */
export function nameTableFact({ text, head, row }: TableCell, catalogue: CatalogueIndex, reportPeriod: Period): TableFact | undefined {
  const [typed, other] = findQuantities(text)
  if (typed === undefined || other !== undefined || otherColumn.test(head)) return undefined
  if (text.slice(0, typed.start).trim() !== '' || text.slice(typed.stop).trim() !== '') return undefined
  const found = row.flatMap(({ text: label }) => {
    const indicators = catalogue.findIndicators(label.replace(bracket, '').trim())
    const [indicator] = indicators
    return indicator === undefined || indicators.length > 1 || indicator.type === 'pick' ? [] : [{ indicator, label }]
  })
  const [named] = found
  if (named === undefined || found.length > 1) return undefined
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
  const column = row.find((cell) => /^(?:计量)?单位$/.test(cell.head.trim()))?.text.trim()
  return column ?? bracket.exec(label)?.[1] ?? bracket.exec(head)?.[1] ?? ''
}
