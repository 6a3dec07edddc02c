import { daysOfFact } from './days-of-fact.ts'
import { dealOut } from './deal-out.ts'
import { goesOn } from './goes-on.ts'
import { holdAmount, holdEvery, holdKinds } from './hold-amount.ts'
import { holdContent } from './hold-content.ts'
import { holdDealtDays } from './hold-days.ts'
import { holdFact } from './hold-fact.ts'
import { holdList, isPlaced } from './hold-list.ts'
import { holdMost } from './hold-most.ts'
import { holdOrdinal } from './hold-ordinal.ts'
import { holdSpan } from './hold-span.ts'
import { holdSpread } from './hold-spread.ts'
import { holdTerm } from './hold-term.ts'
import { aheadIn, holdAhead, holdTimely, isEarly, timelyOf } from './hold-timely.ts'
import { isBound, isOfKind } from './is-bound.ts'
import { isFartherOn } from './is-farther-on.ts'
import { isMiscounted } from './is-miscounted.ts'
import type { Mark } from './lex-clause.ts'
import { narrowedBy } from './narrowed-by.ts'
import { isPartOfList } from './part-of-list.ts'
import {
  basesOf,
  type Carried,
  type ClauseInput,
  groupsOf,
  inTime,
  isDueFirst,
  isTimed,
  listingOf,
  mostNamesakes,
  partFacts,
  pick,
} from './pick-records.ts'
import type { Fact } from './read-facts.ts'
import type { Outcome, ToldRecord } from './types.ts'
import { withoutCount } from './without-count.ts'
import { withoutTold } from './without-told.ts'
import { fieldOf } from './words-of-ledger.ts'

export interface ClauseOutcome extends Outcome {
  /** Of whom the clauses behind speak. */
  readonly carried: Carried | undefined
}

const unknown: Outcome = { holds: undefined, why: '' }

type Groups = readonly (readonly ToldRecord[])[]

/** Whether the records of a ledger are as a clause says, every word of it read. */
export function holdClause(given: ClauseInput): ClauseOutcome {
  const read = withoutCount(withTime(withListed(given)))
  const groups = groupsOf(read)
  const input = { ...read, said: withoutTold(read, groups) }
  const { said, carried, told, when } = input
  const content = holdContent(input, groups)
  if (content.holds === true) return { ...content, carried: groups.length > 0 ? namedBy(groups, isOwnName(input)) : carried }
  const spread = [holdSpread(input), holdOrdinal(given)].find(({ holds }) => holds === true)
  if (spread !== undefined) return { ...spread, carried }
  if (said.left.length > 0) {
    const counted = said.marks.has('figure') ? inTime(input, told.records) : undefined
    const picked = counted === undefined ? undefined : { base: counted, picking: partFacts(input).picking }
    const next =
      groups.length > 0
        ? isOwnName(input) && !isPartOfList(input, groups)
          ? namedBy(groups)
          : undefined
        : picked === undefined
          ? carried
          : setBy(input, picked)
    return { ...unknown, carried: next }
  }
  const isOn = carried?.named === true && goesOn(input)
  const subjects = groups.length > 0 ? groups : isOn ? carried.records.map((record) => [record]) : onlyOne(input)
  const lasting = holdTerm(input, groups)
  if (when.term !== undefined) return { ...lasting, carried: withDays(nextOf(input, groups), input) }
  const tried = [
    lasting,
    holdSpan(input, subjects),
    holdDealtDays(input),
    holdMost(input, subjects),
    holdNamed(input, subjects),
    holdList(input, groups),
    holdSet(input, groups),
  ]
  const outcome = tried.find(({ holds }) => holds === true) ?? tried.find(({ holds }) => holds === false) ?? unknown
  return { ...outcome, carried: withDays(nextOf(input, groups), input) }
}

