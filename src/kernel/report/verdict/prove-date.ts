import { wholeNumber } from '../../../definition/decimal/decimal.ts'
import type { ResolvedIndicator } from '../../../definition/indicator/types.ts'
import type { Assertion } from '../../../definition/report/reading/find-assertions.ts'
import { coverageOf, plainName, rankIndicators } from '../../../definition/report/reading/name-indicators.ts'
import { requestOf } from './prove-common.ts'
import { figuresIn, type SubjectContext } from './subjects.ts'
import type { Hypothesis } from './types.ts'

const day = /(?:(\d{4})年)?(?<!\d)(\d{1,2})月(\d{1,2})日(?!起(?:[，。；]|$)|前|以来|以前)/g
/** A part of a month beside such an event: 2月中旬确诊. */
const about = /(?:(\d{4})年)?(?<!\d)(\d{1,2})月(?:份)?(上旬|中旬|下旬|初|底|末)?(?![\d起前以至到])/g
/** Events whose days the ledgers keep: a day beside them is asserted even where no indicator tells it. */
const kept =
  /(?:项目|工程)[^，。；]{0,10}(?:投产|开工|竣工|完工|投用|投入使用|验收|签约)|应急响应|响应(?:启动|终止|结束)|确诊|首例|封村|封控|解封|出院|(?:全面|全部)(?:复工|复产|通车|开放|投用)|命名|认定为|授予|授牌|挂牌|创成|签约|启用|移交|通车|开园/

/** What happened on a day, right behind it. */
const dated = /(?<=^[\u4e00-\u9fa5]{0,4}?)(?:出院|治愈|解除|解封|终止|结束|投产|开工|完工|竣工|验收|签约|授牌|通车|移交)/

const parts: Readonly<Record<string, readonly number[]>> = {
  上旬: [1, 10],
  中旬: [11, 20],
  下旬: [21, 31],
  初: [1, 10],
  底: [21, 31],
  末: [21, 31],
}

/** Days typed beside an event that a ledger dates. */
export function datesIn(context: SubjectContext): readonly Assertion[] {
  const { line } = context
  if (line.kind === 'cell') return []
  const { text } = line.reading.normal
  return line.reading.sentences.flatMap((sentence) =>
    sentence.clauses.flatMap((clause) => {
      // 首例确诊于{{首例确诊日期}}: the token tells the day.
      const figures = figuresIn(context, clause.start, clause.end)
      if (text.slice(clause.start, clause.end).includes('\uE000') && !figures.every(({ indicator }) => isName(indicator))) return []
      const own = text.slice(clause.start, clause.end)
      const days = [...own.matchAll(day)]
      const found =
        days.length > 0 || !(kept.test(own) || (/结束|启动|终止|解除/.test(own) && kept.test(text.slice(sentence.start, sentence.end))))
          ? days
          : [...own.matchAll(about)]
      return found.map((match): Assertion => {
        const start = clause.start + match.index
        const place = { sentence, clause, start, end: start + match[0].length }
        return { kind: 'date', ...place, quantity: undefined, relation: undefined, word: match[0], sign: undefined, han: false }
      })
    }),
  )
}

/** {{首例确诊村}}的首例病例2月14日出院: a name beside the day. */
function isName({ type, label }: ResolvedIndicator): boolean {
  return type === 'pick' && !/日期|时间/.test(label)
}

/** A typed day against the ledger's day of the event that its clause, or the one it opens, tells. Undefined: a day of something no ledger dates. */
export function proveDate(context: SubjectContext, { clause, sentence, start, word }: Assertion): readonly Hypothesis[] | undefined {
  const { text } = context.line.reading.normal
  const own = text.slice(clause.start, clause.end)
  const next = sentence.clauses.find(({ start }) => start > clause.end)
  const told = own === word && next !== undefined ? `${own}，${text.slice(next.start, next.end)}` : own
  const [year, month = '', dayOfMonth, part] =
    /(?:(\d{4})年)?(\d{1,2})月(?:份)?(?:(\d{1,2})日|(上旬|中旬|下旬|初|底|末))?/.exec(word)?.slice(1) ?? []
  const days = dayOfMonth === undefined ? (parts[part ?? ''] ?? [1, 31]) : [wholeNumber(dayOfMonth), wholeNumber(dayOfMonth)]
  const [best] = rankIndicators(context.catalogue, told, ({ type, label }) => type === 'pick' && label.endsWith('日期')).filter(
    (match) => coverageOf(match) >= 0.75,
  )
  // 2月26日，最后一例治愈出院: what came on the day, wherever the words stand.
  const behind = told === own ? text.slice(start + word.length, clause.end) : told.slice(own.length + 1)
  if (best !== undefined && /最后|末例|末位/.test(behind)) return []
  const verb = dated.exec(behind)?.[0]
  const names =
    best === undefined ? [] : [best.indicator.label, ...best.indicator.aliases, ...(best.indicator.wordings ?? [])].map(plainName)
  if (verb !== undefined && best !== undefined && !names.some((name) => name.includes(plainName(verb)))) return []
  if (best === undefined) return kept.test(told) || kept.test(text.slice(sentence.start, sentence.end)) ? [] : undefined
  // 2月5日，桥头村报告1例确诊病例: of one of them, and not of the first.
  const isFirst = /^(?:首|第一)/.test(best.indicator.label)
  const request = requestOf({ indicator: best.indicator, period: context.period, slices: [] })
  const test = { type: 'date', year: year ?? undefined, month: wholeNumber(month), from: days[0] ?? 1, to: days[1] ?? 31 } as const
  return [
    {
      term: { type: 'value', request },
      test,
      label: best.indicator.label,
      unit: '',
      // Several days are of several such events, and the ledger's is of one.
      certain: [...own.matchAll(day)].length < 2 && !/分别|依次|先后/.test(own) && (!isFirst || /首|第一|最早/.test(told)),
      token: `{{${best.indicator.label}|月日}}`,
    },
  ]
}
