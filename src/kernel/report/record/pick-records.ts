import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { datedBy, holdFact, isWithin, type When } from './hold-fact.ts'
import type { Days } from './lex-clause.ts'
import type { ClauseFacts, Fact, NumberFact, ValueFact } from './read-facts.ts'
import type { ToldLedger, ToldRecord } from './types.ts'
import { fieldOf, namesOfField } from './words-of-ledger.ts'

/** Of whom a clause goes on to speak. */
export interface Carried {
  readonly records: readonly ToldRecord[]
  /** One thing by its name, or several; else all that some words pick out. */
  readonly named: boolean
  /** What they were picked out of, and by what. */
  readonly base: readonly ToldRecord[]
  readonly picking: readonly Fact[]
  /** All that were picked out of them so far, one clause after another. */
  readonly parts?: readonly ToldRecord[]
  /** Named by its own name, in words that were read to the last. */
  readonly sure?: boolean
  /** The fields of the days that were told of it. */
  readonly days?: readonly string[]
}

export interface ClauseInput {
  readonly told: ToldLedger
  readonly said: ClauseFacts
  readonly carried: Carried | undefined
  readonly when: When
  /** The days that the report is about. */
  readonly period: Days
  /** Whether the sentence has said before that it speaks of the ledger's records. */
  readonly spoken: boolean
  /** Its own words, and where they stand. */
  readonly clause: { readonly text: string; readonly start: number }
}

/** So many records of one name may be meant by it; more of them are a set. */
export const mostNamesakes = 3

/** What picks records out, and what is said of those that are picked out (…均已完工). */
export function partFacts({ said, told, clause }: ClauseInput): { readonly picking: readonly Fact[]; readonly saying: readonly Fact[] } {
  const all = said.markAt('all')
  const others = said.facts.filter(({ type }) => type !== 'number')
  if (all === undefined) return { picking: others, saying: [] }
  // 2月底前全部复工: by when is said of all of them, and picks none of them out.
  // 3月23日全部撤除: the day is of what stands behind, and of all of them.
  const behind = clause.text.slice(all - clause.start)
  const isOfDeed = (fact: Fact) =>
    fact.type === 'days' &&
    fact.days.from === fact.days.to &&
    !/的/.test(clause.text.slice(fact.at - clause.start, all - clause.start)) &&
    others.every(({ type, at }) => type === 'days' || at < all) &&
    fact.fields.some((id) => id !== told.ledger.date && namesOfField(fieldOf(told.ledger, id).field).some((name) => behind.includes(name)))
  const isSaid = (fact: Fact) => fact.at > all || (fact.type === 'days' && fact.days.from === '') || isOfDeed(fact)
  return { picking: others.filter((fact) => !isSaid(fact)), saying: others.filter(isSaid) }
}

/** 2月底前全部复工: by when stands before that it is all of them. */
export function isDueFirst({ said }: ClauseInput): boolean {
  return said.facts.some((fact) => fact.type === 'days' && fact.days.from === '' && fact.at < (said.markAt('all') ?? -1))
}

/** The records of which every fact holds; of several words joined by 和 any one picks a record out. */
export function pick(input: ClauseInput, base: readonly ToldRecord[], facts: readonly Fact[]): readonly ToldRecord[] {
  const { told, when } = input
  return base.filter((record) => facts.every((fact) => isAny(told.ledger, record, fact, when)))
}

function isAny(ledger: ResolvedLedger, record: ToldRecord, fact: Fact, when: When): boolean {
  if (fact.type !== 'value' || fact.words.length === 1) return holdFact(ledger, record, fact, when).holds === true
  return fact.words.some((word) => holdFact(ledger, record, { ...fact, words: [word] }, when).holds === true)
}

/** The records of each name that a clause says, those of namesakes that its other words and its time speak of. */
export function groupsOf(input: ClauseInput): readonly (readonly ToldRecord[])[] {
  const { told, said, when } = input
  const { names } = said
  if (names.length === 0) return []
  const titles = told.ledger.title.filter((id) => names.some(({ word }) => word.values.has(id)))
  const isNamed = (record: ToldRecord, id: string, word: ClauseFacts['names'][number]['word']) =>
    word.values.get(id)?.has(record.words[id] ?? '') === true
  const narrow = (found: readonly ToldRecord[]) => {
    if (found.length <= 1) return found
    const timed = said.facts.some(({ type }) => type === 'days') ? found : (inTime(input, found) ?? found)
    // 劳资纠纷全部调解成功: what is said of a whole kind picks nothing out of it.
    if (found.length > mostNamesakes) return timed
    const { picking } = partFacts(input)
    const spoken = timed.filter((record) => picking.every((fact) => holdFact(told.ledger, record, fact, when).holds !== false))
    return spoken.length > 0 ? spoken : timed
  }
  return names.flatMap(({ word }) => {
    const found = told.records.filter((record) => titles.some((id) => isNamed(record, id, word)))
    return found.length === 0 ? [] : [narrow(found)]
  })
}

