import { decimal } from '../../../definition/decimal/decimal.ts'
import type { ResolvedIndicator } from '../../../definition/indicator/types.ts'
import { presentPeriod } from '../../../definition/period/present-period.ts'
import type { Period } from '../../../definition/period/types.ts'
import type { Quantity } from '../../../definition/report/quantity.ts'
import type { Assertion } from '../../../definition/report/reading/find-assertions.ts'
import type { Relation } from '../../../definition/report/reading/relation.ts'
import { unitWordFits } from '../../../definition/report/unit-words.ts'
import { baseUnit } from '../../../definition/unit/unit.ts'
import type { IndicatorRequest } from '../../indicator/types.ts'
import type { Subject } from './subjects.ts'
import type { Hypothesis } from './types.ts'

export const one = decimal('1')
export const hundred = { type: 'number', value: decimal('100') } as const

export type NumberAssertion = Assertion & { readonly quantity: Quantity; readonly relation: Relation }

/** The request of a subject's own value in a period. */
export function requestOf({
  indicator,
  period,
  slices,
}: Pick<Subject, 'indicator' | 'slices'> & { readonly period: Period }): IndicatorRequest {
  return { indicator: indicator.id, period: period.key, ...(slices.length === 0 ? {} : { slices }) }
}

/** A subject as a proof names it: `瓦窑山村农户数（2020年）`. */
export function labelOf({ indicator, period, slices }: Pick<Subject, 'indicator' | 'period' | 'slices'>): string {
  return `${slices.map(({ value }) => value).join('、')}${indicator.label}（${presentPeriod(period)}）`
}

/** What a town has when nothing else is named: 全镇3676户、11024人. */
export const townCounts: Readonly<Record<string, string>> = { 村: '行政村数', 户: '总户数', 人: '户籍人口数' }

/** A proof's test that the term comes to what the number may stand for, taken `times` so much. */
export function equals(quantity: Quantity, times = one): Extract<Hypothesis['test'], { type: 'equals' }> {
  return { type: 'equals', quantity, times }
}

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
