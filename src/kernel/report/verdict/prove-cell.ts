import { decimal } from '../../../definition/decimal/decimal.ts'
import type { ResolvedIndicator } from '../../../definition/indicator/types.ts'
import { lastYearPeriod, yearOf } from '../../../definition/period/related-periods.ts'
import type { Quantity } from '../../../definition/report/quantity.ts'
import type { Assertion } from '../../../definition/report/reading/find-assertions.ts'
import { coverageOf, rankIndicators } from '../../../definition/report/reading/name-indicators.ts'
import { baseUnit } from '../../../definition/unit/unit.ts'
import { equals, hundred, labelOf, one, requestOf, unitFits } from './prove-common.ts'
import { type CellReading, cellSubject, placeHead, readCell } from './read-cell.ts'
import { figuresIn, type SubjectContext } from './subjects.ts'
import { calc, ledgerValue } from './terms.ts'
import type { Hypothesis, ReadLine, Term } from './types.ts'
import { ratesSaid } from './whole-rates.ts'

/** A number typed into a table, by the heads of its row and column. Undefined: no assertion. */
export function proveCell(
  context: SubjectContext,
  assertion: Assertion & { readonly quantity: Quantity },
  lines: readonly ReadLine[],
): readonly Hypothesis[] | undefined {
  const cell = readCell(context, assertion, lines)
  if (cell === undefined) return undefined
  const { head } = cell
  // All of the shares are 100 %.
  if (isTotals(cell) && /占比|比重/.test(head) && cell.quantity.value.eq('100')) return undefined
  if (placeHead.test(head)) return provePlaceCell(context, cell, lines)
  const total = proveTotal(context, cell, lines)
  if (total !== undefined) return total
  const left = proveLeftOver(context, cell, lines)
  if (left !== undefined) return left
  if (/同比|增长|增幅|增速|环比/.test(head)) return proveGrowth(cell)
  if (/^(?:同比|比上年|较上年|比去年|较去年)?(?:增减|增减数|增减量|增加数?|净增数?|变化|变动)$|^[比较]上年$/.test(head))
    return cell.quantity.base === '%' && cell.amounts.length > 0 ? proveGrowth(cell) : proveDifference(cell)
  if (/任务数?$|预算数?$/.test(head)) return proveTask(context, cell)
  if (/^(?:任务|目标|计划)?完成(?:率|比例|百分比)$/.test(head)) return proveCompletion(context, cell)
  if (/占比|比重/.test(head)) {
    const shares = proveShareCell(context, cell)
    return shares === undefined ? undefined : [...proveShareOfTotal(context, cell, lines), ...shares]
  }
  return proveDone(context, cell) ?? proveLevelCell(context, cell)
}

function cellValue(cell: CellReading, indicator: ResolvedIndicator, at = cell.period): Term {
  return ledgerValue(requestOf(cellSubject(cell, indicator, at)))
}

function proveGrowth(cell: CellReading): readonly Hypothesis[] {
  return cell.amounts.slice(0, 2).map(({ indicator, whole }, index) => {
    const then = cellValue(cell, indicator, lastYearPeriod(cell.period))
    return {
      term: calc('*', calc('/', calc('-', cellValue(cell, indicator), then), then), hundred),
      test: equals(cell.quantity),
      label: `${labelOf(cellSubject(cell, indicator))}同比`,
      unit: '%',
      certain: index === 0 && whole && cell.plain,
      token: undefined,
    }
  })
}

function proveDifference(cell: CellReading): readonly Hypothesis[] {
  return cell.amounts.slice(0, 2).map(({ indicator, whole }, index) => ({
    term: calc('-', cellValue(cell, indicator), cellValue(cell, indicator, lastYearPeriod(cell.period))),
    test: equals(cell.quantity),
    label: `${labelOf(cellSubject(cell, indicator))}增减`,
    unit: baseUnit(indicator.unit),
    certain: index === 0 && whole && cell.plain,
    token: undefined,
  }))
}

