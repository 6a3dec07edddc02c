import { decimal } from '../../../definition/decimal/decimal.ts'
import { daysBetween } from '../../../definition/period/calendar-day.ts'
import { presentDay } from '../../../definition/period/present-day.ts'
import { agrees } from './hold-fact.ts'
import { type ClauseInput, inTime } from './pick-records.ts'
import type { Outcome } from './types.ts'
import { namesOfField, nounsOf } from './words-of-ledger.ts'

const unknown: Outcome = { holds: undefined, why: '' }

const ordinal = '(首[例批个家户名位处]|末[例批个家户名位处]|第[一二三四五六七八九十]+[例批个家户名位处]|最[早先后晚]一[例批个家户名位处])'
const apart = new RegExp(
  `^(.*?)${ordinal}(.*?)[与和到至]${ordinal}(.*?)(?:前后)?(?:相隔|间隔|时隔|相距|相差)(?:了|仅|只|约|近|不到|不足|超过)*[两一二三四五六七八九十\\d.]+(?:天|日|个月)(?:左右)?$`,
)
const noneAfter =
  /^(?:自|从)?(?:\d{4}年)?\d{1,2}月\d{1,2}[日号](以后|之后|后|起|以来)(?:全镇)?(?:[再就便已也]*)(?:无|没有|未)(?:再)?(?:有|新增|发生|出现|报告|发现|接报)*([\u4e00-\u9fa5]*)$/

/** 首例与末例确诊相隔七天, 2月5日以后再无新增病例: records in the order of their days, and that there is none behind one. */
export function holdOrdinal(input: ClauseInput): Outcome {
  const { ledger } = input.told
  if (ledger.date === undefined || ledger.kind !== 'journal') return unknown
  const held = holdApart(input)
  return held.holds === true ? held : holdNoneAfter(input)
}

function holdApart(input: ClauseInput): Outcome {
  const { said, told } = input
  const [, lead = '', one = '', between = '', other = '', behind = ''] = apart.exec(input.clause.text.trim()) ?? []
  const [number, ...more] = said.facts.filter((fact) => fact.type === 'number' && /天|日|月/.test(fact.quantity.unit.core))
  if (one === '' || number?.type !== 'number' || more.length > 0) return unknown
  const days = daysOf(input, `${lead}${between}${behind}`)
  const [from, to] = [one, other].map((word) => dayOf(days, word)).toSorted((left = '', right = '') => (left < right ? -1 : 1))
  const apartBy = from === undefined || to === undefined ? undefined : daysBetween(from, to)
  if (apartBy === undefined || from === undefined || to === undefined || from >= to) return unknown
  const { quantity } = number
  const count = /月/.test(quantity.unit.core) ? decimal(apartBy).div('30.44') : decimal(apartBy)
  if (/月/.test(quantity.unit.core) && quantity.approximators.length === 0) return unknown
  return agrees(quantity, count) ? { holds: true, why: `${told.ledger.label}：${presentDay(from)}到${presentDay(to)}` } : unknown
}

function holdNoneAfter(input: ClauseInput): Outcome {
  const { said, told } = input
  const match = noneAfter.exec(input.clause.text.trim())
  const days = [...said.facts.flatMap((fact) => (fact.type === 'days' ? [fact.days] : [])), ...(said.span === undefined ? [] : [said.span])]
  const [day] = days
  if (match === null || day === undefined || days.length > 1 || day.to === '') return unknown
  const known = daysOf(input, match[2] ?? '')
  const [from] = match[1] === '起' ? [day.from] : [day.to]
  const isBefore = (one: string) => (match[1] === '起' ? one < (from ?? '') : one <= (from ?? ''))
  if (known.length === 0 || !known.every(isBefore)) return unknown
  return { holds: true, why: `${told.ledger.label}最后一条是${presentDay(known.at(-1) ?? '')}` }
}

/** The days of the year's records, one after another, by the field that some words name; none where a word is neither its name nor the ledger's. */
function daysOf(input: ClauseInput, words: string): readonly string[] {
  const { ledger, records } = input.told
  const dated = ledger.fields.filter(({ field }) => field.kind === 'date')
  const said = dated.filter(({ field }) => namesOfField(field).some((name) => words.includes(name)))
  const [field, ...more] = said.length > 0 ? said : dated.filter(({ id }) => id === ledger.date)
  if (field === undefined || more.length > 0) return []
  const names = [...nounsOf(ledger), ...namesOfField(field.field)].toSorted((left, right) => right.length - left.length)
  let rest = words
  for (const name of names) rest = rest.replaceAll(name, '，')
  const isNamed = rest !== words || input.spoken || input.said.noun
  if (!isNamed || rest.replace(/全镇|全年|我镇|[，的共]/g, '') !== '') return []
  const inYear = inTime(input, records) ?? []
  const days = inYear.flatMap(({ values }) => (values[field.id] === undefined ? [] : [String(values[field.id]).slice(0, 10)]))
  return days.length < inYear.length ? [] : days.toSorted()
}

function dayOf(days: readonly string[], word: string): string | undefined {
  if (/^末|^最[后晚]/.test(word)) return days.length < 2 ? undefined : days.at(-1)
  if (/^首|^最[早先]/.test(word)) return days[0]
  const place = '一二三四五六七八九十'.indexOf(word.slice(1, -1))
  return word.length === 3 && place >= 0 ? days[place] : undefined
}
