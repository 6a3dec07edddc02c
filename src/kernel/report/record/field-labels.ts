import { calendarGrain, fieldUnit, hasDay, isNumeric } from '../../../definition/field/field-type.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import type { Quantity } from '../../../definition/report/quantity.ts'
import { unitWordFits } from '../../../definition/report/unit-words.ts'
import { baseUnit } from '../../../definition/unit/unit.ts'
import type { ClauseToken, Days } from './lex-clause.ts'
import { fieldOf } from './words-of-ledger.ts'

type WordToken = Extract<ClauseToken, { type: 'word' }>

interface Place {
  readonly tokens: readonly ClauseToken[]
  readonly index: number
}

export interface DaysLabel {
  readonly fields: readonly string[]
  readonly used: readonly WordToken[]
}

function isMark(token: ClauseToken | undefined): boolean {
  return token?.type === 'mark' && (token.mark === 'is' || token.mark === 'small' || token.mark === 'deal')
}

function datedFields(ledger: ResolvedLedger, token: ClauseToken | undefined): readonly string[] {
  return token?.type === 'word' ? [...token.word.labels].filter((id) => calendarGrain(fieldOf(ledger, id).field) !== undefined) : []
}

/**
 * 3月1日开工, 开工日期为3月1日: the nearest words behind, else before, that name fields of a day. A day of which no word tells is that of the ledger itself,
 * where its records are kept by the day.
 */
export function labelOfDays(
  ledger: ResolvedLedger,
  { tokens, index, taken }: Place & { readonly taken: ReadonlySet<ClauseToken> },
): DaysLabel | undefined {
  const isAnd = (at: number) => {
    const token = tokens[at]
    return token?.type === 'mark' && token.mark === 'and'
  }
  // 分别于6月18日、9月1日完工: what stands behind the last of them names them all.
  let end = index
  while (isAnd(end + 1) && tokens[end + 2]?.type === 'days') end += 2
  let begin = index
  while (isAnd(begin - 1) && tokens[begin - 2]?.type === 'days') begin -= 2
  const isShared = end > index || begin < index
  const look = (step: 1 | -1): DaysLabel | undefined => {
    for (let at = (step === 1 ? end : begin) + step; at >= 0 && at < tokens.length; at += step) {
      const token = tokens[at]
      if (token?.type === 'days') return undefined
      const fields = datedFields(ledger, token)
      if (token?.type === 'word' && fields.length > 0 && (isShared || !taken.has(token))) return { fields, used: [token] }
    }
    return undefined
  }
  const left = tokens[index - 1]
  const close = datedFields(ledger, left).length > 0 || (isMark(left) && datedFields(ledger, tokens[index - 2]).length > 0)
  const found = (close ? look(-1) : undefined) ?? look(1) ?? look(-1)
  if (found !== undefined) return found
  const days = tokens[index]
  const own = ledger.date
  return own !== undefined && days?.type === 'days' && isOneDay(days.days) && hasDay(fieldOf(ledger, own).field)
    ? { fields: [own], used: [] }
    : undefined
}

function isOneDay({ from, to }: Days): boolean {
  return from === to
}

/** Whether a field's values may be told with a number's unit. */
export function fitsUnit(ledger: ResolvedLedger, id: string, { base, unit }: Quantity): boolean {
  const { field } = fieldOf(ledger, id)
  if (!isNumeric(field)) return false
  const own = fieldUnit(field)
  if (own === undefined || own === '无')
    return !/^(?:元|亩|%|百分点|倍|成|天)$/.test(base) && unit.scaleWord === '' && countsSame(field.label, unit.core)
  return baseUnit(own) === base || (unit.scaleWord === '' && unitWordFits(own, unit.word, field.label))
}

const persons = /人(?!家|次)|学生|老人|儿童|妇女|干部|代表|党员|职工|农民|群众|患者|劳动力/

/** 受益人数 are no 户 and no 个, 车位数 no 人: of what counts people or households a label says so. */
export function countsSame(label: string, core: string): boolean {
  const counted = label.includes('人次') ? '人次' : persons.test(label) ? '人' : label.includes('户') ? '户' : ''
  if (core === '') return true
  const word = /^[人名口]$/.test(core) ? '人' : core
  // Of people who came each month, all months together are 人次.
  if (counted === '人' && word === '人次') return true
  return counted === '' ? !/^(?:人|户|人次)$/.test(word) : word === counted || (word === '位' && counted === '人')
}

export interface NumberLabel {
  readonly fields: readonly string[]
  readonly used: WordToken | undefined
  /** Whether the words say of which field the number is. */
  readonly sure: boolean
}

/** 计划投资1454万元, 得58票 (赞成票): the nearest words before, else the measure, else the words behind, that name fields of such numbers. */
export function labelOfNumber(ledger: ResolvedLedger, { tokens, index }: Place, quantity: Quantity): NumberLabel {
  const fieldsOf = (token: ClauseToken | undefined): readonly string[] =>
    token?.type === 'word' ? [...token.word.labels].filter((id) => fitsUnit(ledger, id, quantity)) : []
  for (let at = index - 1; at >= 0 && tokens[at]?.type !== 'number'; at -= 1) {
    const token = tokens[at]
    const fields = fieldsOf(token)
    if (token?.type === 'word' && fields.length > 0) return { fields, used: token, sure: true }
  }
  const fitting = ledger.fields.filter(({ id }) => fitsUnit(ledger, id, quantity))
  const { core } = quantity.unit
  const measured = core === '' || /^[个项]$/.test(core) ? [] : fitting.filter(({ field }) => field.label.endsWith(core))
  if (measured.length > 0) return { fields: measured.map(({ id }) => id), used: undefined, sure: true }
  const next = tokens.slice(index + 1, index + 3).find((token) => fieldsOf(token).length > 0)
  if (next?.type === 'word') return { fields: fieldsOf(next), used: next, sure: true }
  return { fields: fitting.map(({ id }) => id), used: undefined, sure: false }
}
