import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import type { ResolvedIndicator } from '../../../definition/indicator/types.ts'
import { getPeriod } from '../../../definition/period/parse-period.ts'
import type { Quantity } from '../../../definition/report/quantity.ts'
import { unitFits } from '../verdict/prove-common.ts'
import { countBefore, marks } from './shape.ts'
import { anyKind, axisCount, type ClauseInput, type ClauseRead, lastOfAxis, onward, plainWhat, subjectIn, type Told } from './told.ts'
import type { Claimed, MemberWord, Topic } from './types.ts'

const amount = '(?:分别)?(?:为|是|有|达到?|达|共|约|近|仅|只有?|已|超过?|突破|完成|实现|占)*'
const compared = '(?:同比|[比较][Ⓟ](?:同期|同月)?|比上年同月|与[Ⓟ]相比|[Ⓟ]同期)'
const up = '(?:增长|增加|上升|提高|提升|上涨|增幅|增速|增长率|净增|多|增|升|高)'
const down = '(?:下降|减少|降低|回落|降幅|压减|下跌|少|降|减|低)'
const reach = '(?:了|达到?|为|约|近|超过?|至少|仅)*'

/** 2例病例均在竹溪口村: the number stands before whose it is. */
const placedFirst = /^Ⓝ([^ⓂⓃⓉⓅⒻ]*?)(?:均|都|全部)?(?:位于|分布[在于]|来自|发生在|在|属于?)Ⓜ$/

const turned = /^(.*?)[由从]Ⓣ的?Ⓝ(?:增加|提高|扩大|上升|回升|增长|增|升|减少|下降|降|回落|降低|减)*[到至]?Ⓣ的?Ⓝ$/

/** 从3月的0.902亿元回升到12月的1.418亿元: what it was at one time and at another. */
export function readTurn(input: ClauseInput): ClauseRead | undefined {
  const { shape, told } = input
  const what = turned.exec(shape.text)?.[1]
  const [then, now] = shape.numbers
  const [from, to] = shape.times
  if (what === undefined || then === undefined || now === undefined || from === undefined || to === undefined) return undefined
  const fits = (one: ResolvedIndicator) => unitFits(one, then)
  const subject = subjectIn(input, { what, members: shape.members, kind: shape.members.length > 0 ? undefined : anyKind, fits })
  if (subject === undefined) return undefined
  const claim = { type: 'level', topic: subject.topic, of: lastOfAxis(subject) } as const
  const end = to.kind === 'until' ? getPeriod(to.period.lastMonth) : to.period
  return {
    claims: [
      { ...claim, quantity: then, period: from.period },
      { ...claim, quantity: now, period: end },
    ],
    told: { ...onward(told, { ...subject, what: plainWhat(what) }), period: end },
  }
}

/** Each number of a clause with the words that stand before it up to the number before. */
export function readNumbers(input: ClauseInput): ClauseRead | undefined {
  const { shape, catalogue } = input
  const among = placedFirst.exec(shape.text)
  const [first] = shape.numbers
  if (among !== null && first !== undefined && shape.numbers.length === 1)
    return readLevel({ catalogue, words: '', members: shape.members, quantity: first, told: input.told, from: 0 }, among[1] ?? '')
  const counted = /^Ⓝ(?:个)?(?=村)/.test(shape.text) && shape.numbers.length > 1
  const pieces = (counted ? `各${shape.text.slice(1)}` : shape.text).split(marks.number)
  const numbers = counted ? shape.numbers.slice(1) : shape.numbers
  if (pieces.length < 2 || !/^(?:以上|左右)?$/.test((pieces.at(-1) ?? '').replace(/[村的]/g, ''))) return undefined
  const claims: Claimed[] = []
  let told = input.told
  let seen = 0
  for (const [index, piece] of pieces.slice(0, -1).entries()) {
    const quantity = numbers[index]
    const bare = piece.replace(/^[、和与及（）]+/, '')
    const members = shape.members.slice(seen, seen + countBefore(`${piece}`, marks.member, piece.length))
    seen += members.length
    if (quantity === undefined) return undefined
    const read = readNumber({ catalogue, words: bare, members, quantity, told, from: claims.length })
    if (read === undefined) return undefined
    claims.push(...read.claims)
    told = read.told
  }
  return { claims, told }
}

interface NumberInput {
  readonly catalogue: CatalogueIndex
  readonly words: string
  readonly members: readonly MemberWord[]
  readonly quantity: Quantity
  readonly told: Told
  readonly from: number
}

