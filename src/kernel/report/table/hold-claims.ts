import { type Decimal, decimal, plainDecimal } from '../../../definition/decimal/decimal.ts'
import { orderHolds } from '../../../definition/expression/apply-operator.ts'
import { presentPeriod } from '../../../definition/period/present-period.ts'
import { lastYearPeriod } from '../../../definition/period/related-periods.ts'
import type { Quantity } from '../../../definition/report/quantity.ts'
import type { IndicatorRequest } from '../../indicator/types.ts'
import { agrees } from './agrees.ts'
import { bounds, isBeyond } from './beyond.ts'
import {
  at,
  before,
  type Context,
  difference,
  growth,
  isRate,
  own,
  quotient,
  requestOf,
  sumOf,
  type TableValues,
  valuesIn,
} from './hold-context.ts'
import { holdsExtreme, holdsFew, holdsOrdered, holdsPeak, holdsPlaces, holdsRank, holdsRun, holdsTally, spansOf } from './hold-order.ts'
import type { Candidate, MemberWord, TableClaim } from './types.ts'

export interface Held {
  readonly holds: boolean
  readonly why: string
}

const fails: Held = { holds: false, why: '' }

/** What has to be asked for to know of a claim. */
export function requestsOfClaim(claim: TableClaim, candidate: Candidate, all: readonly string[]): readonly IndicatorRequest[] {
  const own = 'of' in claim ? valuesIn(candidate, claim.of, all) : []
  if (claim.type === 'peak')
    return spansOf(claim.times).flatMap((period) =>
      (own.length === 0 ? [undefined] : own).map((value) => requestOf(candidate, value, period)),
    )
  if (claim.type === 'run')
    return claim.times.flatMap((period) => (own.length === 0 ? [undefined] : own).map((value) => requestOf(candidate, value, period)))
  const grows = /^(?:ahead|change|moved|from|grown|same|all|some)$/.test(claim.type) || (claim.type === 'rank' && claim.form === 'growth')
  const wide = /^(?:few|ordered|rank|all|some|middle|tally|extreme|places)$/.test(claim.type) || (claim.type === 'moved' && claim.only)
  const values = wide ? all : own.length === 0 ? [undefined] : own
  const times = grows ? [claim.period, lastYearPeriod(claim.period)] : [claim.period]
  const total = /^(?:share|middle|ahead)$/.test(claim.type) ? (claim.type === 'ahead' ? times : [claim.period]) : []
  return [
    ...total.map((period) => requestOf(candidate, undefined, period)),
    ...times.flatMap((period) => values.map((value) => requestOf(candidate, value, period))),
  ]
}

/** Whether a claim is so of one measure that it may speak of. */
export function holdClaim(claim: TableClaim, candidate: Candidate, table: TableValues): Held {
  const context = { candidate, table, period: claim.period }
  switch (claim.type) {
    case 'level':
    case 'each':
      return told(
        context,
        own(context, claim.of).every((value) => agrees(claim.quantity, at(context, value))),
        claim.of,
      )
    case 'from':
      return told(context, holdsFrom(context, claim), claim.of)
    case 'grown':
      return told(
        context,
        own(context, claim.of).every((value) => agrees(claim.quantity, quotient(at(context, value), before(context, value)))),
        claim.of,
      )
    case 'extreme':
      return told(context, holdsExtreme(context, claim), [])
    case 'places':
      return told(context, holdsPlaces(context, claim), claim.of)
    case 'few':
      return told(context, holdsFew(context, claim), claim.of)
    case 'ordered':
      return told(context, holdsOrdered(context, claim), claim.of)
    case 'ahead':
      return told(context, holdsAhead(context, claim), claim.of)
    case 'run':
      return told(context, holdsRun(context, claim), claim.of)
    case 'none':
    case 'any':
    case 'same':
      return told(context, holdsOfEach(context, claim), claim.of)
    case 'above':
      return told(context, holdsAbove(context, claim), claim.of)
    case 'tally':
      return told(context, holdsTally(context, claim), claim.of)
    case 'change':
      return told(context, holdsChange(context, claim), claim.of)
    case 'moved':
      return told(context, holdsMoved(context, claim), claim.of)
    case 'sum':
      return told(context, agrees(claim.quantity, sumOf(own(context, claim.of).map((value) => at(context, value)))), claim.of)
    case 'difference':
      return told(context, agrees(claim.quantity, between(context, claim.of)?.times(String(claim.sign))), claim.of)
    case 'multiple': {
      const [one, other] = own(context, claim.of).map((value) => at(context, value))
      return told(context, agrees(claim.quantity, quotient(one, other)), claim.of)
    }
    case 'share':
      return told(context, holdsShare(context, claim.of, claim.quantity), claim.of)
    case 'rank':
      return told(context, holdsRank(context, claim), claim.of)
    case 'all':
      return told(context, holdsAll(context, claim), [])
    case 'some':
      return told(context, holdsSome(context, claim), [])
    case 'middle':
      return told(context, holdsMiddle(context, claim), [])
    case 'peak':
      return told(context, holdsPeak(context, claim), claim.of)
  }
}