/** The words that list records, one each. */
export function listingOf({ told, said: { names } }: ClauseInput): ClauseFacts['names'] {
  const rows = told.ledger.title.map((id) => names.filter(({ word }) => word.values.has(id)))
  return rows.toSorted((left, right) => right.length - left.length)[0] ?? []
}

/** Records that belong to the time that is spoken of; undefined where they do not say. */
export function inTime(input: ClauseInput, records: readonly ToldRecord[]): readonly ToldRecord[] | undefined {
  const { told, said, when, period } = input
  const { ledger } = told
  const { date } = ledger
  const timed = isTimed(input)
  const whole = when.span !== undefined && when.span.from === period.from && when.span.to === period.to
  if (date === undefined) return when.span === undefined || whole || timed ? records : undefined
  if (timed && ledger.kind === 'register') return records
  const days = when.span ?? (said.until !== undefined || said.marks.has('now') ? { from: '', to: when.end } : period)
  return records.filter(({ values }) => values[date] !== undefined && isWithin(String(values[date]), days))
}

/** Whether a clause says of something when it came. */
export function isTimed({ told: { ledger }, said }: ClauseInput): boolean {
  return said.facts.some((fact) => fact.type === 'done' || fact.type === 'days' || (fact.type === 'value' && isDated(ledger, fact)))
}

function isDated(ledger: ResolvedLedger, { words }: ValueFact): boolean {
  return words.some((word) => [...word.values].some(([id, values]) => datedBy(ledger, id, [word.text, ...values]) !== undefined))
}

/** Whom a clause may speak of when it names none: all of the ledger, or those that the clauses before speak of, and with what else picks them out. */
export function basesOf(input: ClauseInput, groups: readonly (readonly ToldRecord[])[]): readonly Pick<Carried, 'base' | 'picking'>[] {
  const { told, said, carried, when } = input
  const { picking } = partFacts(input)
  if (groups.length > 0) return [{ base: groups.flat(), picking }]
  if (said.marks.has('rest')) return restOf(input).map((base) => ({ base, picking }))
  if (carried !== undefined && !said.noun) {
    const others = carried.picking.filter((fact) => !picking.some((own) => isSameField(own, fact)))
    return [
      { base: carried.records, picking },
      ...(others.length < carried.picking.length ? [{ base: carried.base, picking: [...others, ...picking] }] : []),
      ...otherDays(input, carried, picking),
    ]
  }
  const measured = said.facts.some((fact) => fact.type === 'number' && (fact.labelled || isOnlySum(fact))) && picking.length > 0
  if (!said.noun && !measured) return []
  const all = inTime(input, told.records)
  // 照料中心11个: of a register all that there are by then, where nothing says that they are new.
  const kept = told.ledger.kind === 'register' && when.span === undefined && !said.marks.has('new') ? untilNow(input) : undefined
  return [all, kept].flatMap((base) => (base === undefined ? [] : [{ base, picking }]))
}

/** 8月5日受灾的7处…；6月5日受灾的7处: of a day on which none of those before were, out of all that there are. */
function otherDays(input: ClauseInput, carried: Carried, picking: readonly Fact[]): readonly Pick<Carried, 'base' | 'picking'>[] {
  const days = picking.filter(({ type }) => type === 'days')
  if (days.length === 0 || carried.named || pick(input, carried.base, days).length > 0) return []
  const base = inTime({ ...input, when: { ...input.when, span: undefined } }, input.told.records)
  return base === undefined ? [] : [{ base, picking }]
}

/** 完工24项，其余16项: those of which the clauses before have not told. */
function restOf(input: ClauseInput): readonly (readonly ToldRecord[])[] {
  const { carried, told } = input
  if (carried === undefined) return []
  // A、B2个项目仍在建，其余5个已建成: of all that there are, but for those that were named.
  if (carried.named) {
    const rest = (inTime(input, told.records) ?? []).filter((record) => !carried.records.includes(record))
    return rest.length > 0 ? [rest] : []
  }
  const seen = new Set([...carried.records, ...(carried.parts ?? [])])
  const rest = carried.base.filter((record) => !seen.has(record))
  return rest.length > 0 && rest.length < carried.base.length ? [rest] : []
}

/** 增值税1987.4万元: the one field of the ledger that is told so, or two that say the same, and digits that no other sum has by chance. */
export function isOnlySum({ fields, quantity: { digits, approximators } }: NumberFact): boolean {
  return (
    (fields.length === 1 || fields.length === 2) &&
    approximators.length === 0 &&
    digits.replace(/\D/g, '').replace(/^0+|0+$/g, '').length >= 3
  )
}

function untilNow({ told: { ledger, records }, when }: ClauseInput): readonly ToldRecord[] | undefined {
  const { date } = ledger
  return date === undefined ? undefined : records.filter(({ values }) => values[date] !== undefined && String(values[date]) <= when.end)
}

function isSameField(one: Fact, other: Fact): boolean {
  const fields = (fact: Fact): readonly string[] =>
    fact.type === 'value' ? fact.words.flatMap(({ values }) => [...values.keys()]) : fact.type === 'done' ? [fact.field] : fact.fields
  return fields(one).some((id) => fields(other).includes(id))
}
