import type { ResolvedIndicator } from '../../../definition/indicator/types.ts'
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
  if (!bound.approximators.some(({ kind }) => /^(?:exceed|reach|atLeast|under|atMost)$/.test(kind))) return undefined
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

const talliedNames = /^(.*?)Ⓝ的(.*?)(?:共?有|是|为|包括|分别[是为])?((?:Ⓜ[、和与及]?)+)(?:这)?Ⓝ?(?:村|企业|项目)?$/

/** 经营性收入超过20万元的有青竹、桥头、竹溪口、石门4个村: these lie beyond a bound, and no others. */
export function readTallyOfNames(input: ClauseInput): ClauseRead | undefined {
  const { shape, told, catalogue } = input
  const match = talliedNames.exec(shape.text)
  const [bound, count, ...more] = shape.numbers
  if (match === null || bound === undefined || more.length > 0 || shape.text.includes('等')) return undefined
  if (!bound.approximators.some(({ kind }) => /^(?:exceed|reach|atLeast|under|atMost)$/.test(kind))) return undefined
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
