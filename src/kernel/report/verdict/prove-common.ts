import { decimal } from '../../../definition/decimal/decimal.ts'
import { presentPeriod } from '../../../definition/period/present-period.ts'
import type { Period } from '../../../definition/period/types.ts'
import type { Quantity } from '../../../definition/report/quantity.ts'
import type { Assertion } from '../../../definition/report/reading/find-assertions.ts'
import type { Relation } from '../../../definition/report/reading/relation.ts'
import type { IndicatorRequest } from '../../indicator/types.ts'
import type { Subject } from './subjects.ts'
import type { Hypothesis } from './types.ts'

export { saysUnit, unitFits } from './unit-fits.ts'

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