/** What kinds of words before a number make of it, the closest first. */
const readings: readonly {
  readonly pattern: RegExp
  readonly read: (input: NumberInput, match: RegExpExecArray) => ClauseRead | undefined
}[] = [
  {
    pattern: new RegExp(`^(.*?)${compared}+(?:${up}|(${down}))?${reach}$`),
    read: (input, match) => readChange(input, { what: match[1] ?? '', falls: match[2] !== undefined }),
  },
  {
    pattern: new RegExp(`^(.*?)(?:${up}|(${down}))+${reach}$`),
    read: (input, match) => readChange(input, { what: match[1] ?? '', falls: match[2] !== undefined }),
  },
  { pattern: /^(.*?)[由从]$/, read: (input, match) => readFrom(input, match[1] ?? '') },
  { pattern: /^(?:增加|提高|扩大|上升|增|升|减少|下降|降|回升|回落|减)?[到至]$/, read: (input) => readLevel(input, '') },
  { pattern: /^(.*?)(?:合计|共计|总计|之和为?)(?:为|达到?|约|近|超过?)*$/, read: (input, match) => readSum(input, match[1] ?? '') },
  { pattern: /^(.*?)占(?:全镇|全部|了|到)*([^ⓂⓃ]*?)的?(?:比重|比例|份额)?(?:为|达到?|达|约|近|超过?|接近|的)*$/, read: readShare },
  { pattern: /^(.*?)比Ⓜ村?(?:(?:多|高|大)出?|(少|低|小))了?$/, read: (input, match) => readDifference(input, match) },
  { pattern: /^(.*?)(?:是|为|相当于|达到?)Ⓜ(.*?)的(?:近|约)?$/, read: (input, match) => readMultiple(input, match) },
  { pattern: /^(.*?)各(?:有|建成?|新建|改造|举办)?(.*?)$/, read: (input, match) => readEach(input, `${match[1] ?? ''}${match[2] ?? ''}`) },
  {
    pattern: /^(?:各?村均|平均每个?村|各村平均|(.*?)村均)(.*?)$/,
    read: (input, match) => readMiddle(input, `${match[1] ?? ''}${match[2] ?? ''}`, 'mean'),
  },
  { pattern: new RegExp(`^(.*?)中位数${amount}$`), read: (input, match) => readMiddle(input, match[1] ?? '', 'median') },
  { pattern: new RegExp(`^(.*?)${amount}$`), read: (input, match) => readLevel(input, match[1] ?? '') },
]

function readNumber(input: NumberInput): ClauseRead | undefined {
  for (const { pattern, read } of readings) {
    const match = pattern.exec(input.words)
    const found = match === null ? undefined : read(input, match)
    if (found !== undefined) return found
  }
  return undefined
}

function readLevel(input: NumberInput, what: string): ClauseRead | undefined {
  const { quantity, told, members } = input
  const subject = subjectIn(input, { what, members, fits: (one) => unitFits(one, quantity) })
  if (subject === undefined || (subject.members.length === 0 && !isOne(subject, told))) return undefined
  const { topic } = subject
  const next = onward(told, { ...subject, what: plainWhat(what) })
  const claim = { topic, period: told.period, quantity } as const
  if (subject.members.length > 1 && axisCount(subject.topic, subject.members) > 1) return undefined
  return { claims: [{ type: 'level', of: lastOfAxis(subject), ...claim }], told: next }
}

function readChange(input: NumberInput, { what, falls }: { readonly what: string; readonly falls: boolean }): ClauseRead | undefined {
  const { quantity, told, members } = input
  const rate = /^(?:%|成|倍|百分点)$/.test(quantity.base)
  const subject = subjectIn(input, { what, members, fits: (one) => rate || unitFits(one, quantity) })
  if (subject === undefined || !isOne(subject, told)) return undefined
  return {
    claims: [{ type: 'change', topic: subject.topic, of: lastOfAxis(subject), quantity, sign: falls ? -1 : 1, period: told.period }],
    told: onward(told, { ...subject, what: plainWhat(what) }),
  }
}

/** One part, several told as one, or the town itself in a month or a quarter. */
function isOne({ topic, members }: Pick<Told, 'members'> & { readonly topic: Topic }, { period, summed, members: before }: Told): boolean {
  if (members.length === 0) return period.grain === 'month' || period.grain === 'quarter'
  return axisCount(topic, members) === 1 || (summed && members === before)
}

