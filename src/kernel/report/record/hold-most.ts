import { type Decimal, decimal, plainDecimal } from '../../../definition/decimal/decimal.ts'
import { isNumeric } from '../../../definition/field/field-type.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { isCount } from './hold-amount.ts'
import { agrees, holdFact, numberOf, told as telling } from './hold-fact.ts'
import { basesOf, type ClauseInput, inTime, partFacts, pick } from './pick-records.ts'
import type { Fact, NumberFact, ValueFact } from './read-facts.ts'
import type { Outcome, ToldRecord } from './types.ts'
import { fieldOf } from './words-of-ledger.ts'

const unknown: Outcome = { holds: undefined, why: '' }

type Way = 'most' | 'least' | 'first' | 'last'

/** 计划投资最大的是停车楼; 最早开工的是A; 山林土地类最多: the one that goes beyond all others that the words pick out. */
export function holdMost(input: ClauseInput, groups: readonly (readonly ToldRecord[])[]): Outcome {
  const { said } = input
  const [way, ...more] = (['most', 'least', 'first', 'last'] as const).filter((mark) => said.marks.has(mark))
  if (way === undefined || more.length > 0) return unknown
  if (way === 'first' || way === 'last') return holdFirst(input, { groups, way })
  const numbers = said.facts.filter((fact): fact is NumberFact => fact.type === 'number' && !isAmong(input, fact))
  const labelled = numbers.flatMap((fact) => (fact.labelled ? fact.fields : []))
  const meant = [...new Set([...said.open, ...labelled])].filter((id) => isNumeric(fieldOf(input.told.ledger, id).field))
  if (meant.length === 0) return holdCommonest(input, way)
  const [id] = meant
  if (id === undefined || meant.length > 1 || groups.length !== 1) return unknown
  return holdBest(input, { id, way, group: groups[0] ?? [], facts: partFacts(input).picking.filter(({ type }) => type !== 'days') })
}

interface First {
  readonly groups: readonly (readonly ToldRecord[])[]
  readonly way: 'first' | 'last'
}

function holdFirst(input: ClauseInput, { groups, way }: First): Outcome {
  const { ledger } = input.told
  const { picking } = partFacts(input)
  const [id] = [...picking.flatMap((fact) => dayOf(ledger, fact)), ...(ledger.date === undefined ? [] : [ledger.date])]
  const days = input.said.facts.filter(({ type }) => type === 'days')
  if (id === undefined) return unknown
  if (groups.length === 0 && input.spoken && days.length === 1 && input.said.facts.length === 1)
    return holdBest(input, { id, way, group: undefined, facts: [] })
  if (groups.length === 0) return holdDayOfOne(input, way)
  if (groups.length !== 1) return unknown
  return holdBest(input, { id, way, group: groups[0] ?? [], facts: picking.filter((fact) => dayOf(ledger, fact).length === 0) })
}

