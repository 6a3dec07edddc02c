import type { ResolvedIndicator } from '../../../definition/indicator/types.ts'
import { lastYearPeriod } from '../../../definition/period/related-periods.ts'
import type { Quantity } from '../../../definition/report/quantity.ts'
import { fitsNumber } from './fits-number.ts'
import { nameTopic, titleKind } from './name-topic.ts'
import { countBefore, marks } from './shape.ts'
import { axisCount, type ClauseInput, type ClauseRead, onward, plainWhat, subjectIn } from './told.ts'

const tallied = /^(.*?)Ⓝ(?:的(.*?)|(村|企业|项目)(.*?))(?:共|仅|只)?(?:有|达|为)?Ⓝ$/

/** 计划投资超过1500万元的重点项目有6项: how many of the things that the words name lie beyond a bound. */
export function readTally(input: ClauseInput): ClauseRead | undefined {
  const { shape, told } = input
  const match = tallied.exec(shape.text)
  const [bound, count, ...more] = shape.numbers
  if (match === null || bound === undefined || count === undefined || more.length > 0) return undefined
  if (!isBeyond(bound)) return undefined
  const said = `${match[1] ?? ''}${match[2] ?? match[4] ?? ''}`.replace(/新(?=引进|认定|增|建)/, '')
  const fits = (one: ResolvedIndicator) => fitsNumber(input.catalogue, one, bound)
  const kind = /村/.test(`${match[2] ?? match[3] ?? ''}${count.unit.word}`) ? '村' : titleKind
  const named = [...(told.what === '' ? [] : [`${told.what}${said}`]), said]
  for (const what of named) {
    const topic = nameTopic(input.catalogue, { measures: input.measures, what, members: [], kind, fits })
    if (topic.candidates.length > 0)
      return {
        claims: [{ type: 'tally', topic, of: [], bound, count, period: told.period }],
        told: onward(told, { topic, members: [], what: plainWhat(what) }),
      }
  }
  return undefined
}

const countedFirst = /^(?:有|共有|已有)?Ⓝ(?:个|家)?(村|规上企业|企业|项目)?(?:集体)?的?(.*?)(?:均|都|全部|全都)?Ⓝ(?:的?大关)?$/
const atTwoTimes = /^(.*?)Ⓝ的(村|企业|项目)(?:数量?|个数)?[由从](?:Ⓟ的?)?Ⓝ(?:增加|扩大|上升|增|减少|下降|减)*[到至为]Ⓝ$/

/** 4个村经营性收入超过20万元: so many lie beyond a bound, of what is named or was told before. */
export function readTallyFirst(input: ClauseInput): ClauseRead | undefined {
  const { shape } = input
  const match = countedFirst.exec(shape.text)
  const [count, bound, ...more] = shape.numbers
  if (match === null || count === undefined || bound === undefined || more.length > 0 || !isBeyond(bound)) return undefined
  const [, kind = '', what = ''] = match
  return tallyOf(input, { what, kind: kind === '' ? count.unit.word.replace(/^个/, '') : kind, bound, counts: [count] })
}

/** 20万元以上的村由2个增加到4个: how many there were the year before, and how many there are. */
export function readTallyTurn(input: ClauseInput): ClauseRead | undefined {
  const { shape } = input
  const match = atTwoTimes.exec(shape.text)
  const [bound, then, now] = shape.numbers
  if (match === null || bound === undefined || then === undefined || now === undefined || !isBeyond(bound)) return undefined
  return tallyOf(input, { what: match[1] ?? '', kind: match[2] ?? '', bound, counts: [now, then] })
}

interface Tally {
  readonly what: string
  readonly kind: string
  readonly bound: Quantity
  /** Now, and the year before. */
  readonly counts: readonly [Quantity, Quantity?]
}

function tallyOf(input: ClauseInput, { what, kind, bound, counts: [now, then] }: Tally): ClauseRead | undefined {
  const { shape, told } = input
  if (shape.members.length > 0) return undefined
  const fits = (one: ResolvedIndicator) => fitsNumber(input.catalogue, one, bound)
  const own = kind === '村' ? '村' : titleKind
  const said = `${kind === '规上企业' ? '规上' : ''}${what}`
  for (const words of said === '' ? [told.what] : [said, `${told.what}${said}`]) {
    const topic = nameTopic(input.catalogue, { measures: input.measures, what: words, members: [], kind: own, fits })
    if (topic.candidates.length === 0) continue
    const claim = { type: 'tally', topic, of: [], bound } as const
    return {
      claims: [
        { ...claim, count: now, period: told.period },
        ...(then === undefined ? [] : [{ ...claim, count: then, period: lastYearPeriod(told.period) }]),
      ],
      told: onward(told, { topic, members: [], what: plainWhat(words) }),
    }
  }
  return undefined
}

function isBeyond({ approximators }: Quantity): boolean {
  return approximators.some(({ kind }) => /^(?:exceed|reach|atLeast|under|atMost)$/.test(kind))
}

const talliedNames = /^(.*?)Ⓝ的(.*?)(?:共?有|是|为|包括|分别[是为])?((?:Ⓜ[、和与及]?)+)(?:这)?Ⓝ?(?:村|企业|项目)?$/

/** 经营性收入超过20万元的有青竹、桥头、竹溪口、石门4个村: these lie beyond a bound, and no others. */
export function readTallyOfNames(input: ClauseInput): ClauseRead | undefined {
  const { shape, told, catalogue } = input
  const match = talliedNames.exec(shape.text)
  const [bound, count, ...more] = shape.numbers
  if (match === null || bound === undefined || more.length > 0 || shape.text.includes('等')) return undefined
  if (!isBeyond(bound)) return undefined
  const [, before = '', kind = ''] = match
  if (countBefore(shape.text, marks.member, shape.text.length) !== countBefore(match[3] ?? '', marks.member, (match[3] ?? '').length))
    return undefined
  const what = `${kind}${before.replace(/^年(?=产)/, '')}`
  const subject = subjectIn(input, { what, members: shape.members, fits: (one) => fitsNumber(catalogue, one, bound) })
  if (subject === undefined || axisCount(subject.topic, shape.members) !== shape.members.length) return undefined
  return {
    claims: [{ type: 'tally', topic: subject.topic, of: shape.members, bound, count, period: told.period }],
    told: onward(told, { topic: subject.topic, members: shape.members, what: plainWhat(what) }),
  }
}
