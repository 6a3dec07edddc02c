import { anyKind, axisCount, type ClauseInput, type ClauseRead, type Level, lastOfAxis, onward, subjectIn } from './told.ts'
import type { Claimed } from './types.ts'

const then = '(?:同比|[与和较比]?Ⓟ(?:同期|全年)?(?:相比)?)'
const up = '(?:增长|增加|上升|提高|提升|净增|增|多|高)'
const down = '(?:下降|减少|降低|压减|降|减|少|低)'
const dealt = new RegExp(`^${then}?(分别|依次)?${then}?(?:${up}|(${down}))了?(分别)?((?:Ⓝ[、和与及]?){2,})$`)

/** 公共安全支出142万元、城乡社区支出175万元，比上年分别增加4万元和13万元: each number is the change of what stands at its place before. */
export function readDealt({ shape, told }: ClauseInput): ClauseRead | undefined {
  const match = dealt.exec(shape.text)
  const { numbers, members } = shape
  const levels = lastOf(told.levels, numbers.length)
  if (match === null || members.length > 0 || levels.length !== numbers.length) return undefined
  // 增长8.5%和6.7%: without 分别 only behind as many as there are.
  if (match[1] === undefined && match[3] === undefined && told.levels.length !== numbers.length) return undefined
  const sign = match[2] === undefined ? 1 : -1
  const claims = numbers.flatMap((quantity, index): readonly Claimed[] => {
    const level = levels[index]
    return level === undefined ? [] : [{ type: 'change', ...level, quantity, sign, period: told.period }]
  })
  return { claims, told }
}

const moved = new RegExp(
  `^(?:均|都|全部|双双)(?:有所|略有|稳步|实现|保持)?(?:(?:高|多|好|优|大)于Ⓟ(?:同期|水平)?|超过Ⓟ(?:同期|水平)?|((?:低|少)于Ⓟ(?:同期|水平)?)|${then}?(?:有所|实现|保持)?(?:增长|增加|上升|提高|(下降|减少|降低)))$`,
)

/** 香菇产量428.5吨、土鸡产量190.2吨，均高于上年: so of each that the sentence has told. */
export function readAllMoved({ shape, told }: ClauseInput): ClauseRead | undefined {
  const match = moved.exec(shape.text)
  if (match === null || shape.numbers.length > 0 || told.levels.length < 2) return undefined
  const sign = match[1] === undefined && match[2] === undefined ? 1 : -1
  const claims = told.levels.map(({ of, topic }) => ({ type: 'moved', of, topic, sign, only: false, period: told.period }) as const)
  return { claims, told }
}

const eachBy =
  /^(?:([增涨]幅|增速)|([降减跌]幅))?(?:均|都|全部|双双)(?:在|超过|达到?|为)*(?:(增长|增加|提高)|(下降|减少))?(?:了|超过|达)*Ⓝ(?:以上)?$/

/** 产量4180吨、产值2508万元，增幅都在9%以上: each that the sentence has told moved by so much. */
export function readEachBy({ shape, told }: ClauseInput): ClauseRead | undefined {
  const match = eachBy.exec(shape.text)
  const [quantity, ...more] = shape.numbers
  if (match === null || quantity === undefined || more.length > 0 || told.levels.length < 2 || !/^(?:%|成)$/.test(quantity.base))
    return undefined
  if (match.slice(1).every((one) => one === undefined)) return undefined
  const sign = match[2] === undefined && match[4] === undefined ? 1 : -1
  return { claims: told.levels.map(({ of, topic }) => ({ type: 'change', of, topic, quantity, sign, period: told.period }) as const), told }
}

const rowMoved = new RegExp(
  `^((?:Ⓜ+[、和与及]?){2,})(?:[两三四五六七八九](?:种|类|项|个|大)(?:作物|村|行业|支出|科目)?)?的?([^ⓂⓃⓉⓅⒻ]*?)(?:均|都|全部)${then}?(?:有所|实现|保持)?(?:增长|增加|扩大|上升|提高|增产|(下降|减少|降低|减产))$`,
)