/** 最后1例于2月26日出院, 2月26日，最后一名患者出院: the day of the last of them, by that day or by the order in which they came. */
function holdDayOfOne(input: ClauseInput, way: 'first' | 'last'): Outcome {
  const { said, told, when, spoken } = input
  const { ledger } = told
  const mark = said.markAt(way) ?? 0
  // 最后1例: one it is.
  const isOne = (fact: Fact) =>
    fact.type === 'number' && isCount(fact.quantity) && fact.quantity.value.eq('1') && fact.at > mark && fact.at <= mark + 2
  const others = said.facts.filter((fact) => !isOne(fact))
  const days = others.flatMap((fact) => (fact.type === 'days' ? [fact.days] : []))
  const [day] = days.length > 0 ? days : when.span === undefined ? [] : [when.span]
  const named = new Set(others.flatMap((fact) => dayOf(ledger, fact)))
  // 最后一名确诊患者治愈出院: by what they are called, and by what came of it.
  const [id, ...more] = [...named].filter((one) => named.size === 1 || one !== ledger.date)
  const isCase = /(?:[首末]|最[早后先][一1])[例批名户位]/.test(input.clause.text)
  if (others.some(({ type }) => type !== 'days' && type !== 'done') || (!said.noun && !spoken && !isCase) || said.open.length > 0)
    return unknown
  if (id === undefined || more.length > 0 || days.length > 1 || day === undefined || day.from !== day.to) return unknown
  if ([...said.marks].some((one) => !/^(?:small|is|first|last)$/.test(one)) || ledger.date === undefined) return unknown
  const known = (inTime({ ...input, when: { ...when, span: undefined } }, told.records) ?? []).filter(
    ({ values }) => values[id] !== undefined,
  )
  const place = way === 'last' ? -1 : 0
  const found = [id, ledger.date].flatMap((by) => known.toSorted((left, right) => compareBy(ledger, by, left, right)).at(place) ?? [])
  const holding = known.length < 2 ? undefined : found.find((record) => String(record.values[id]).slice(0, 10) === day.from)
  return holding === undefined ? unknown : { holds: true, why: `${known.length}条里${telling(ledger, holding, id)}` }
}

/** The day on which the state that is said came. */
function dayOf(ledger: ResolvedLedger, fact: Fact): readonly string[] {
  if (fact.type === 'done') return [fact.field]
  if (fact.type === 'days') return fact.fields
  return fact.type === 'value'
    ? fact.words.flatMap(({ labels }) => [...labels].filter((id) => fieldOf(ledger, id).field.kind === 'date'))
    : []
}

interface Best {
  readonly id: string
  readonly way: Way
  /** Which one it is said to be; undefined: only its day is said. */
  readonly group: readonly ToldRecord[] | undefined
  readonly facts: readonly Fact[]
}

function holdBest(input: ClauseInput, { id, way, group, facts }: Best): Outcome {
  const { told, said, carried, when } = input
  const { ledger } = told
  const base = carried?.named === false && !said.noun ? carried.records : inTime(input, told.records)
  const picked = pick(input, base ?? [], facts).filter(({ values }) => values[id] !== undefined)
  // 率先转产马克笔: the first of all that turned to something, which is what is said beside it.
  const wide = (way === 'first' || way === 'last') && picked.length === 1 && group?.some((record) => record.id === picked[0]?.id) === true
  const records = wide ? (base ?? []).filter(({ values }) => values[id] !== undefined) : picked
  const best = records.toSorted((left, right) => compareBy(ledger, id, left, right)).at(way === 'most' || way === 'last' ? -1 : 0)
  if (best === undefined || records.length < 2) return unknown
  const ties = records.filter((record) => compareBy(ledger, id, record, best) === 0)
  // Of a firm's twelve months none is the firm.
  const [title] = ledger.title
  const own = new Set(records.map(({ words }) => (title === undefined ? '' : words[title])))
  if (group !== undefined && title !== undefined && own.size > 1 && own.size !== records.length)
    return holdBestSum(input, { id, way, title, records, group })
  if (group !== undefined && (ties.length !== 1 || own.size !== records.length || !group.some((record) => record.id === best.id)))
    return unknown
  const among = said.facts.filter((fact) => fact.type === 'number' && isAmong(input, fact))
  if (among.some((fact) => fact.type === 'number' && !agrees(fact.quantity, decimal(own.size > 1 ? own.size : records.length))))
    return unknown
  const told2 = said.facts.filter((fact) => (fact.type === 'days' || fact.type === 'number') && !among.includes(fact))
  const each = told2.map((fact) => holdFact(ledger, best, fact.type === 'number' ? { ...fact, fields: [id], labelled: true } : fact, when))
  return each.every(({ holds }) => holds === true) ? { holds: true, why: `${records.length}条里${telling(ledger, best, id)}` } : unknown
}

