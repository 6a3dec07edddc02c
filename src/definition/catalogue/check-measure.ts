import { ledgerOfPath, typeOfExpression } from '../expression/expression-type.ts'
import type { TypedExpression } from '../expression/types.ts'
import { fieldUnit } from '../field/field-type.ts'
import type { ResolvedMeasure } from '../indicator/types.ts'
import type { ResolvedLedger } from '../ledger/types.ts'
import { type UnitId, unitsConvert } from '../unit/unit.ts'
import type { DiagnosticList } from './diagnostics.ts'

export interface MeasureCheck {
  readonly measure: ResolvedMeasure
  readonly source: string
  readonly ledgers: readonly ResolvedLedger[]
  readonly list: DiagnosticList
}

const amountUnits: readonly UnitId[] = ['元', '万元', '亿元', '亩', '万亩', '公顷', '%', '百分点', '无']

/** Whether what is measured, its unit and its flow belong together. */
export function checkMeasure(check: MeasureCheck): void {
  const { measure, source, list } = check
  switch (measure.type) {
    case 'count':
    case 'countDistinct':
      if (amountUnits.includes(measure.unit))
        list.error('unit-mismatch', source, `数个数的指标单位不能是“${measure.unit}”`, '用户、人、家、个、件等')
      return
    case 'pick':
      if (measure.unit !== '无') list.error('unit-mismatch', source, '取名称或日期的指标没有单位，写“无”')
      return
    case 'latest':
      checkOrder(check)
      checkNumber(check)
      return
    case 'sum':
      checkStockSum(check)
      checkNumber(check)
      return
    default:
      checkNumber(check)
  }
}

function checkNumber({ measure, source, ledgers, list }: MeasureCheck): void {
  if (measure.of === undefined) return
  if (typeOfExpression(measure.of) !== 'number') {
    list.error('measure-type', `${source}.of`, '求和、平均、最大、最小、最新只能用于数字')
    return
  }
  const unit = unitOf(measure.of, ledgers)
  if (unit !== undefined && !unitsConvert(unit, measure.unit)) {
    list.error('unit-mismatch', source, `所取的字段以“${unit}”计，指标却写“${measure.unit}”`)
  }
}

function checkOrder({ measure, source, list }: MeasureCheck): void {
  if (measure.placing.by === 'none') list.error('unordered', source, '没有日期，分不出先后', '写 date')
}

/** Stock is never summed over time: monthly balances of a year do not add up to the year's. */
function checkStockSum({ measure, source, list }: MeasureCheck): void {
  const { by } = measure.placing
  if (measure.flow !== 'stock' || by === 'effective' || by === 'none' || by === 'year') return
  list.error('stock-summed', source, `“${measure.label}”是存量，不能把各个日子的数加在一起`, '用 latest，或给台账写起止日期（effective）')
}

/** The unit that an expression's number is in; undefined when it has none or it cannot be known. */
function unitOf(expression: TypedExpression, ledgers: readonly ResolvedLedger[]): UnitId | undefined {
  switch (expression.type) {
    case 'field': {
      const ledger = ledgers.find(({ id }) => id === ledgerOfPath(expression))
      const field = ledger?.fields.find(({ id }) => id === expression.field)
      return field === undefined ? undefined : fieldUnit(field.field)
    }
    case 'negate':
      return unitOf(expression.operand, ledgers)
    case 'find':
    case 'total':
      return unitOf(expression.value, ledgers)
    case 'arithmetic':
      if (expression.operator === '+' || expression.operator === '-')
        return unitOf(expression.left, ledgers) ?? unitOf(expression.right, ledgers)
      return undefined
    case 'call':
      if (expression.name === 'daysBetween') return '天'
      return expression.valueType === 'number' && expression.name !== 'year' && expression.name !== 'month' && expression.name !== 'length'
        ? expression.arguments.map((argument) => unitOf(argument, ledgers)).find((unit) => unit !== undefined)
        : undefined
    default:
      return undefined
  }
}
