import type { ResolvedIndicator } from '../../../definition/indicator/types.ts'
import type { Quantity } from '../../../definition/report/quantity.ts'
import { unitWordFits } from '../../../definition/report/unit-words.ts'
import { baseUnit } from '../../../definition/unit/unit.ts'

/** Whether an indicator can be printed with a number's unit; 成 goes with percentages, a bare number with all but those, a picked name with none. */
export function unitFits(indicator: ResolvedIndicator, { base, unit }: Quantity): boolean {
  if (indicator.type === 'pick' && indicator.unit === '无') return false
  if (base === '成') return indicator.unit === '%'
  return (
    baseUnit(indicator.unit) === base ||
    (unit.scaleWord === '' && (unitWordFits(indicator.unit, unit.word, indicator.label) || saysUnit(indicator, unit.word))) ||
    (base === '' && indicator.unit !== '%')
  )
}

/** 督查项次 counts 项次, whatever its unit is called. */
export function saysUnit({ label, unit }: ResolvedIndicator, word: string): boolean {
  return word.length >= 2 && unit !== '元' && unit !== '%' && label.endsWith(word)
}