/** 在10件实事中最多: among how many. */
function isAmong({ clause }: ClauseInput, { quantity }: NumberFact): boolean {
  return (
    (isCount(quantity) || quantity.unit.core === '村') &&
    /^[^，、\d]{0,8}(?:中|里|当中)/.test(clause.text.slice(quantity.stop - clause.start))
  )
}

interface BestSum {
  readonly id: string
  readonly way: Way
  readonly title: string
  readonly records: readonly ToldRecord[]
  readonly group: readonly ToldRecord[]
}

/** 远山包装产值2.11亿元，居第一位: of records by the month, what those of one name come to. */
function holdBestSum(input: ClauseInput, { id, way, title, records, group }: BestSum): Outcome {
  const { said, told } = input
  const { ledger } = told
  const { field } = fieldOf(ledger, id)
  const [name, ...more] = new Set(group.map(({ words }) => words[title] ?? ''))
  if (!isNumeric(field) || field.kind === 'percent' || name === undefined || more.length > 0 || (way !== 'most' && way !== 'least'))
    return unknown
  const sums = new Map<string, Decimal>()
  for (const record of records) {
    const number = numberOf(ledger, record, id)
    const key = record.words[title] ?? ''
    if (number !== undefined) sums.set(key, sums.get(key)?.plus(number) ?? number)
  }
  const own = sums.get(name)
  const beyond = (other: Decimal) => own !== undefined && (way === 'most' ? other.gte(own) : other.lte(own))
  if (own === undefined || sums.size < 2 || [...sums].some(([key, sum]) => key !== name && beyond(sum))) return unknown
  const numbers = said.facts.filter((fact) => fact.type === 'number')
  return numbers.every((fact) => agrees(fact.quantity, isAmong(input, fact) ? decimal(sums.size) : own))
    ? { holds: true, why: `${sums.size}个里${name}的${field.label}合计${way === 'most' ? '最多' : '最少'}，是${plainDecimal(own)}` }
    : unknown
}

function compareBy(ledger: ResolvedLedger, id: string, left: ToldRecord, right: ToldRecord): number {
  const [one, other] = [left, right].map((record): Decimal | undefined => numberOf(ledger, record, id))
  if (one !== undefined && other !== undefined) return one.cmp(other)
  const [early, late] = [String(left.values[id]), String(right.values[id])]
  return early < late ? -1 : early > late ? 1 : 0
}

/** 山林土地类最多，有47起: of no other kind are there as many. */
function holdCommonest(input: ClauseInput, way: 'most' | 'least'): Outcome {
  const { said, told } = input
  const names: readonly ValueFact[] = said.names.map(({ word, at }) => ({ type: 'value', words: [word], labelled: [], negated: false, at }))
  const values = [...said.facts.filter((fact) => fact.type === 'value'), ...names]
  const [own, ...more] = values
  const id = own === undefined ? undefined : [...(own.words[0]?.values.keys() ?? [])][0]
  if (own === undefined || id === undefined || more.length > 0 || own.words.length > 1 || said.open.length > 0) return unknown
  const { told: all, ...rest } = input
  for (const { base } of basesOf({ told: all, ...rest }, [])) {
    const counts = new Map<string, number>()
    for (const { words } of base) if (words[id] !== undefined) counts.set(words[id] ?? '', (counts.get(words[id] ?? '') ?? 0) + 1)
    const sorted = [...counts].toSorted(([, left], [, right]) => (way === 'most' ? right - left : left - right))
    const [best, next] = sorted
    if (best === undefined || next === undefined || best[1] === next[1] || own.words[0]?.values.get(id)?.has(best[0]) !== true) continue
    const numbers: readonly NumberFact[] = said.facts.filter((fact) => fact.type === 'number')
    if (numbers.every(({ quantity, labelled }) => !labelled && agrees(quantity, decimal(best[1]))))
      return { holds: true, why: `${told.ledger.label}里${best[0]}有${best[1]}条，其次是${next[0]}，${next[1]}条` }
  }
  return unknown
}
