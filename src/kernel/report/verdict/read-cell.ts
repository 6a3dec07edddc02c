import type { ResolvedIndicator } from '../../../definition/indicator/types.ts'
import type { Period } from '../../../definition/period/types.ts'
import { findPeriodWords } from '../../../definition/report/period-words.ts'
import { type Quantity, readQuantity } from '../../../definition/report/quantity.ts'
import type { Assertion } from '../../../definition/report/reading/find-assertions.ts'
import { coverageOf, type NameMatch, plainLabel, plainName, rankIndicators } from '../../../definition/report/reading/name-indicators.ts'
import type { SliceFilter } from '../../../definition/report/types.ts'
import { readUnitAfter } from '../../../definition/report/unit-words.ts'
import { joinTimes } from '../period/join-times.ts'
import type { Subject, SubjectContext } from './subjects.ts'
import type { ReadLine } from './types.ts'

/** A typed number of a table with what its head, its row and its caption say of it. */
export interface CellReading {
  readonly row: number
  /** The head of its column, without what stands in brackets. */
  readonly head: string
  /** The cells to its left. */
  readonly cells: readonly { readonly head: string; readonly text: string }[]
  readonly quantity: Quantity
  readonly period: Period
  readonly village: string | undefined
  readonly slices: readonly SliceFilter[]
  /** What names the row, without words of time. */
  readonly rowWords: string
  /** What names the number: the row, or the column where rows are villages. */
  readonly words: string
  /** Nothing narrows it to less than the town. */
  readonly plain: boolean
  /** The amounts that the words name, best first. */
  readonly amounts: readonly NameMatch[]
  /** The first cell of the table's first row, which a share is often of. */
  readonly firstName: string
}

/** Columns that number or describe rows. */
const plainHead = /^(?:年份|年度|月份|季度|序号|编号|排名|名次|位次|备注|完成时限|时限|时间|日期|电话|联系方式|建设内容|内容|措施|责任)/

/** Columns that tell the place of each row. */
export const placeHead = /^(?:全[国省市县镇])?(?:各?村)?(?:增幅|增速|总量)?(?:排名|名次|位次|排位)/

/** Cells that do not narrow what a row speaks of: times, and what a column of own values is called. */
const neutral =
  /^(?:\d{4}年|[一二三四]季度|全年|上年|本年|年度?|月|份|底|末|季度|上半年|下半年|指标|数值?|数量|金额|完成|实绩|实际|情况|合计|总计|累计|任务数?|同比|增长|增幅|增速|占比|比重|全镇|其中[:：]?)+$/

const times = /\d{4}年(?:度|底|末)?|(?:第)?[一二三四]季度|[上下]半年|\d{1,2}月(?:份)?|全年|上年|本年/g

/** Reads the place of a typed number in its table. Undefined: no assertion. */
export function readCell(
  context: SubjectContext,
  assertion: Assertion & { readonly quantity: Quantity },
  lines: readonly ReadLine[],
): CellReading | undefined {
  const { cell, planned, reading } = context.line
  if (cell === undefined || cell.row === 0) return undefined
  const own = reading.normal.text
  const text = (row: number, column: number) =>
    lines.find((line) => line.cell?.table === cell.table && line.cell.row === row && line.cell.column === column)?.reading.normal.text ?? ''
  const written = text(0, cell.column)
  if ((plainHead.test(written.trim()) && !placeHead.test(written.trim())) || planned || /目标|计划/.test(written)) return undefined
  const cells = Array.from({ length: cell.column }, (_, column) => ({ head: text(0, column), text: text(cell.row, column) }))
  const unit = cells.find((one) => isUnitHead(one.head))?.text.trim() ?? ''
  const labels = cells.filter((one) => !isUnitHead(one.head) && one.head.trim() !== '序号').map((one) => one.text)
  const rowName = labels.join('')
  const village = context.villages.find((name) => rowName.includes(name))
  const head = bare(written)
  const narrowing = bare(rowName).replace(times, '')
  // | 网格事件数 | 2019年 | over rows of quarters: where row and column only say when, the corner says what.
  const rowWords = narrowing === '' && head.replace(times, '').trim() === '' ? bare(text(0, 0)) : narrowing
  const joined = `${bare(rowName)}${head}`
  const words =
    village === undefined &&
    rankIndicators(context.catalogue, joined).some((match) => match.whole && plainLabel(match.indicator).includes(plainName(head)))
      ? joined
      : village === undefined && rankIndicators(context.catalogue, rowWords).length > 0
        ? rowWords
        : `${head}${bare(rowName).replace(village ?? '', '')}`
  return {
    row: cell.row,
    head: head.trim(),
    cells,
    quantity: withUnit(assertion.quantity, own, [bracketOf(written), unit, ...labels.map(bracketOf)]),
    period: periodOf(
      [
        written,
        ...cells.map(({ head: one, text: own }) => (/^年[份度]$/.test(one.trim()) && /^\d{4}$/.test(own.trim()) ? `${own.trim()}年` : own)),
      ],
      context.period,
    ),
    village,
    slices: village === undefined ? [] : [{ dimension: '村', value: village }],
    rowWords,
    words,
    plain: village !== undefined || [written, ...labels].every((one) => isWide(context, one)),
    amounts: rankIndicators(context.catalogue, words, ({ type, unit: measure }) => type !== 'pick' && measure !== '%').filter(
      (match) => coverageOf(match) >= 0.5,
    ),
    firstName: text(1, 0),
  }
}

/** What a cell is of: an indicator at the cell's time, or at another, in the row's village. */
export function cellSubject({ period, slices }: CellReading, indicator: ResolvedIndicator, at = period): Omit<Subject, 'certain'> {
  return { indicator, period: at, slices }
}

function isUnitHead(head: string): boolean {
  return /^(?:计量)?单位$/.test(head.trim())
}

function bare(words: string): string {
  return words.replace(/[（(][^（()）]*[)）]/g, '')
}

/** A row or a column of something narrower (大户, another village) is not the town's. */
function isWide({ catalogue }: SubjectContext, words: string): boolean {
  const one = bare(words).replace(/[\d.,%％\-—～/\s]/g, '')
  return one === '' || neutral.test(one) || rankIndicators(catalogue, one).some((match) => coverageOf(match) >= 0.8)
}

function bracketOf(text: string): string {
  return /[（(]([^（()）]+)[)）]\s*$/.exec(text)?.[1] ?? ''
}

/** The number with the unit that another cell gives it, when it has none of its own. */
function withUnit(quantity: Quantity, text: string, units: readonly string[]): Quantity {
  if (quantity.base !== '') return quantity
  const unit = units.map((word) => word.replace(/^单位[:：]/, '').trim()).find((word) => readUnitAfter(word).core !== '')
  if (unit === undefined) return quantity
  return readQuantity(`${text.slice(0, quantity.end)}${unit}`, quantity.start, quantity.end)
}

function periodOf(texts: readonly string[], report: Period): Period {
  const words = texts.flatMap((text) => findPeriodWords(text, report)).filter(({ kind }) => kind !== 'compared')
  return joinTimes(words, report)[0]?.period ?? report
}