/** The year's task of an indicator: the one that its completion is of, or the one that is kept for itself. */
function taskOf({ catalogue }: SubjectContext, cell: CellReading, indicator: ResolvedIndicator): Term | undefined {
  const completion = catalogue.catalogue.indicators.find((other) => other.type === 'completion' && other.of === indicator.id)
  if (completion !== undefined) return calc('/', calc('*', cellValue(cell, indicator), hundred), cellValue(cell, completion))
  const [target] = catalogue.findIndicators(`${indicator.label}目标`)
  return target === undefined ? undefined : cellValue(cell, target)
}

function proveTask(context: SubjectContext, cell: CellReading): readonly Hypothesis[] {
  return cell.amounts.slice(0, 2).flatMap(({ indicator, whole }, index): readonly Hypothesis[] => {
    const term = taskOf(context, cell, indicator)
    if (term === undefined) return []
    const label = `${indicator.label}（${yearOf(cell.period)}年）的任务数`
    return [
      {
        term,
        test: equals(cell.quantity),
        label,
        unit: baseUnit(indicator.unit),
        certain: index === 0 && whole && cell.plain,
        token: undefined,
      },
    ]
  })
}

/** | 完成率（%） | 113.0 |: what was done over the year's task. */
function proveCompletion(context: SubjectContext, cell: CellReading): readonly Hypothesis[] {
  return cell.amounts.slice(0, 2).flatMap(({ indicator, whole }, index): readonly Hypothesis[] => {
    const task = taskOf(context, cell, indicator)
    if (task === undefined) return []
    const term = calc('*', calc('/', cellValue(cell, indicator), task), hundred)
    const label = `${indicator.label}（${yearOf(cell.period)}年）的完成率`
    return [{ term, test: equals(cell.quantity), label, unit: '%', certain: index === 0 && whole && cell.plain, token: undefined }]
  })
}

function proveShareCell({ catalogue }: SubjectContext, cell: CellReading): readonly Hypothesis[] | undefined {
  if (cell.row === 1 && cell.quantity.value.eq('100')) return undefined
  const wholes = rankIndicators(catalogue, cell.firstName, ({ unit }) => unit !== '%').slice(0, 1)
  const shares = cell.amounts.slice(0, 2).flatMap(({ indicator }) =>
    wholes.map(
      (other): Hypothesis => ({
        term: calc('*', calc('/', cellValue(cell, indicator), cellValue(cell, other.indicator)), hundred),
        test: equals(cell.quantity),
        label: `${indicator.label}占${other.indicator.label}的比重`,
        unit: '%',
        certain: false,
        token: undefined,
      }),
    ),
  )
  return [...proveQuotient(cell), ...shares]
}

const totals = /^(?:合计|总计|共计|小计|总和|全部|总体|全镇)(?:数)?$|(?:合计|总计|小计)$/

function isTotals({ cells }: CellReading): boolean {
  return totals.test(cells[0]?.text.trim() ?? '')
}

const leftOver = /^(?:其他|其它|其余)(?:各项|项目|各村|村|类|资金)?$/

/** | 其他 | 48.65 | above a total that the ledger gives: what the other rows leave of it. Undefined: no such row, or not all of them is known. */
function proveLeftOver(context: SubjectContext, cell: CellReading, lines: readonly ReadLine[]): readonly Hypothesis[] | undefined {
  const heads = columnOf(context, lines, 0)
  const stubOf = (row: number | undefined) => heads.find((one) => one.cell?.row === row)?.reading.normal.text.trim() ?? ''
  if (!leftOver.test(stubOf(cell.row))) return undefined
  const column = columnOf(context, lines, context.line.cell?.column ?? 0)
  const whole = column.filter((one) => totals.test(stubOf(one.cell?.row)))
  const parts = column.filter((one) => one.cell?.row !== cell.row && !whole.includes(one))
  const [total, ...more] = whole.map((one) => termOf(context, one))
  const known = parts.flatMap((one) => termOf(context, one) ?? [])
  if (total?.type !== 'value' || more.length > 0 || known.length === 0 || known.length < parts.length) return undefined
  const scale: Term = { type: 'number', value: cell.quantity.unit.scale }
  const rest = known.reduce<Term>((left, term) => calc('-', left, term.type === 'number' ? calc('*', term, scale) : term), total)
  return [
    { term: rest, test: equals(cell.quantity), label: '合计减去其余各行', unit: cell.quantity.base, certain: false, token: undefined },
  ]
}

