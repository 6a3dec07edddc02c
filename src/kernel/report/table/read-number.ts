import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import type { ResolvedIndicator } from '../../../definition/indicator/types.ts'
import { getPeriod } from '../../../definition/period/parse-period.ts'
import type { Quantity } from '../../../definition/report/quantity.ts'
import { fitsNumber } from './fits-number.ts'
import { nameTopic } from './name-topic.ts'
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
  const fits = (one: ResolvedIndicator) => fitsNumber(input.catalogue, one, then)
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

const rowed = /^((?:Ⓜ[、和与及]?){2,})(.*?)(?:分别|依次)(?:为|是|有|达到?|完成)?((?:Ⓝ[、和与及]?){2,})$/

/** 大岙村、白水村照料中心床位分别为6张和8张: to each its own. */
export function readNamedRow(input: ClauseInput): ClauseRead | undefined {
  const { shape, told } = input
  const match = rowed.exec(shape.text)
  const [first, ...more] = shape.numbers
  if (match === null || first === undefined) return undefined
  const [, names = '', what = ''] = match
  // 大岙村、白水村照料中心…: what is counted of each may be a part of its own.
  const listed = shape.members.slice(0, more.length + 1)
  if (countBefore(names, marks.member, names.length) < listed.length || listed.length < 2) return undefined
  const subject = subjectIn(input, { what, members: shape.members, fits: (one) => fitsNumber(input.catalogue, one, first) })
  if (subject === undefined || axisCount(subject.topic, listed) !== listed.length) return undefined
  const claim = { type: 'level', topic: subject.topic, period: told.period } as const
  return {
    claims: listed.map((word, index) => ({ ...claim, of: [word], quantity: shape.numbers[index] ?? first })),
    told: onward(told, { topic: subject.topic, members: listed, what: plainWhat(what) }),
  }
}

/** Each number of a clause with the words that stand before it up to the number before. */
export function readNumbers(input: ClauseInput): ClauseRead | undefined {
  const { shape, catalogue, measures } = input
  const among = placedFirst.exec(shape.text)
  const [first] = shape.numbers
  if (among !== null && first !== undefined && shape.numbers.length === 1)
    return readLevel({ catalogue, measures, words: '', members: shape.members, quantity: first, told: input.told, from: 0 }, among[1] ?? '')
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
    // 3期263人次: of another unit, and so another measure of the same.
    const last = numbers[index - 1]
    if (/^(?:[共总合]?计?)$/.test(bare) && last !== undefined && last.unit.core !== quantity.unit.core) told = { ...told, topic: undefined }
    const read = readNumber({ catalogue, measures, words: bare, members, quantity, told, from: claims.length })
    if (read === undefined) return undefined
    claims.push(...read.claims)
    told = read.told
  }
  return { claims, told }
}