/** 水稻、玉米的播种面积均比上年有所扩大: so of each that is named. */
export function readRowMoved(input: ClauseInput): ClauseRead | undefined {
  const { shape, told } = input
  const match = rowMoved.exec(shape.text)
  if (match === null || shape.numbers.length > 0) return undefined
  const subject = subjectIn(input, { what: match[2] ?? '', members: shape.members })
  if (subject === undefined || axisCount(subject.topic, subject.members) !== shape.members.length) return undefined
  const sign = match[3] === undefined ? 1 : -1
  return {
    claims: [{ type: 'moved', topic: subject.topic, of: lastOfAxis(subject), sign, only: false, period: told.period }],
    told: onward(told, { ...subject, what: match[2] ?? '' }),
  }
}

const alike = new RegExp(`^((?:Ⓜ+[、和与及]?){2,})${then}?(?:各|均|都)${then}?(?:${up}|(${down}))了?Ⓝ$`)

/** 教育支出、社会保障和就业支出比上年各增加78万元: the same change of each that is named. */
export function readAlike(input: ClauseInput): ClauseRead | undefined {
  const { shape, told } = input
  const match = alike.exec(shape.text)
  const [quantity] = shape.numbers
  if (match === null || quantity === undefined) return undefined
  const subject = subjectIn(input, { what: '', members: shape.members, kind: anyKind })
  if (subject === undefined) return undefined
  const each = lastOfAxis(subject)
  if (each.length < 2) return undefined
  const sign = match[2] === undefined ? 1 : -1
  const { topic } = subject
  return {
    claims: each.map((word) => ({ type: 'change', topic, of: [word], quantity, sign, period: told.period }) as const),
    told: onward(told, { topic, members: each, what: '' }),
  }
}

const next = /^(Ⓜ)?([^ⓂⓃⓉⓅⒻ]*?)(?:在[^ⓂⓃⓉⓅⒻ]{0,6}中)?仅次于Ⓜ(?:的(Ⓝ))?$/

/** 竹溪口村甜桔柚面积432.6亩，仅次于青竹村的534.2亩: the second, and who is the first. */
export function readNext(input: ClauseInput): ClauseRead | undefined {
  const { shape, told } = input
  const match = next.exec(shape.text)
  if (match === null) return undefined
  const [, first, words = '', number] = match
  const own = first === undefined ? told.members : shape.members.slice(0, 1)
  const other = shape.members.slice(-1)
  const [quantity] = shape.numbers
  const form = /^增[速幅]$/.test(words) ? 'growth' : 'value'
  if (own.length !== 1 || (number !== undefined && (quantity === undefined || form === 'growth'))) return undefined
  const subject = subjectIn(input, { what: form === 'growth' ? '' : words, members: [...own, ...other] })
  if (subject === undefined || axisCount(subject.topic, subject.members) !== 2) return undefined
  const claim = { topic: subject.topic, period: told.period } as const
  const places = [own, other].map((of, at) => ({ type: 'rank', ...claim, of, from: 'top', place: 2 - at, form }) as const)
  const level = quantity === undefined ? [] : [{ type: 'level', ...claim, of: other, quantity } as const]
  return { claims: [...places, ...level], told: onward(told, { topic: subject.topic, members: own, what: '' }) }
}

const shared = /^(?:分别|依次)占(?:比|全镇|全部|总数|总量|全年)*(?:的|为)?((?:Ⓝ[、和与及]?){2,})$/

/** 瓦窑山村3.64万人次、桥头村2.65万人次，分别占22%和16%. */
export function readDealtShares({ shape, told }: ClauseInput): ClauseRead | undefined {
  const { numbers, members } = shape
  const levels = lastOf(told.levels, numbers.length)
  if (!shared.test(shape.text) || members.length > 0 || levels.length !== numbers.length) return undefined
  const claims = numbers.flatMap((quantity, index): readonly Claimed[] => {
    const level = levels[index]
    return level === undefined || level.of.length === 0 ? [] : [{ type: 'share', ...level, quantity, period: told.period }]
  })
  return { claims, told }
}

function lastOf(levels: readonly Level[], count: number): readonly Level[] {
  return levels.slice(Math.max(0, levels.length - count))
}