/** 应急响应从1月24日启动: where a ledger keeps one of its kind, the noun means it. */
function onlyOne(input: ClauseInput): Groups {
  const { said, told } = input
  // 2月3日起实施封村: of the only one that there ever was, by its day and what was done.
  const dated = said.facts.some(({ type }) => type === 'days') && said.facts.some(({ type }) => type === 'value' || type === 'done')
  const lasted = said.facts.some((fact) => fact.type === 'number' && /^[天日]$/.test(fact.quantity.unit.core))
  if (told.records.length === 1 && lasted && said.names.length === 0 && said.facts.some(({ type }) => type === 'value'))
    return [told.records]
  if (told.records.length === 1 && dated && said.names.length === 0 && !said.facts.some(({ type }) => type === 'number'))
    return [told.records]
  if (!said.noun || said.marks.has('figure') || said.facts.some(({ type }) => type === 'number')) return []
  const records = inTime(input, told.records) ?? []
  return records.length === 1 ? [records] : []
}

/** 叶知秋、刘春军获市级抗疫先锋: of what stands in a title the most words list the records, and the others say something of them. */
function withListed(input: ClauseInput): ClauseInput {
  const { said } = input
  const names = listingOf(input)
  const others = said.names.filter((name) => !names.includes(name))
  if (others.length === 0) return input
  const facts = others.map(({ word, at }): Fact => ({ type: 'value', words: [word], labelled: [], negated: false, at }))
  return { ...input, said: { ...said, names, facts: [...said.facts, ...facts].toSorted((left, right) => left.at - right.at) } }
}

/** 2月3日，竹溪口村实施封村: what no other day is said of came on the ledger's own. */
function withTime(input: ClauseInput): ClauseInput {
  const { said, told, when, period } = input
  const { span } = when
  const { date } = told.ledger
  if (span === undefined || isTimed(input) || said.facts.length === 0) return input
  if (date !== undefined)
    return { ...input, said: { ...said, facts: [{ type: 'days', days: span, fields: [date], at: -1 }, ...said.facts] } }
  return span.from === period.from && span.to === period.to ? input : { ...input, said: { ...said, left: ['时间'] } }
}

function nextOf(input: ClauseInput, groups: Groups): Carried | undefined {
  const { said, carried } = input
  if (isPartOfList(input, groups)) return undefined
  if (groups.length > 0)
    return namedBy(
      groups.map((group) => withAny(pick(input, group, partFacts(input).picking), group)),
      isOwnName(input),
    )
  if (carried?.named === true && !said.noun) return carried
  const bases = basesOf(input, groups)
  // 满意41件、基本满意4件: a value of the same field takes the other's place.
  const base = said.noun ? bases[0] : bases.at(-1)
  return base === undefined ? carried : setBy(input, base)
}

/** 2月3日封闭，2月24日解除，历时21天: the days that were told of what a clause goes on about. */
function withDays(next: Carried | undefined, { said, told, carried }: ClauseInput): Carried | undefined {
  if (next === undefined) return undefined
  const own = said.facts.flatMap((fact) => (fact.type === 'days' ? daysOfFact(told.ledger, fact) : []))
  const before = said.names.length === 0 ? (carried?.days ?? []) : []
  return { ...next, days: [...before, ...own] }
}

/** Its own name tells of whom a clause speaks whatever else it says; a village's or a firm's name stands in many ledgers. */
function isOwnName({ told: { ledger }, said }: ClauseInput): boolean {
  return said.names.every(({ word }) => ledger.title.some((id) => word.values.has(id) && fieldOf(ledger, id).field.kind === 'text'))
}

function withAny(narrow: readonly ToldRecord[], wide: readonly ToldRecord[]): readonly ToldRecord[] {
  return narrow.length > 0 ? narrow : wide
}

function namedBy(groups: Groups, sure = false): Carried {
  const records = groups.flat()
  return { records, named: groups.every(({ length }) => length === 1), base: records, picking: [], sure }
}

function setBy(input: ClauseInput, { base, picking }: Pick<Carried, 'base' | 'picking'>): Carried {
  const all = pick(input, base, picking)
  const records = hasAny(input, 'all') ? all : (timelyOf(input, all) ?? all)
  const before = input.carried?.base === base ? (input.carried.parts ?? input.carried.records) : []
  return { records, named: false, base, picking, parts: [...before, ...records] }
}

function hasAny({ said }: ClauseInput, ...marks: readonly Mark[]): boolean {
  return marks.some((mark) => said.marks.has(mark))
}

