import type { ResolvedIndicator } from '../../../definition/indicator/types.ts'
import { presentPeriod } from '../../../definition/period/present-period.ts'
import type { Assertion } from '../../../definition/report/reading/find-assertions.ts'
import { plainContent, plainName, rankIndicators } from '../../../definition/report/reading/name-indicators.ts'
import { compare, zero } from './compare.ts'
import { proveAll } from './prove-all.ts'
import { hundred } from './prove-common.ts'
import { proveNamesOf } from './prove-name.ts'
import { proveTally } from './prove-tally.ts'
import { proveWord } from './prove-word.ts'
import { type SubjectContext, timeAt, villagesIn } from './subjects.ts'
import type { Hypothesis, Operator } from './types.ts'
import { ratesSaid } from './whole-rates.ts'

/**
 * What may prove a statement that no rule took for its own: its words as if they were meant of what a ledger keeps, that there is none of what it names,
 * and the names it gives; of a cell what its row is called. None of them speaks against it.
 */
export function proveStatement(context: SubjectContext, statement: Assertion, stub = ''): readonly Hypothesis[] {
  const words = context.line.reading.assertions.filter(
    (other) => other.clause === statement.clause && other.quantity === undefined && other.kind !== 'name',
  )
  const found = [
    ...words.flatMap((word) => proveWord(context, word)),
    ...proveDone(context, statement),
    ...proveNone(context, statement),
    ...proveListed(context, statement),
    ...proveMembers(context, statement),
    ...proveRow(context, statement, stub),
  ]
  return found.map((hypothesis) => ({ ...hypothesis, mild: true }))
}

const done =
  /^(?:现|目前|截至目前|如今)?(?:都|均|也)?(?:已(?:经)?)?(?=(?:整改|化解|办结|销号|完成|完工|竣工|投产|开工|验收|通过验收|答复|修复|兑现|复工|调解成功)(?:到位|完毕|完成|销号)?[。]?$)/

/** 发现问题16个，已整改到位: what is counted before, all of it. */
function proveDone(context: SubjectContext, statement: Assertion): readonly Hypothesis[] {
  const led = done.exec(statement.word)
  if (led === null) return []
  const start = statement.start + led[0].length
  return proveAll(context, { ...statement, kind: 'universal', start, end: start, word: '全部' }).map((one) => ({
    ...one,
    token: undefined,
  }))
}

const none = /没有|未(?:有|发生|出现|发现|新增)?|无|零/
/** Words that only say that there is none. */
const saying = /没有|未|无|零|发生|出现|发现|新增|任何|存在|一?[起件例处户家人个项]|的|了|全镇|全年|今年|均|且|并|也/g

/** 黄灯5个、绿灯35个，没有红灯: a count that is nought, all of whose name stands there or in the words before. */
function proveNone(context: SubjectContext, { clause, sentence, start, word }: Assertion): readonly Hypothesis[] {
  if (!none.test(word)) return []
  const { text } = context.line.reading.normal
  const said = plainName(word)
  const bare = said.replace(saying, '')
  const counts = ({ unit, type, label }: ResolvedIndicator) => unit !== '%' && type !== 'pick' && !/[未逾超不]/.test(label)
  const { period } = timeAt(context, { sentence, start: clause.end })
  return rankIndicators(context.catalogue, `${text.slice(sentence.start, start)}，${word}`, counts)
    .filter(({ missing, indicator }) => missing === 0 && bare.length >= 2 && plainContent(indicator).includes(bare))
    .slice(0, 1)
    .map(({ indicator }) => ({
      ...compare({ indicator, period, slices: [], certain: false }, '=', zero, `${indicator.label}（${presentPeriod(period)}）`),
      token: `{{?零:${indicator.label}}}`,
    }))
}

const named =
  /^(?:其中|分别|依次|即|也|又|新)*(?:是|为|有|包括|包含|涵盖)?((?:[\u4e00-\u9fa5]{2,8}?[、和与及])*[\u4e00-\u9fa5]{2,8}?)(?:等)?(?:为|获|创|被|是|均|都|[。，；]|$)/

/** 新创成3个，分别是白水村、瓦窑山村和桥头村: names, against the list that the sentence speaks of. */
function proveListed(context: SubjectContext, statement: Assertion): readonly Hypothesis[] {
  const { word, start } = statement
  const names = named.exec(word)?.[1] ?? ''
  // 桥头村仍在申报中: in a list of what is done it is not.
  if (/[仍还尚正]在|处于/.test(word)) return []
  if (names === '' || (villagesIn(names, context.villages).length === 0 && !/^(?:其中|分别|依次|即)/.test(word))) return []
  const from = start + word.indexOf(names)
  return proveNamesOf(context, { ...statement, kind: 'name', start: from, end: from + names.length, word: names }, true) ?? []
}

/** | 民生实事 | 全部完成 |: of what the row is called, by the rate of it. */
function proveRow(context: SubjectContext, { word }: Assertion, stub: string): readonly Hypothesis[] {
  const [rate, ...more] = stub === '' || !/全部|均|都|全面|全数/.test(word) ? [] : ratesSaid(context.catalogue, stub, word)
  if (rate === undefined || more.length > 0) return []
  const subject = { indicator: rate.indicator, period: context.period, slices: [], certain: true }
  return [{ ...compare(subject, '=', hundred, `${rate.indicator.label}（${presentPeriod(context.period)}）`), token: undefined }]
}

const beyond: Readonly<Record<Operator, Operator>> = { '>': '<=', '>=': '<', '<': '>=', '<=': '>', '=': '!=', '!=': '=' }

/** 经营性收入超过20万元的村有4个，分别为青竹村…: those named lie beyond the bound that picks them out, and no other does. */
function proveMembers(context: SubjectContext, { sentence, clause, word }: Assertion): readonly Hypothesis[] {
  const named = villagesIn(word, context.villages)
  if (named.length === 0 || !/^(?:其中|分别|依次|即)?(?:是|为|有)/.test(word)) return []
  const told = context.line.reading.assertions.filter((other) => other.sentence === sentence && other.end <= clause.start)
  return told.flatMap((other): readonly Hypothesis[] => {
    const { quantity, relation } = other
    const [tally] = quantity === undefined || relation === undefined ? [] : (proveTally(context, { ...other, quantity, relation }) ?? [])
    if (tally?.term.type !== 'tally') return []
    const { terms, operator, against } = tally.term
    const each = context.villages.flatMap((village, index) => {
      const term = terms[index]
      const own = named.includes(village) ? operator : beyond[operator]
      return term === undefined ? [] : [{ type: 'compare', term, operator: own, against } as const]
    })
    const [first] = terms
    return first === undefined ? [] : [{ ...tally, term: first, test: { type: 'every', each }, token: undefined }]
  })
}