/** Of each that is named there is none, there is some, or as much as the year before. */
function holdsOfEach(context: Context, { type, of }: Extract<TableClaim, { type: 'none' | 'any' | 'same' }>): boolean {
  return own(context, of).every((value) => {
    const number = type === 'same' ? difference(context, value) : at(context, value)
    return type === 'any' ? number?.gt('0') === true : number?.eq('0') === true
  })
}

function told(context: Context, holds: boolean, words: readonly MemberWord[]): Held {
  const { candidate, period } = context
  if (!holds) return fails
  const named = valuesIn(candidate, words, context.table.valuesOf(candidate))
  const shown = named
    .slice(0, 4)
    .map(
      (value) =>
        `${value}${at(context, value) === undefined ? '' : plainDecimal(decimal((at(context, value) ?? decimal('0')).toFixed(2)))}`,
    )
  return {
    holds,
    why: `${candidate.indicator.label}（${presentPeriod(period)}）按${candidate.axis}分：${shown.length === 0 ? '逐项如此' : shown.join('、')}`,
  }
}

function holdsChange(context: Context, { of, quantity, sign }: Extract<TableClaim, { type: 'change' }>): boolean {
  const { base } = quantity
  const parts = own(context, of)
  if (isRate(context) && parts.length > 1) return false
  const [now, then] = [sumOf(parts.map((value) => at(context, value))), sumOf(parts.map((value) => before(context, value)))]
  if (now === undefined || then === undefined) return false
  const rate = quotient(now, then)?.minus('1').times('100').times(String(sign))
  if (base === '百分点') return isRate(context) && agrees(quantity, now.minus(then).times(String(sign)))
  if (base === '倍') return agrees(quantity, rate?.div('100'))
  if (base === '%' || base === '成') return !isRate(context) && agrees(quantity, rate)
  return agrees(quantity, now.minus(then).times(String(sign)))
}

/** The parts of which anything is known now and was known then. */
function known(context: Context): readonly { readonly value: string; readonly moved: Decimal }[] {
  return context.table.valuesOf(context.candidate).flatMap((value) => {
    const moved = difference(context, value)
    return moved === undefined ? [] : [{ value, moved }]
  })
}

function holdsMoved(context: Context, { of, sign, only }: Extract<TableClaim, { type: 'moved' }>): boolean {
  const goes = known(context).filter(({ moved }) => moved.times(String(sign)).gt('0'))
  const names = own(context, of)
  if (names.length === 0 || !names.every((name) => goes.some(({ value }) => value === name))) return false
  return !only || goes.length === names.length
}

function between(context: Context, words: readonly MemberWord[]): Decimal | undefined {
  const [one, other] = own(context, words).map((value) => at(context, value))
  return one === undefined || other === undefined ? undefined : one.minus(other)
}

