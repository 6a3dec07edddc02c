import { decimal } from '../../../definition/decimal/decimal.ts'
import { orderHolds } from '../../../definition/expression/apply-operator.ts'
import { getPeriod } from '../../../definition/period/parse-period.ts'
import { yearOf } from '../../../definition/period/related-periods.ts'
import type { Period } from '../../../definition/period/types.ts'
import { agrees } from './agrees.ts'
import { bounds } from './beyond.ts'
import { at, type Context, growth, numbered, own, requestOf, valuesIn } from './hold-context.ts'
import type { TableClaim } from './types.ts'

/** 产值超过2亿元的有2家, …有远山包装、嘉禾食品: how many of the parts lie beyond the bound, and which where they are named. */
export function holdsTally(context: Context, { bound, count, of }: Extract<TableClaim, { type: 'tally' }>): boolean {
  const all = numbered(context, (value) => at(context, value))
  const [word] = bound?.approximators ?? []
  const operator = bound === undefined ? '>' : word === undefined ? undefined : bounds[word.kind]
  if (operator === undefined || all.length < 2) return false
  const beyond = all.filter(({ number }) => orderHolds(operator, number.cmp(bound?.value ?? decimal('0'))))
  const named = new Set(own(context, of))
  if (of.length > 0 && (named.size !== beyond.length || !beyond.every(({ value }) => named.has(value)))) return false
  return count === undefined ? of.length > 0 : count.approximators.length === 0 && count.value.eq(String(beyond.length))
}

/** 补助最高的一户为3.4万元. */
export function holdsExtreme(context: Context, { quantity, from }: Extract<TableClaim, { type: 'extreme' }>): boolean {
  const values = context.table.valuesOf(context.candidate).flatMap((value) => at(context, value) ?? [])
  const sorted = values.toSorted((left, right) => left.cmp(right))
  return values.length > 2 && agrees(quantity, from === 'top' ? sorted.at(-1) : sorted[0])
}

/** In these there is some, and in no others. */
export function holdsPlaces(context: Context, { of }: Extract<TableClaim, { type: 'places' }>): boolean {
  const named = new Set(own(context, of))
  const present = context.table.valuesOf(context.candidate).filter((value) => at(context, value)?.gt('0') === true)
  return present.length === named.size && present.every((value) => named.has(value))
}

/** These lie before all others. */
export function holdsFew(context: Context, { of }: Extract<TableClaim, { type: 'few' }>): boolean {
  const named = new Set(own(context, of))
  const all = numbered(context, (value) => at(context, value))
  const inside = all.filter(({ value }) => named.has(value))
  const outside = all.filter(({ value }) => !named.has(value))
  return (
    inside.length === named.size && outside.length > 0 && inside.every(({ number }) => outside.every((other) => number.gt(other.number)))
  )
}

/** Each before the next, and all others behind the last. */
export function holdsOrdered(context: Context, { of, sign, others }: Extract<TableClaim, { type: 'ordered' }>): boolean {
  const names = [...own(context, of), ...(others === '' ? [] : [others])]
  const values = names.map((value) => at(context, value)?.times(String(sign)))
  const rest = context.table.valuesOf(context.candidate).filter((value) => !names.includes(value))
  const last = values.at(-1)
  if (names.length < 3 || new Set(names).size !== names.length || last === undefined) return false
  const falls = values.slice(1).every((value, index) => value !== undefined && values[index]?.gt(value) === true)
  return falls && rest.every((value) => at(context, value)?.times(String(sign)).lt(last) !== false)
}

/** So many months one after the other beyond a bound. */
export function holdsRun(context: Context, { of, times, quantity }: Extract<TableClaim, { type: 'run' }>): boolean {
  const [part, ...more] = own(context, of)
  const [word] = quantity.approximators
  const operator = word === undefined ? undefined : bounds[word.kind]
  if (operator === undefined || more.length > 0 || context.candidate.indicator.flow !== 'flow') return false
  return times.every((period) => {
    const value = context.table.valueOf(requestOf(context.candidate, part, period))
    return value !== undefined && orderHolds(operator, value.cmp(quantity.value))
  })
}

/** The place of a part among all of its kind. */
export function holdsRank(context: Context, { of, from, place, form, among }: Extract<TableClaim, { type: 'rank' }>): boolean {
  const measure = (value: string | undefined) => (form === 'growth' ? growth(context, value) : at(context, value))
  const names = own(context, of)
  const [first] = names
  const mine = first === undefined ? undefined : measure(first)
  const all = numbered(context, measure)
  if (among !== undefined && !agrees(among, decimal(all.length))) return false
  if (mine === undefined || all.length < 3 || !names.every((name) => measure(name)?.eq(mine) === true)) return false
  const others = all.filter(({ value }) => !names.includes(value))
  const beyond = others.filter(({ number }) => (from === 'top' ? number.gt(mine) : number.lt(mine)))
  // Who shares a place is named with the others that do.
  return beyond.length === place - 1 && !others.some(({ number }) => number.eq(mine))
}

/** All months, or all quarters, of the year of some of them. */
export function spansOf(times: readonly Period[]): readonly Period[] {
  const [time] = times
  if (time === undefined) return []
  const year = yearOf(time)
  return time.grain === 'quarter'
    ? Array.from({ length: 4 }, (_, index) => getPeriod(`${year}-Q${index + 1}`))
    : Array.from({ length: 12 }, (_, index) => getPeriod(`${year}-${String(index + 1).padStart(2, '0')}`))
}

/** Months or quarters against the others of their year. */
export function holdsPeak({ candidate, table }: Context, { times, from, of }: Extract<TableClaim, { type: 'peak' }>): boolean {
  const [part] = valuesIn(candidate, of, table.valuesOf(candidate))
  const all = spansOf(times).map((period) => ({ key: period.key, value: table.valueOf(requestOf(candidate, part, period)) }))
  const keys = times.map(({ key }) => key)
  const inside = all.filter(({ key }) => keys.includes(key))
  const outside = all.flatMap(({ key, value }) => (keys.includes(key) || value === undefined ? [] : [value]))
  if (candidate.indicator.flow !== 'flow' || inside.length !== times.length || outside.length < 2) return false
  return inside.every(({ value }) => value !== undefined && outside.every((other) => (from === 'top' ? value.gt(other) : value.lt(other))))
}
