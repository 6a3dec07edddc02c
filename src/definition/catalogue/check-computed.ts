import type { IndicatorFormula, ResolvedComputed, ResolvedIndicator } from '../indicator/types.ts'
import { type UnitId, unitsConvert } from '../unit/unit.ts'
import type { DiagnosticList } from './diagnostics.ts'

export interface ComputedCheck {
  readonly indicator: ResolvedComputed
  readonly indicators: ReadonlyMap<string, ResolvedIndicator>
  readonly source: string
  readonly list: DiagnosticList
}

const rateUnits: readonly UnitId[] = ['%', '倍', '无']

/** Units and flow of a computed indicator against those it is made from. */
export function checkComputed(check: ComputedCheck): void {
  const { indicator, list, source } = check
  switch (indicator.type) {
    case 'ratio':
      checkRatio(check, indicator.numerator, indicator.denominator)
      return
    case 'share':
      checkRatio(check, indicator.of, indicator.whole)
      return
    case 'derived':
      checkDerived(check, indicator.formula)
      return
    case 'cumulative': {
      const of = getNumber(check, indicator.of)
      if (of === undefined) return
      if (of.flow === 'stock' || of.unit === '%') {
        list.error('stock-summed', source, `“${of.label}”是${of.unit === '%' ? '比率' : '存量'}，不能按时间累计`, '累计只用于流量')
      }
      expectUnit(check, of.unit)
      return
    }
    case 'yearOnYear':
    case 'periodOnPeriod': {
      const of = getNumber(check, indicator.of)
      if (of !== undefined) checkGrowth(check, of)
      return
    }
    case 'completion':
      if (getNumber(check, indicator.of) !== undefined && indicator.unit !== '%') {
        list.error('ratio-unit', source, `完成率的单位是 %，不是“${indicator.unit}”`)
      }
      return
  }
}

/** The change of a rate is in 百分点, the change of an amount in %. */
function checkGrowth({ indicator, list, source }: ComputedCheck, of: ResolvedIndicator): void {
  const rate = of.unit === '%'
  if (rate && indicator.unit === '%') {
    list.warning('rate-growth-unit', source, `“${of.label}”本身是比率，它的变化通常以百分点计`, '单位改为“百分点”，得到两期之差')
  } else if (!(indicator.unit === '%' || (rate && indicator.unit === '百分点'))) {
    list.error('ratio-unit', source, `增长率的单位是 %${rate ? '或百分点' : ''}，不是“${indicator.unit}”`)
  }
}

function checkRatio(check: ComputedCheck, over: string, under: string): void {
  const { indicator, list, source } = check
  const numerator = getNumber(check, over)
  const denominator = getNumber(check, under)
  if (numerator === undefined || denominator === undefined) return
  if (unitsConvert(numerator.unit, denominator.unit)) {
    if (!rateUnits.includes(indicator.unit)) list.error('ratio-unit', source, `同单位之比的单位是 % 或倍，不是“${indicator.unit}”`)
  } else if (rateUnits.includes(indicator.unit)) {
    list.error(
      'ratio-unit',
      source,
      `“${numerator.label}”（${numerator.unit}）与“${denominator.label}”（${denominator.unit}）单位不同，相除不是 ${indicator.unit}`,
    )
  } else if (indicator.type === 'share') {
    list.error('ratio-unit', source, '占比的部分与整体要同一单位')
  }
}

function checkDerived(check: ComputedCheck, formula: IndicatorFormula): void {
  const unit = formulaUnit(check, formula)
  if (unit !== undefined) expectUnit(check, unit)
}

/** The unit of a formula's result; undefined where it cannot be known (a product or quotient of two units). */
function formulaUnit(check: ComputedCheck, formula: IndicatorFormula): UnitId | undefined {
  if (formula.type === 'number') return undefined
  if (formula.type === 'indicator') return getNumber(check, formula.id)?.unit
  const left = formulaUnit(check, formula.left)
  const right = formulaUnit(check, formula.right)
  if (formula.operator === '*') return plainNumber(formula.left) ? right : plainNumber(formula.right) ? left : undefined
  if (formula.operator === '/') return plainNumber(formula.right) ? left : undefined
  const rates = new Set([left, right])
  // Two rates apart are 百分点 apart, and a rate moved by 百分点 is a rate: both are right, so the author's unit decides.
  if (rates.has('%') && (rates.size === 1 || rates.has('百分点'))) return undefined
  if (left !== undefined && right !== undefined && !unitsConvert(left, right)) {
    check.list.error('unit-mismatch', `${check.source}.formula`, `单位不同的指标不能相加减：${left}、${right}`)
    return undefined
  }
  return left ?? right
}

function plainNumber(formula: IndicatorFormula): boolean {
  return formula.type === 'number' || (formula.type === 'arithmetic' && plainNumber(formula.left) && plainNumber(formula.right))
}

function expectUnit({ indicator, list, source }: ComputedCheck, unit: UnitId): void {
  if (!unitsConvert(unit, indicator.unit)) list.error('unit-mismatch', source, `算出来的单位是“${unit}”，不能写成“${indicator.unit}”`)
}

function getNumber({ indicators, list, source }: ComputedCheck, id: string): ResolvedIndicator | undefined {
  const found = indicators.get(id)
  if (found?.type !== 'pick') return found
  list.error('not-a-number', source, `“${found.label}”不是数字，不能参与计算`)
  return undefined
}
