import { decimal } from '../../../definition/decimal/decimal.ts'
import { isCount } from './hold-amount.ts'
import { agrees } from './hold-fact.ts'
import type { Mark } from './lex-clause.ts'
import { type ClauseInput, inTime, partFacts, pick } from './pick-records.ts'
import type { Outcome, ToldRecord } from './types.ts'

const unknown: Outcome = { holds: undefined, why: '' }

type Groups = readonly (readonly ToldRecord[])[]

function hasAny({ said }: ClauseInput, ...marks: readonly Mark[]): boolean {
  return marks.some((mark) => said.marks.has(mark))
}

/** 分布在桥头、上坪、石门三个村: what is there the list itself does not say. */
export function isPlaced({ clause: { text } }: ClauseInput): boolean {
  return /分布|位于|落户|列[为入]|认定|惠及|涉及|覆盖|获|通过|取得|来自|集中在|设在/.test(text)
}

/** 在建的有A、B、C; A、B等3个项目: those named are among those picked out, and where nothing leaves the list open they are all of them. */
export function holdList(input: ClauseInput, groups: Groups): Outcome {
  const { told, said, carried } = input
  const { facts, marks, open } = said
  const { names } = said
  if (groups.length !== names.length || groups.length === 0 || open.length > 0) return unknown
  if (hasAny(input, 'most', 'least', 'first', 'last', 'sum', 'mean', 'every', 'timely', 'rest')) return unknown
  // 分别是A、B、C: the list itself; where something else is said, to each its own.
  if (hasAny(input, 'deal') && facts.length > 0) return unknown
  const [number, ...more] = facts.filter((fact) => fact.type === 'number')
  if (more.length > 0 || (number !== undefined && (number.labelled || !isCount(number.quantity)))) return unknown
  const { picking, saying } = partFacts(input)
  if (picking.length + saying.length === 0 && carried?.named !== false && (number === undefined || isPlaced(input))) return unknown
  const base = carried?.named === false && (!said.noun || hasAny(input, 'deal')) ? carried.records : inTime(input, told.records)
  if (base === undefined) return unknown
  const picked = pick(input, base, [...picking, ...saying])
  const ids = new Set(picked.map(({ id }) => id))
  if (!groups.every((group) => group.some(({ id }) => ids.has(id)))) return unknown
  const count = number === undefined ? undefined : decimal(marks.has('open') ? picked.length : groups.length)
  if (number !== undefined && count !== undefined && !agrees(number.quantity, count)) return unknown
  const first = names[0]?.at ?? 0
  const led = picking.some(({ at }) => at < first) || marks.has('only') || (carried?.named === false && number === undefined)
  if (groups.length === 1 && !led && number === undefined) return unknown
  if (led && !marks.has('open') && picked.length !== groups.length) return unknown
  return {
    holds: true,
    why: `${told.ledger.label}里这样的有${picked.length}条：${picked
      .slice(0, 6)
      .map(({ title }) => title)
      .join('、')}`,
  }
}