/** 停车楼于2019年10月开工，计划投资1454万元; A、B均已完工: every one named is as everything else in the clause says. */
function holdNamed(given: ClauseInput, groups: Groups): Outcome {
  const ahead = aheadIn(given)
  const input = ahead?.rest ?? given
  const { told, said, when } = input
  const { facts, open } = said
  if (groups.length === 0 || (facts.length === 0 && ahead === undefined) || (open.length > 0 && ahead === undefined)) return unknown
  if (hasAny(input, 'rest', 'most', 'least', 'first', 'last', 'sum', 'mean', 'only', 'span', 'every') || said.kinds.length > 0)
    return unknown
  if (hasAny(input, 'part') && facts.some(({ type }) => type === 'number')) return unknown
  const dated = facts.some(({ type }) => type === 'days')
  if ((groups.some(({ length }) => length > mostNamesakes) && !dated) || isLed(input)) return unknown
  const dealt = dealOut(said.facts, groups.length, said.marks.has('deal'))
  if (dealt === undefined) return unknown
  const each = groups.map((group, place): Outcome => {
    const own = dealt[place] ?? []
    const spoken =
      group.length === 1
        ? group
        : pick(
            input,
            group,
            own.filter(({ type }) => type !== 'number'),
          )
    if (own.some(({ type }) => type === 'number') && spoken.length > 1) return unknown
    const tried = (spoken.length > 0 ? spoken : group).map((record) => [
      ...own.map((fact) => holdFact(told.ledger, record, fact, when)),
      ...(said.marks.has('timely')
        ? [isLate(input) ? notOf(holdTimely(told.ledger, record, { facts: own })) : holdTimely(told.ledger, record, { facts: own })]
        : []),
      ...(isEarly(given) ? [holdTimely(told.ledger, record, { facts: own, early: true })] : []),
      ...(ahead === undefined ? [] : [holdAhead(told.ledger, record, ahead)]),
    ])
    const holding = tried.find((one) => one.every(({ holds }) => holds === true))
    if (holding !== undefined) return { holds: true, why: reasons(holding) }
    const failing =
      tried.length === 1 && isRead(input)
        ? [...own, ...(ahead === undefined ? [] : [ahead])].findIndex(
            (fact, index) =>
              (!('type' in fact) || (isSure(fact, dated) && !isFartherOn(told.ledger, group[0], fact))) &&
              tried[0]?.[index]?.holds === false,
          )
        : -1
    return failing < 0 ? unknown : { holds: false, why: tried[0]?.[failing]?.why ?? '' }
  })
  if (each.every(({ holds }) => holds === true)) {
    const names = input.said.names.length > 0 ? input.said.names.map(({ word }) => word.text) : groups.flat().map(({ title }) => title)
    return { holds: true, why: reasons(each), ...(isRead(input) ? { narrowed: names } : {}) }
  }
  return each.find(({ holds }) => holds === false) ?? unknown
}

/** Whether the record is named here by its own name, or was in words that were read to the last. */
function isRead(input: ClauseInput): boolean {
  const [first] = input.said.names
  // 3个新建老年食堂: so many of a kind, whatever a record of that name says.
  if (first !== undefined && input.said.facts.some(({ type, at }) => type === 'number' && at < first.at)) return false
  return input.said.names.length > 0 ? isOwnName(input) : input.carried?.sure === true
}

/** 完工的有A、B: what stands before the names picks out all that it is true of. */
function isLed({ said }: ClauseInput): boolean {
  const first = said.names[0]?.at
  const is = said.markAt('is')
  return first !== undefined && is !== undefined && is < first && said.facts.some(({ type, at }) => type !== 'number' && at >= 0 && at < is)
}

/** 未如期完成. */
function isLate({ said }: ClauseInput): boolean {
  const [not, timely] = [said.markAt('not'), said.markAt('timely')]
  return not !== undefined && timely !== undefined && not < timely
}

function notOf({ holds, why }: Outcome): Outcome {
  return { holds: holds === undefined ? undefined : !holds, why }
}