/** 由48件降至25件: what it was the year before. */
function readFrom(input: NumberInput, what: string): ClauseRead | undefined {
  const { quantity, told, members } = input
  const subject = subjectIn(input, { what, members, fits: (one) => unitFits(one, quantity) })
  if (subject === undefined || axisCount(subject.topic, subject.members) !== 1) return undefined
  return {
    claims: [{ type: 'from', topic: subject.topic, of: lastOfAxis(subject), quantity, period: told.period }],
    told: onward(told, { ...subject, what: plainWhat(what) }),
  }
}

function readSum(input: NumberInput, what: string): ClauseRead | undefined {
  const { quantity, told, members } = input
  const subject = subjectIn(input, { what, members, fits: (one) => unitFits(one, quantity) })
  if (
    subject === undefined ||
    axisCount(subject.topic, subject.members) < 2 ||
    subject.members.length !== axisCount(subject.topic, subject.members)
  )
    return undefined
  return {
    claims: [{ type: 'sum', topic: subject.topic, of: subject.members, quantity, period: told.period }],
    told: { ...onward(told, { ...subject, what: plainWhat(what) }), summed: true },
  }
}

function readShare(input: NumberInput, match: RegExpExecArray): ClauseRead | undefined {
  const { quantity, told, members } = input
  if (!/^(?:%|成)$/.test(quantity.base)) return undefined
  const [, part = '', whole = ''] = match
  const said = plainWhat(part) === '' ? whole : part
  const subject = subjectIn(input, { what: said === '' || isPlainWhole(whole, told) ? part : said, members })
  if (subject === undefined || axisCount(subject.topic, subject.members) < 1) return undefined
  return {
    claims: [{ type: 'share', topic: subject.topic, of: lastOfAxis(subject), quantity, period: told.period }],
    told: onward(told, { ...subject, what: plainWhat(said) }),
  }
}

/** 占全部隐患的28.4%: the whole is what the clauses before speak of. */
function isPlainWhole(whole: string, { what, topic }: Told): boolean {
  return (
    topic !== undefined &&
    (whole === '' || what.includes(whole) || topic.candidates.some(({ indicator }) => indicator.label.includes(whole)))
  )
}

function readDifference(input: NumberInput, match: RegExpExecArray): ClauseRead | undefined {
  const { quantity, told, members } = input
  const subject = subjectIn(input, { what: match[1] ?? '', members, fits: (one) => unitFits(one, quantity) })
  if (subject === undefined || axisCount(subject.topic, subject.members) !== 2) return undefined
  const claim = { topic: subject.topic, of: lastOfAxis(subject), quantity, sign: match[2] === undefined ? 1 : -1 } as const
  return {
    claims: [{ type: 'difference', ...claim, period: told.period }],
    told: onward(told, { ...subject, what: plainWhat(match[1] ?? '') }),
  }
}

function readMultiple(input: NumberInput, match: RegExpExecArray): ClauseRead | undefined {
  const { quantity, told, members } = input
  const what = `${match[1] ?? ''}${match[2] ?? ''}`
  const subject = quantity.base === '倍' ? subjectIn(input, { what, members }) : undefined
  if (subject === undefined || axisCount(subject.topic, subject.members) !== 2) return undefined
  return {
    claims: [{ type: 'multiple', topic: subject.topic, of: lastOfAxis(subject), quantity, period: told.period }],
    told: onward(told, { ...subject, what: plainWhat(what) }),
  }
}

function readEach(input: NumberInput, what: string): ClauseRead | undefined {
  const { quantity, told, members } = input
  const subject = subjectIn(input, { what, members, fits: (one) => unitFits(one, quantity) })
  if (subject === undefined || axisCount(subject.topic, subject.members) < 2) return undefined
  return {
    claims: [{ type: 'each', topic: subject.topic, of: lastOfAxis(subject), quantity, period: told.period }],
    told: onward(told, { ...subject, what: plainWhat(what) }),
  }
}

function readMiddle(input: NumberInput, what: string, form: 'mean' | 'median'): ClauseRead | undefined {
  const { quantity, told } = input
  const subject = subjectIn(
    { ...input, told: { ...told, members: [] } },
    { what, members: [], kind: '村', fits: (one) => unitFits(one, quantity) },
  )
  if (subject === undefined) return undefined
  return {
    claims: [{ type: 'middle', form, topic: subject.topic, count: undefined, quantity, period: told.period }],
    told: onward(told, { ...subject, what: plainWhat(what) }),
  }
}
