import { decimal, wholeNumber } from '../../../definition/decimal/decimal.ts'
import { daysBetween } from '../../../definition/period/calendar-day.ts'
import { presentDay } from '../../../definition/period/present-day.ts'
import { daysOfFact } from './days-of-fact.ts'
import { agrees } from './hold-fact.ts'
import type { ClauseInput } from './pick-records.ts'
import { type Fact, isPlanned } from './read-facts.ts'
import type { Outcome, ToldRecord } from './types.ts'
import { fieldOf } from './words-of-ledger.ts'

const unknown: Outcome = { holds: undefined, why: '' }

/** 停车楼从开工到完工历时234天: the days between two that the record keeps; which two the words say, or there are no others. */
export function holdSpan(input: ClauseInput, subjects: readonly (readonly ToldRecord[])[]): Outcome {
  const { told, said } = input
  // 封村22天: so long it was so.
  const isState = said.facts.some(({ type }) => type === 'value') && said.facts.every((fact) => fact.type === 'value' || isDays(fact))
  if ((!said.marks.has('span') && !isState) || said.kinds.length > 0) return unknown
  const [number, ...more] = said.facts.filter((fact) => fact.type === 'number')
  const [record, ...others] = subjects.flat()
  if (number === undefined || more.length > 0 || record === undefined || others.length > 0) return unknown
  const kept = told.ledger.fields.flatMap(({ id, field }) =>
    field.kind === 'date' && !isPlanned(field.label) && record.values[id] !== undefined ? [id] : [],
  )
  const own = [...said.facts.flatMap((fact) => daysOfFact(told.ledger, fact)), ...said.open]
  const named = [...new Set(own.length > 0 ? own : (input.carried?.days ?? []))].filter((id) => kept.includes(id))
  const day = (id: string) => String(record.values[id]).slice(0, 10)
  const ends = (named.length >= 2 ? named : kept)
    .map((id) => ({ id, day: day(id) }))
    .toSorted((one, other) => (one.day < other.day ? -1 : 1))
  const [from, to] = [ends[0], named.length === 1 ? ends.find(({ id }) => id === named[0]) : ends.at(-1)]
  // Between three days there are more spans than one: the words must say which.
  if (from === undefined || to === undefined || from.day === to.day || (named.length !== 2 && ends.length !== 2)) return unknown
  const days = daysBetween(from.day, to.day)
  if (days === undefined) return unknown
  const label = (id: string) => fieldOf(told.ledger, id).field.label
  const why = `${record.title}的${label(from.id)}是${presentDay(from.day)}，${label(to.id)}是${presentDay(to.day)}`
  const { quantity } = number
  const core = `${quantity.unit.core}${quantity.base}`
  if (/天|日/.test(core)) return [days, days + 1].some((one) => agrees(quantity, decimal(one))) ? { holds: true, why } : unknown
  if (!/月/.test(core)) return unknown
  const months = monthOf(to.day) - monthOf(from.day)
  const near = decimal(days).div('30.44').toFixed(0)
  return [decimal(months), decimal(near)].some((one) => agrees(quantity, one)) ? { holds: true, why } : unknown
}

function isDays(fact: Fact): boolean {
  return fact.type === 'number' && /^[天日]$/.test(fact.quantity.unit.core)
}

function monthOf(day: string): number {
  const [year = '0', month = '0'] = day.split('-')
  return wholeNumber(year) * 12 + wholeNumber(month)
}