function reasons(each: readonly Outcome[]): string {
  return [...new Set(each.map(({ why }) => why).filter((why) => why !== ''))].slice(0, 4).join('，')
}

/** Whether the words leave no doubt of which field a fact is. */
function isSure(fact: Fact, timed: boolean): boolean {
  switch (fact.type) {
    case 'value':
      // 通过竣工验收: of two states one may be part of the other.
      return !fact.negated && !timed && fact.words.length === 1 && (fact.labelled.length === 1 || fact.words[0]?.values.size === 1)
    case 'days':
      return fact.fields.length === 1
    case 'number':
      // 满意率 is all of one field's name and the end of another's.
      return fact.fields.length === 1 && fact.labelled && fact.whole
    case 'done':
      return false
  }
}

/** 美丽城镇类项目完工7个; …计划投资合计2亿元; …均已完工: how many the words pick out, what they come to, whether all of them are so. */
function holdSet(input: ClauseInput, groups: Groups): Outcome {
  const { said } = input
  if (hasAny(input, 'most', 'least', 'first', 'last', 'span', 'only')) return unknown
  for (const { base, picking } of basesOf(input, groups)) {
    const counted = said.kinds.length > 0 || said.facts.some(({ type }) => type === 'number')
    // 60家企业2月底前全部复工: how many they are says nothing of by when.
    if (counted && isDueFirst(input)) return unknown
    const outcome = counted ? holdAmounts(input, { base, picking, groups }) : holdAll(input, pick(input, base, picking))
    if (outcome.holds === true) return { ...outcome, ...narrowedBy(input, picking) }
  }
  return unknown
}

function holdAll(input: ClauseInput, records: readonly ToldRecord[]): Outcome {
  const { saying } = partFacts(input)
  if (records.length === 0 || input.said.open.length > 0) return unknown
  if (saying.some((fact) => fact.type === 'days' && fact.days.from === '' && fact.fields.length > 1)) return unknown
  if (saying.length === 0 && isNewInEach(input, records)) return { holds: true, why: tellFirst(input, records) }
  if (saying.length === 0) return isDayOfOne(input) ? { holds: true, why: tellFirst(input, records) } : holdFew(input)
  return pick(input, records, saying).length === records.length && isTimely(input, records)
    ? { holds: true, why: `${records.length}条记录逐条如此` }
    : unknown
}

/** 全部按期完工: no record after its own day. */
function isTimely(input: ClauseInput, records: readonly ToldRecord[]): boolean {
  if (!hasAny(input, 'timely') && !isEarly(input)) return true
  return hasAny(input, 'all') && timelyOf(input, records)?.length === records.length
}

/** 桥头村病例2月26日治愈出院: a day of such a one as the other words pick out, whichever of several it is. */
function isDayOfOne({ said }: ClauseInput): boolean {
  const { facts, noun, marks } = said
  const days = facts.filter((fact) => fact.type === 'days' && fact.days.from === fact.days.to)
  const plain = [...marks].every((mark) => mark === 'small' || mark === 'is')
  return noun && plain && days.length === 1 && facts.some(({ type }) => type === 'value')
}

/** 大岙村、白水村新建照料中心: of this year's one at the least in each that is listed. */
function isNewInEach(input: ClauseInput, records: readonly ToldRecord[]): boolean {
  const { facts, noun, marks } = input.said
  const list = facts.find((fact) => fact.type === 'value' && fact.words.length > 1)
  const plain = [...marks].every((mark) => /^(?:small|is|and|new)$/.test(mark))
  if (
    (!noun && facts.length < 2) ||
    !marks.has('new') ||
    !plain ||
    list?.type !== 'value' ||
    facts.length < 2 ||
    facts.some(({ type }) => type !== 'value')
  )
    return false
  return list.words.every((word) => pick(input, records, [{ ...list, words: [word] }]).length > 0)
}

function tellFirst({ told, said, when }: ClauseInput, [record]: readonly ToldRecord[]): string {
  return record === undefined ? '' : reasons(said.facts.map((fact) => holdFact(told.ledger, record, fact, when)))
}

