import { presentExpression } from '../../definition/expression/present-expression.ts'
import type { IndicatorFormula, ResolvedIndicator, ResolvedMeasure } from '../../definition/indicator/types.ts'
import type { PartIndex } from '../http/catalogue.ts'

export interface DefinitionLine {
  readonly term: string
  readonly text: string
}

const measures: Readonly<Record<ResolvedMeasure['type'], string>> = {
  count: '条数',
  countDistinct: '不同的个数',
  sum: '合计',
  min: '最小值',
  max: '最大值',
  average: '平均值',
  latest: '最近一次的值',
  pick: '取值',
}

const missing: Readonly<Record<ResolvedIndicator['missing'], string>> = {
  zero: '没有记录就是零',
  unknown: '没有记录就是不知道，不当作零',
  error: '没有记录算错误，报告会指出',
}

/** An indicator's definition in Chinese, line by line: 口径. */
export function describeIndicator(indicator: ResolvedIndicator, index: PartIndex): readonly DefinitionLine[] {
  const lines: (DefinitionLine | undefined)[] = [
    { term: '算法', text: describeFormula(indicator, index) },
    'ledger' in indicator && indicator.condition !== undefined
      ? { term: '条件', text: presentExpression(indicator.condition, index.part) }
      : undefined,
    'placing' in indicator ? { term: '时间', text: describePlacing(indicator, index) } : undefined,
    { term: '单位', text: indicator.unit === '无' ? '无单位' : indicator.unit },
    { term: '性质', text: indicator.flow === 'flow' ? '流量，可按时间相加' : '存量，看期末，不按时间相加' },
    { term: '缺数据', text: describeMissing(indicator) },
    indicator.exact ? { term: '印法', text: '只能照实印，不能写“近”“约”“余”' } : undefined,
    indicator.note === '' ? undefined : { term: '说明', text: indicator.note },
    indicator.aliases.length === 0 ? undefined : { term: '也叫', text: indicator.aliases.join('、') },
  ]
  return lines.filter((line) => line !== undefined)
}

function describeMissing(indicator: ResolvedIndicator): string {
  return 'returned' in indicator && indicator.returned === true ? '期内报过而没有的是零，没有报过就是不知道' : missing[indicator.missing]
}

/** In one line: `帮扶资金发放 · 金额的合计`, `规上工业总产值 ÷ 上年同期 − 1`. */
export function describeFormula(indicator: ResolvedIndicator, index: PartIndex): string {
  const label = (id: string) => index.indicators.get(id)?.label ?? id
  switch (indicator.type) {
    case 'ratio':
      return `${label(indicator.numerator)} ÷ ${label(indicator.denominator)}`
    case 'share':
      return `${label(indicator.of)} ÷ ${label(indicator.whole)}`
    case 'derived':
      return describeArithmetic(indicator.formula, label)
    case 'cumulative':
      return `${label(indicator.of)}，从一月累计`
    case 'yearOnYear':
      return `${label(indicator.of)} ÷ 上年同期 − 1`
    case 'periodOnPeriod':
      return `${label(indicator.of)} ÷ 上一期 − 1`
    case 'completion':
      return `${label(indicator.of)} ÷ 当年任务数`
    default: {
      const ledger = index.ledgers.get(indicator.ledger)?.label ?? indicator.ledger
      if (indicator.of === undefined) return `${ledger} · ${measures[indicator.type]}`
      return `${ledger} · ${presentExpression(indicator.of, index.part)}的${measures[indicator.type]}`
    }
  }
}

function describeArithmetic(formula: IndicatorFormula, label: (id: string) => string): string {
  if (formula.type === 'number') return formula.value
  if (formula.type === 'indicator') return label(formula.id)
  const signs = { '+': '＋', '-': '−', '*': '×', '/': '÷' }
  const side = (part: IndicatorFormula) =>
    part.type === 'arithmetic' && (formula.operator === '*' || formula.operator === '/')
      ? `（${describeArithmetic(part, label)}）`
      : describeArithmetic(part, label)
  return `${side(formula.left)} ${signs[formula.operator]} ${side(formula.right)}`
}

function describePlacing(indicator: ResolvedMeasure, index: PartIndex): string {
  const { placing } = indicator
  const label = (id: string | undefined) => index.ledgers.get(indicator.ledger)?.fields.find((field) => field.id === id)?.field.label ?? id
  if (placing.by === 'none') return '不分时间，全部记录都算'
  if (placing.by === 'effective') {
    const ends = [
      placing.from === undefined ? '' : `${label(placing.from)}不晚于期末`,
      placing.to === undefined ? '' : `${label(placing.to)}未填或晚于期末`,
    ]
    return `期末有效的：${ends.filter((end) => end !== '').join('，且')}`
  }
  const together = placing.together === undefined ? '' : `；${placing.together.join('—')}月合并上报，不单独出数`
  return `按${label(placing.field)}落入期间${together}`
}
