import { decimal } from '../../../definition/decimal/decimal.ts'
import type { ResolvedIndicator } from '../../../definition/indicator/types.ts'
import { lastYearPeriod, yearOf } from '../../../definition/period/related-periods.ts'
import type { Period } from '../../../definition/period/types.ts'
import { findPeriodWords } from '../../../definition/report/period-words.ts'
import { type Quantity, readQuantity } from '../../../definition/report/quantity.ts'
import type { Assertion } from '../../../definition/report/reading/find-assertions.ts'
import { coverageOf, rankIndicators } from '../../../definition/report/reading/name-indicators.ts'
import { readUnitAfter } from '../../../definition/report/unit-words.ts'
import { baseUnit } from '../../../definition/unit/unit.ts'
import { labelOf, requestOf, unitFits } from './prove-common.ts'
import type { ReadLine } from './reading-lines.ts'
import type { SubjectContext } from './subjects.ts'
import { calc, type Hypothesis, ledgerValue } from './terms.ts'

const hundred = { type: 'number', value: decimal('100') } as const
/** Columns that number or describe rows. */
const plainHead = /^(?:序号|编号|排名|备注|完成时限|时限|时间|日期|电话|联系方式|建设内容|内容|措施|责任)/

/** Cells that do not narrow what a row speaks of: times, and what a column of own values is called. */
const neutral =
  /^(?:\d{4}年|[一二三四]季度|全年|上年|本年|年度?|月|份|底|末|季度|上半年|下半年|指标|数值?|数量|金额|完成|实绩|实际|情况|合计|总计|累计|任务数?|同比|增长|增幅|增速|占比|比重|全镇|其中[:：]?)+$/

/** A number typed into a table, by the heads of its row and column. Undefined: no assertion. */
export function proveCell(
  context: SubjectContext,
  assertion: Assertion & { readonly quantity: Quantity },
  lines: readonly ReadLine[],
): readonly Hypothesis[] | undefined {
  const { cell } = context.line
  if (cell === undefined || cell.row === 0) return undefined
  const own = context.line.reading.normal.text
  const text = (row: number, column: number) =>
    lines.find((line) => line.cell?.table === cell.table && line.cell.row === row && line.cell.column === column)?.reading.normal.text ?? ''
  const head = text(0, cell.column)
  const row = Array.from({ length: cell.column }, (_, column) => ({ head: text(0, column), text: text(cell.row, column) }))
  if (plainHead.test(head.trim()) || (/[\u4e00-\u9fa5]{6}/.test(own.replace(/\d/g, '')) && context.line.planned)) return undefined
  if (context.line.planned || /目标|计划/.test(head)) return undefined
  const named = row.find((one) => /^(?:计量)?单位$/.test(one.head.trim()))?.text.trim() ?? ''
  const labels = row.filter((one) => !/^(?:计量)?单位$|^序号$/.test(one.head.trim())).map((one) => one.text)
  const rowName = labels.join('')
  const quantity = withUnit(assertion.quantity, own, [bracketOf(head), named, ...labels.map(bracketOf)])
  const period = periodOf([head, ...labels], context.period)
  const village = context.villages.find((name) => rowName.includes(name))
  const slices = village === undefined ? [] : [{ dimension: '村', value: village }]
  const bare = (words: string) => words.replace(/[（(][^（()）]*[)）]/g, '')
  const words =
    village === undefined && rankIndicators(context.catalogue, bare(rowName)).length > 0
      ? bare(rowName)
      : `${bare(head)}${bare(rowName).replace(village ?? '', '')}`
  // A row or a column of something narrower (大户, another village) is not the town's.
  const others = [head, ...labels].map((one) => bare(one).replace(/[\d.,%％\-—～/\s]/g, ''))
  const plain =
    village !== undefined ||
    others.every(
      (one) => one === '' || neutral.test(one) || rankIndicators(context.catalogue, one).some((match) => coverageOf(match) >= 0.8),
    )
  const amounts = rankIndicators(context.catalogue, words, ({ type, unit }) => type !== 'pick' && unit !== '%').filter(
    (match) => coverageOf(match) >= 0.5,
  )
  const subject = (indicator: ResolvedIndicator, at = period) => ({ indicator, period: at, slices })
  if (/同比|增长|增幅|增速|环比/.test(head)) {
    return amounts.slice(0, 2).map((match, index) => {
      const [now, then] = [subject(match.indicator), subject(match.indicator, lastYearPeriod(period))]
      const term = calc(
        '*',
        calc('/', calc('-', ledgerValue(requestOf(now)), ledgerValue(requestOf(then))), ledgerValue(requestOf(then))),
        hundred,
      )
      return {
        term,
        test: { type: 'equals', quantity, times: decimal('1') },
        label: `${labelOf(now)}同比`,
        unit: '%',
        certain: index === 0 && match.whole && plain,
        token: undefined,
      }
    })
  }
  if (/任务数?$|预算数?$/.test(bare(head).trim())) {
    return amounts.slice(0, 2).flatMap((match, index): readonly Hypothesis[] => {
      const completion = context.catalogue.catalogue.indicators.find(
        (other) => other.type === 'completion' && other.of === match.indicator.id,
      )
      if (completion === undefined) return []
      const term = calc(
        '/',
        calc('*', ledgerValue(requestOf(subject(match.indicator))), hundred),
        ledgerValue(requestOf(subject(completion))),
      )
      return [
        {
          term,
          test: { type: 'equals', quantity, times: decimal('1') },
          label: `${match.indicator.label}（${yearOf(period)}年）的任务数`,
          unit: baseUnit(match.indicator.unit),
          certain: index === 0 && match.whole && plain,
          token: undefined,
        },
      ]
    })
  }
  if (/占比|比重/.test(head)) {
    const whole = text(1, 0)
    if (cell.row === 1 && quantity.value.eq('100')) return undefined
    const wholes = rankIndicators(context.catalogue, whole, ({ unit }) => unit !== '%').slice(0, 1)
    return amounts.slice(0, 2).flatMap((match) =>
      wholes.map(
        (other): Hypothesis => ({
          term: calc(
            '*',
            calc('/', ledgerValue(requestOf(subject(match.indicator))), ledgerValue(requestOf(subject(other.indicator)))),
            hundred,
          ),
          test: { type: 'equals', quantity, times: decimal('1') },
          label: `${match.indicator.label}占${other.indicator.label}的比重`,
          unit: '%',
          certain: false,
          token: undefined,
        }),
      ),
    )
  }
  const levels = rankIndicators(context.catalogue, `${words}${/率|占比/.test(head) ? head : ''}`, (indicator) =>
    unitFits(indicator, quantity),
  ).filter((match) => coverageOf(match) >= 0.5)
  return levels.slice(0, 3).map((match, index) => ({
    term: ledgerValue(requestOf(subject(match.indicator))),
    test: { type: 'equals', quantity, times: decimal('1') },
    label: labelOf(subject(match.indicator)),
    unit: baseUnit(match.indicator.unit),
    certain: index === 0 && match.whole && plain,
    token: `{{${match.indicator.label}${village === undefined ? '' : `[村=${village}]`}}}`,
  }))
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
  return words[0]?.period ?? report
}