/** The term of a cell of the same table: the one figure or the one number that stands in it. */
function termOf(context: SubjectContext, line: ReadLine): Term | undefined {
  const { text } = line.reading.normal
  const [figure, ...more] = figuresIn({ ...context, line }, 0, text.length)
  const [typed, ...others] = line.reading.quantities
  if (figure !== undefined) return more.length === 0 && typed === undefined ? ledgerValue(figure.request) : undefined
  return typed === undefined || others.length > 0 ? undefined : { type: 'number', value: typed.value }
}

function columnOf({ line }: SubjectContext, lines: readonly ReadLine[], column: number): readonly ReadLine[] {
  return lines.filter(
    (one) => one.cell !== undefined && one.cell.table === line.cell?.table && one.cell.column === column && one.cell.row > 0,
  )
}

/** | 合计 | 64 |: the sum of what stands above in its column; of shares the whole. Undefined: no row of totals, or not all above is known. */
function proveTotal(context: SubjectContext, cell: CellReading, lines: readonly ReadLine[]): readonly Hypothesis[] | undefined {
  const { column = 0 } = context.line.cell ?? {}
  if (!isTotals(cell)) return undefined
  if (/占比|比重/.test(cell.head)) return []
  const terms = columnOf(context, lines, column)
    .filter((one) => (one.cell?.row ?? 0) < cell.row)
    .map((one) => termOf(context, one))
  const known = terms.flatMap((term) => term ?? [])
  if (known.length < 2 || known.length < terms.length) return undefined
  // Typed cells have the unit of their head, as the total does.
  const scale: Term = { type: 'number', value: cell.quantity.unit.scale }
  const sum = known.map((term) => (term.type === 'number' ? calc('*', term, scale) : term)).reduce((left, right) => calc('+', left, right))
  return [{ term: sum, test: equals(cell.quantity), label: '本列各行之和', unit: cell.quantity.base, certain: true, token: undefined }]
}

/** | 白水村 | 21.6 | 3 | under 排名: one more than there are with more, among the rows of the table, or among all villages where the rows are some of them. */
function provePlaceCell(context: SubjectContext, cell: CellReading, lines: readonly ReadLine[]): readonly Hypothesis[] {
  const { column = 0 } = context.line.cell ?? {}
  if (/全[国省市县]|增幅|增速/.test(cell.head)) return []
  const rows = columnOf(context, lines, column - 1)
  const own = rows.find((one) => one.cell?.row === cell.row)
  const value = own === undefined ? undefined : termOf(context, own)
  const among = cell.village === undefined ? rows.map((one) => termOf(context, one)) : villagesLike(context, value)
  const terms = among.flatMap((term) => term ?? [])
  if (value === undefined || terms.length < 2 || terms.length < among.length) return []
  const term = calc('+', { type: 'tally', terms, operator: '>', against: value }, { type: 'number', value: one })
  return [
    {
      term,
      test: equals(cell.quantity),
      label: '按左边一列排的名次',
      unit: '',
      certain: cell.village === undefined || rows.length === among.length,
      token: undefined,
    },
  ]
}

/** What a token gives of its village, of each village. */
function villagesLike({ villages }: SubjectContext, value: Term | undefined): readonly (Term | undefined)[] {
  if (value?.type !== 'value' || value.request.slices?.length !== 1) return [undefined]
  const { request } = value
  return villages.map((village) => ledgerValue({ ...request, slices: [{ dimension: '村', value: village }] }))
}