interface NumberInput {
  readonly catalogue: CatalogueIndex
  readonly measures: ClauseInput['measures']
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
  {
    pattern: /^(.*?)(?:明显|略)?(?:(?:多|高|大)于|超过|(?:少|低|小)于)Ⓟ(?:同期)?的$/,
    read: (input, match) => readFrom(input, match[1] ?? '', /[少低小]于Ⓟ/.test(input.words) ? -1 : 1),
  },
  { pattern: /^(.*?)[由从]$/, read: (input, match) => readFrom(input, match[1] ?? '') },
  { pattern: /^(?:增加|提高|扩大|上升|增|升|减少|下降|降|回升|回落|减)?[到至]$/, read: (input) => readLevel(input, '') },
  { pattern: /^(.*?)(?:合计|共计|总计|之和为?)(?:为|达到?|约|近|超过?)*$/, read: (input, match) => readSum(input, match[1] ?? '') },
  { pattern: /^(.*?)(?:是|为|达到?|相当于)Ⓟ(?:同期)?的(?:近|约)?$/, read: (input, match) => readGrown(input, match[1] ?? '') },
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
  // 增幅最高的是白水村，达41.4%: the growth that was ranked.
  if (what === '' && told.last?.form === 'growth' && /^(?:%|成)$/.test(quantity.base)) return readChange(input, { what, falls: false })
  const subject = subjectIn(input, { what, members, fits: (one) => fitsNumber(input.catalogue, one, quantity) })
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
  const subject = subjectIn(input, { what, members, fits: (one) => rate || fitsNumber(input.catalogue, one, quantity) })
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
function readFrom(input: NumberInput, what: string, sign?: 1 | -1): ClauseRead | undefined {
  const { quantity, told, members } = input
  const subject = subjectIn(input, { what, members, fits: (one) => fitsNumber(input.catalogue, one, quantity) })
  if (subject === undefined || axisCount(subject.topic, subject.members) !== 1) return undefined
  return {
    claims: [
      {
        type: 'from',
        topic: subject.topic,
        of: lastOfAxis(subject),
        quantity,
        ...(sign === undefined ? {} : { sign }),
        period: told.period,
      },
    ],
    told: onward(told, { ...subject, what: plainWhat(what) }),
  }
}

/** 是上年的两倍多: what it is now by what it was. */
function readGrown(input: NumberInput, what: string): ClauseRead | undefined {
  const { quantity, told, members } = input
  const subject = quantity.base === '倍' ? subjectIn(input, { what, members }) : undefined
  if (subject === undefined || axisCount(subject.topic, subject.members) !== 1) return undefined
  return {
    claims: [{ type: 'grown', topic: subject.topic, of: lastOfAxis(subject), quantity, period: told.period }],
    told: onward(told, { ...subject, what: plainWhat(what) }),
  }
}

function readSum(input: NumberInput, what: string): ClauseRead | undefined {
  const { quantity, told, members } = input
  const subject = subjectIn(input, { what, members, fits: (one) => fitsNumber(input.catalogue, one, quantity) })
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
  // 两大行业产值合计占…: of all that are named together.
  const several = members.length > 1 ? part.replace(/[两三四五六2-6](?:大|个|项|类)*(?:行业|村|家|企业)?|合计|共同?|之和/g, '') : part
  const said = plainWhat(several) === '' ? whole : several
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
  const subject = subjectIn(input, { what: match[1] ?? '', members, fits: (one) => fitsNumber(input.catalogue, one, quantity) })
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
  const subject = subjectIn(input, { what, members, fits: (one) => fitsNumber(input.catalogue, one, quantity) })
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
    { what, members: [], kind: '村', fits: (one) => fitsNumber(input.catalogue, one, quantity) },
  )
  if (subject === undefined) return undefined
  return {
    claims: [{ type: 'middle', form, topic: subject.topic, count: undefined, quantity, period: told.period }],
    told: onward(told, { ...subject, what: plainWhat(what) }),
  }
}

const lies = /^(?:分别)?(?:位于|分布[在于]|坐落[在于]|涉及)((?:Ⓜ[、和与及]?)+)(?:[两三四五六七八九](?:个?村)|Ⓝ个?村?)?$/
const lists = /^(?:完成|实施|改造|新建|建成|整治|修复)*((?:Ⓜ[、和与及]?){2,})等?Ⓝ([^ⓂⓃⓉⓅⒻ]*)Ⓜ?([^ⓂⓃⓉⓅⒻ]*)$/