function holdsShare(context: Context, words: readonly MemberWord[], quantity: Quantity): boolean {
  if (isRate(context)) return false
  const part = sumOf(own(context, words).map((value) => at(context, value)))
  const whole = context.table.valueOf(requestOf(context.candidate, undefined, context.period))
  return agrees(quantity, quotient(part, whole)?.times('100'))
}

function holdsFrom(context: Context, { of, quantity, sign }: Extract<TableClaim, { type: 'from' }>): boolean {
  return own(context, of).every(
    (value) =>
      agrees(quantity, before(context, value)) && (sign === undefined || difference(context, value)?.times(String(sign)).gt('0') === true),
  )
}

/** Whether one part lies above another, or, of no sign, is as much. */
function holdsAbove(context: Context, { of, sign }: Extract<TableClaim, { type: 'above' }>): boolean {
  const apart = between(context, of)
  return sign === 0 ? apart?.eq('0') === true : apart?.times(String(sign)).gt('0') === true
}

function holdsAhead(context: Context, { of, quantity, sign }: Extract<TableClaim, { type: 'ahead' }>): boolean {
  const [value, ...more] = own(context, of)
  const [part, whole] = [value === undefined ? undefined : growth(context, value), growth(context, undefined)]
  return more.length === 0 && part !== undefined && whole !== undefined && agrees(quantity, part.minus(whole).times(String(sign)))
}

function holdsAll(context: Context, { but, count, that }: Extract<TableClaim, { type: 'all' }>): boolean {
  const left = own(context, but)
  const all = context.table.valuesOf(context.candidate)
  const present = all.filter((value) => {
    const number = at(context, value)
    return number !== undefined && (isVillages(context) && count === undefined ? true : number.gt('0'))
  })
  // 除远山、嘉禾外，其余六家: as many as there are, with those left out or without.
  const counts = [present.length, ...(left.length > 0 ? [present.length - left.length] : [])]
  if (present.length < 2 || (count !== undefined && !counts.some((one) => agrees(count, decimal(one))))) return false
  if (isVillages(context) && count === undefined && present.length < all.length) return false
  return present.every((value) => left.includes(value) !== isSo(context, value, that))
}

function isVillages({ candidate }: Context): boolean {
  return candidate.axis === '村'
}

function isSo(context: Context, value: string, that: AllThatOf): boolean {
  switch (that.type) {
    case 'moved': {
      const moved = difference(context, value)
      return moved?.times(String(that.sign)).gt('0') === true
    }
    case 'change': {
      const moved = that.quantity.base === '%' ? growth(context, value) : difference(context, value)
      return moved?.times(String(that.sign)).gte(that.quantity.value) === true
    }
    case 'equal':
      return agrees(that.quantity, at(context, value))
    case 'beyond': {
      const operator = bounds[that.not]
      const number = at(context, value)
      return operator !== undefined && number !== undefined && !orderHolds(operator, number.cmp(that.quantity.value))
    }
    case 'value':
      return isBeyond(that.quantity, at(context, value))
  }
}

type AllThatOf = Extract<TableClaim, { type: 'all' }>['that']

function holdsSome(context: Context, { count, some, sign }: Extract<TableClaim, { type: 'some' }>): boolean {
  const all = known(context)
  if (count !== undefined && !agrees(count, decimal(all.length))) return false
  return all.length >= 2 && agrees(some, decimal(all.filter(({ moved }) => moved.times(String(sign)).gt('0')).length))
}

function holdsMiddle(context: Context, { form, quantity }: Extract<TableClaim, { type: 'middle' }>): boolean {
  const all = context.table.valuesOf(context.candidate)
  const values = all.flatMap((value) => at(context, value) ?? [])
  if (isRate(context) || values.length < all.length || values.length < 2) return false
  const sorted = values.toSorted((left, right) => left.cmp(right))
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]]
  const whole = context.table.valueOf(requestOf(context.candidate, undefined, context.period))
  if (form === 'mean') return agrees(quantity, whole?.div(String(values.length)))
  return low !== undefined && high !== undefined && agrees(quantity, low.plus(high).div('2'))
}
