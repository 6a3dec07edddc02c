import type { CatalogueIndex } from '../../definition/catalogue/index-catalogue.ts'
import { decimal, plainDecimal } from '../../definition/decimal/decimal.ts'
import { type FieldExpression, ledgerOfPath } from '../../definition/expression/expression-type.ts'
import type { TypedExpression } from '../../definition/expression/types.ts'
import { fieldUnit } from '../../definition/field/field-type.ts'
import type { Field } from '../../definition/field/types.ts'
import type { ResolvedMeasure } from '../../definition/indicator/types.ts'
import { baseUnit, convertUnit, type UnitId, unitsConvert } from '../../definition/unit/unit.ts'

/**
 * How many base units one measured unit is. A money column is in 元 and an area in 亩 whatever unit the indicator prints; an expression that
 * only adds such columns stays in their unit; any other expression is in the indicator's own unit.
 */
export function measuredFactor(catalogue: CatalogueIndex, measure: ResolvedMeasure): string {
  if (measure.of === undefined || measure.type === 'countDistinct' || measure.type === 'pick') return '1'
  const unit = unitOf(catalogue, measure.of) ?? measure.unit
  if (!unitsConvert(unit, baseUnit(measure.unit))) return '1'
  return plainDecimal(convertUnit(decimal('1'), unit, baseUnit(measure.unit)))
}

function unitOf(catalogue: CatalogueIndex, expression: TypedExpression): UnitId | undefined {
  switch (expression.type) {
    case 'field': {
      const field = fieldAt(catalogue, expression)
      return field === undefined ? undefined : fieldUnit(field)
    }
    case 'negate':
      return unitOf(catalogue, expression.operand)
    case 'arithmetic': {
      if (expression.operator === '*' || expression.operator === '/') return undefined
      const left = unitOf(catalogue, expression.left)
      return left === unitOf(catalogue, expression.right) ? left : undefined
    }
    case 'call': {
      const units = new Set(expression.arguments.filter(({ type }) => type !== 'number').map((argument) => unitOf(catalogue, argument)))
      const keeps = expression.name === 'coalesce' || expression.name === 'min' || expression.name === 'max'
      return keeps && units.size === 1 ? [...units][0] : undefined
    }
    default:
      return undefined
  }
}

/** The definition of the field that a path ends in; undefined for a record's own id. */
export function fieldAt(catalogue: CatalogueIndex, path: FieldExpression): Field | undefined {
  return catalogue.getLedger(ledgerOfPath(path)).fields.find(({ id }) => id === path.field)?.field
}