/** …各1个，10月18日建成: what a clause goes on to say is said of each of the few before. */
function holdFew({ said, carried, told, when }: ClauseInput): Outcome {
  const { facts, noun, names } = said
  if (noun || names.length > 0 || facts.length === 0 || carried === undefined || carried.records.length > 5) return unknown
  const each = carried.records.flatMap((record) => facts.map((fact) => holdFact(told.ledger, record, fact, when)))
  return each.length > 0 && each.every(({ holds }) => holds === true) ? { holds: true, why: reasons(each) } : unknown
}

interface Amounts extends Pick<Carried, 'base' | 'picking'> {
  readonly groups: Groups
}

function holdAmounts(input: ClauseInput, { base, picking, groups }: Amounts): Outcome {
  const { said, told } = input
  const { saying } = partFacts(input)
  // 停车楼、邻里中心等16个: how many there are of all, not of those that are named.
  if (groups.length > 0 && said.marks.has('open')) return unknown
  if (isMiscounted(input, groups)) return unknown
  // 分布在桥头、上坪、石门三个村: three they are, whatever is there.
  if (groups.length > 0 && picking.length + saying.length + said.kinds.length === 0 && isPlaced(input)) return unknown
  const all = pick(input, base, picking)
  const records = hasAny(input, 'all') ? all : timelyOf(input, all)
  if (records === undefined) return unknown
  const numbers = said.facts.filter((fact) => fact.type === 'number')
  // 人口超过1000人的村有…: a bound that says which are meant is passed by no sum.
  if (numbers.some((number) => isBound(number) && isOfKind(input, number))) return unknown
  if (saying.length > 0 && pick(input, records, saying).length !== records.length) return unknown
  if (hasAny(input, 'all') && !isTimely(input, records)) return unknown
  // 其余16项均在建: of all the others, and of no fewer.
  if (hasAny(input, 'rest') && records.length !== base.length) return unknown
  const kinds = said.kinds.map((kind) => holdKinds(told.ledger, records, kind))
  const amounts = numbers.map((number): Outcome => {
    if (said.marks.has('every')) return holdEvery(input, { number, records, groups: rowsOf(input, { base, picking, groups }) })
    // 嘉禾食品、蓝笺笔业产值均超过2亿元: each of them, not both together.
    if (said.marks.has('all') && groups.length > 1)
      return holdEachOf(input, { number, rows: groups.map((group) => pick(input, group, picking)) })
    // 远山包装、嘉禾食品两家突破2亿元: a bound is passed by each of those named, unless their sum is spoken of.
    if (groups.length > 1 && isBound(number) && !hasAny(input, 'sum', 'mean'))
      return holdEachOf(input, { number, rows: groups.map((group) => pick(input, group, picking)) })
    const amount = holdAmount(input, records, number)
    // 五处供水点投资均超过50万元: each of them, not all together.
    const isEach = said.marks.has('all') && !hasAny(input, 'sum', 'mean') && amount.counted !== true
    return isEach ? holdEachOf(input, { number, rows: records.map((record) => [record]) }) : amount
  })
  const each = [...kinds, ...amounts]
  if (
    !each.every(({ holds }) => holds === true) ||
    (said.open.length > 0 && numbers.length > 0 && numbers.every(({ labelled }) => !labelled))
  )
    return unknown
  return { holds: true, why: reasons(each), counted: each.some(({ counted }) => counted === true) }
}

interface EachOf {
  readonly number: Extract<Fact, { type: 'number' }>
  readonly rows: Groups
}

function holdEachOf(input: ClauseInput, { number, rows }: EachOf): Outcome {
  const each = rows.map((row) => holdAmount(input, row, number))
  return each.length > 0 && each.every(({ holds }) => holds === true) ? { holds: true, why: reasons(each) } : unknown
}

/** 大岙村、白水村…各1个: the records of each that is listed. */
function rowsOf(input: ClauseInput, { base, picking, groups }: Amounts): Groups {
  if (groups.length > 1) return groups.map((group) => pick(input, group, picking))
  const list = picking.find((fact) => fact.type === 'value' && fact.words.length > 1)
  if (list?.type !== 'value') return []
  return list.words.map((word) => pick(input, base, [...picking.filter((fact) => fact !== list), { ...list, words: [word] }]))
}