/** 分别位于青竹村、桥头村、石门村; 改造竹溪口、白水2处供水点: in which of them there are those that the clause, or the one before, tells, and in no others. */
export function readPlaces(input: ClauseInput): ClauseRead | undefined {
  const { shape, told, catalogue, measures } = input
  const list = lists.exec(shape.text)
  const [count, ...more] = shape.numbers
  const fits = ({ type }: ResolvedIndicator) => type === 'count'
  if (list !== null && count !== undefined && more.length === 0) {
    const [, names = '', before = '', behind = ''] = list
    const named = shape.members.slice(0, countBefore(names, marks.member, names.length))
    const topic = nameTopic(catalogue, { measures, what: `${before}${behind}`, members: shape.members, kind: undefined, fits })
    if (topic.candidates.length === 0 || axisCount(topic, named) !== named.length || !count.value.eq(String(named.length))) return undefined
    const claim = { topic, of: named, period: told.period } as const
    return {
      claims: [
        { type: 'places', ...claim },
        { type: 'sum', quantity: count, ...claim },
      ],
      told: onward(told, { topic, members: named, what: `${before}${behind}` }),
    }
  }
  if (!lies.test(shape.text) || told.topic === undefined) return undefined
  const topic = nameTopic(catalogue, { measures, what: told.what, members: [...shape.members, ...told.members], kind: undefined, fits })
  if (topic.candidates.length === 0 || axisCount(topic, shape.members) !== shape.members.length) return undefined
  return { claims: [{ type: 'places', topic, of: shape.members, period: told.period }], told }
}

/** 全年有9个村实施了危房改造: in how many of them there is any. */
export function readSpread(input: ClauseInput): ClauseRead | undefined {
  const { shape, told } = input
  const match = /^(?:共|已)?有Ⓝ个?(村|企业|类)(?:都|均)?(?:实施|开展|完成|建有|建成|发生|举办)?了?(.+)$/.exec(shape.text)
  const [count, ...more] = shape.numbers
  if (match === null || count === undefined || more.length > 0 || shape.members.length > 0) return undefined
  const [, kind = '', what = ''] = match
  const topic = nameTopic(input.catalogue, { measures: input.measures, what, members: [], kind, fits: () => true })
  if (topic.candidates.length === 0) return undefined
  return {
    claims: [{ type: 'tally', topic, of: [], bound: undefined, count, period: told.period }],
    told: onward(told, { topic, members: [], what: plainWhat(what) }),
  }
}

/** 与上年持平. */
export function readSame(input: ClauseInput): ClauseRead | undefined {
  const { shape, told } = input
  const match = /^(.*?)(?:[与和同较比]?Ⓟ(?:同期)?(?:相比)?)?(?:保持|基本)?(?:持平|一致|相同|不变)$/.exec(shape.text)
  if (match === null || shape.numbers.length > 0 || /基本/.test(shape.text)) return undefined
  const subject = subjectIn(input, { what: match[1] ?? '', members: shape.members })
  if (subject === undefined || axisCount(subject.topic, subject.members) !== 1) return undefined
  return {
    claims: [{ type: 'same', topic: subject.topic, of: lastOfAxis(subject), period: told.period }],
    told: onward(told, { ...subject, what: plainWhat(match[1] ?? '') }),
  }
}

/** 高于文具制造行业: one part against another. */
export function readAbove(input: ClauseInput): ClauseRead | undefined {
  const { shape, told } = input
  const match = /^(Ⓜ)?(.*?)(?:明显|略)?(?:(?:高|多|大|快)于|超过|((?:低|少|小|慢)于|不及))Ⓜ(.*?)$/.exec(shape.text)
  if (match === null || shape.numbers.length > 0) return undefined
  const [, first, between = '', low, behind = ''] = match
  const [other] = shape.members.slice(-1)
  const own = first === undefined ? told.members : shape.members.slice(0, 1)
  if (other === undefined || own.length !== 1 || shape.members.length > 2) return undefined
  const what = `${between}${behind}`.replace(/^(?:行业|类|村|项目)+$/, '')
  const subject = subjectIn(input, { what, members: [...own, other] })
  if (subject === undefined || axisCount(subject.topic, subject.members) !== 2) return undefined
  return {
    claims: [{ type: 'above', topic: subject.topic, of: lastOfAxis(subject), sign: low === undefined ? 1 : -1, period: told.period }],
    told: onward(told, { topic: subject.topic, members: own, what: plainWhat(what) }),
  }
}