/** | 政府投资 | 18642 | 43.4 |: the row's amount over that of the row of totals. */
function proveShareOfTotal(context: SubjectContext, cell: CellReading, lines: readonly ReadLine[]): readonly Hypothesis[] {
  const heads = columnOf(context, lines, 0)
  const whole = heads.find((one) => totals.test(one.reading.normal.text.trim()))?.cell?.row
  const { column = 0 } = context.line.cell ?? {}
  if (whole === undefined || whole === cell.row || column === 0) return []
  for (let at = column - 1; at > 0; at -= 1) {
    const cells = columnOf(context, lines, at)
    const [own, all] = [cell.row, whole]
      .map((row) => cells.find((one) => one.cell?.row === row))
      .map((one) => (one === undefined ? undefined : termOf(context, one)))
    if (own === undefined || all === undefined) continue
    const term = calc('*', calc('/', own, all), hundred)
    return [{ term, test: equals(cell.quantity), label: '这一行占合计的比重', unit: '%', certain: false, token: undefined }]
  }
  return []
}

/** 信访 under 办结数: how many of that kind are done, by the rate that is kept of it. */
function proveDone({ catalogue }: SubjectContext, cell: CellReading): readonly Hypothesis[] | undefined {
  const [, deed] = /^(?:已)?(办结|化解|整改|完成|调解成功|修复|签约|参保|覆盖)(?:数|件数|人数|处数|户数|情况)?$/.exec(cell.head) ?? []
  const [rate, ...more] = deed === undefined ? [] : ratesSaid(catalogue, cell.rowWords, deed)
  const done = rate?.indicator.type === 'ratio' && more.length === 0 ? catalogue.getIndicator(rate.indicator.numerator) : undefined
  if (done === undefined || !unitFits(done, cell.quantity)) return undefined
  const subject = cellSubject(cell, done)
  return [
    {
      term: ledgerValue(requestOf(subject)),
      test: equals(cell.quantity),
      label: labelOf(subject),
      unit: baseUnit(done.unit),
      certain: cell.plain,
      token: `{{${done.label}}}`,
    },
  ]
}

function proveLevelCell({ catalogue }: SubjectContext, cell: CellReading): readonly Hypothesis[] {
  const { quantity, village, words, head } = cell
  const levels = rankIndicators(catalogue, `${words}${/率|占比/.test(head) ? head : ''}`, (indicator) =>
    unitFits(indicator, quantity),
  ).filter((match) => coverageOf(match) >= 0.5)
  const found = levels.slice(0, 3).map(({ indicator, whole }, index) => ({
    term: cellValue(cell, indicator),
    test: equals(quantity),
    label: labelOf(cellSubject(cell, indicator)),
    unit: baseUnit(indicator.unit),
    certain: index === 0 && whole && cell.plain,
    token: `{{${indicator.label}${village === undefined ? '' : `[村=${village}]`}}}`,
  }))
  return [...found, ...(head.endsWith('率') ? proveQuotient(cell) : [])]
}

/** | 42 | 41 | 97.6% |: the row's own two numbers, the part by the whole. */
function proveQuotient({ cells, quantity }: CellReading): readonly Hypothesis[] {
  const numbers = cells.flatMap(({ text }) => (/^\s*\d[\d.,]*\s*$/.test(text) ? [decimal(text.replace(/[,\s]/g, ''))] : []))
  const [whole, part, ...more] = numbers
  if (whole === undefined || part === undefined || more.length > 0 || whole.lt(part) || whole.lte('0')) return []
  const term = calc('*', calc('/', { type: 'number', value: part }, { type: 'number', value: whole }), hundred)
  return [{ term, test: equals(quantity), label: '这一行两个数的比', unit: '%', certain: false, spare: true, token: undefined }]
}
