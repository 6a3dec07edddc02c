import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import type { ResolvedIndicator } from '../../../definition/indicator/types.ts'
import { getPeriod } from '../../../definition/period/parse-period.ts'
import type { Quantity } from '../../../definition/report/quantity.ts'
import { isCount } from '../record/hold-amount.ts'
import { fitsNumber } from './fits-number.ts'
import { nameTopic } from './name-topic.ts'
import { isOfRecords, isWholeOf } from './record-measures.ts'
import { countBefore, marks } from './shape.ts'
import { anyKind, axisCount, type ClauseInput, type ClauseRead, lastOfAxis, onward, plainWhat, subjectIn, type Told } from './told.ts'
import type { Claimed, MemberWord, Topic } from './types.ts'

const amount = '(?:分别)?(?:为|是|有|达到?|达|共|约|近|仅|只有?|已|超过?|突破|完成|实现|入库|占)*'
const compared = '(?:同比|[比较][Ⓟ](?:同期|同月)?|比上年同月|与[Ⓟ]相比|[Ⓟ]同期)'
const up = '(?:增长|增加|增产|增收|上升|提高|提升|上涨|增幅|增速|增长率|净增|多出|多|增|升|高出|高)'
const down = '(?:下降|减少|减产|降低|回落|降幅|减幅|压减|下跌|少|降|减|低)'
const reach = '(?:了|达到?|为|约|近|超过?|至少|仅)*'

/** 2例病例均在竹溪口村: the number stands before whose it is. */
const placedFirst = /^Ⓝ([^ⓂⓃⓉⓅⒻ]*?)(?:均|都|全部)?(?:位于|分布[在于]|来自|发生在|在|属于?)Ⓜ$/

/** 在外乡亲中约四成身在省内市外: the share stands before whose it is. */
const shareFirst = /^(.*?)(?:中|里|当中|，)?(?:有|约有)?Ⓝ(?:的人)?(?:身?在|为|是|属于?|来自|分布在)Ⓜ$/

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

/** Each number of a clause with the words that stand before it up to the number before. */
export function readNumbers(input: ClauseInput): ClauseRead | undefined {
  const { shape, catalogue, measures } = input
  const among = placedFirst.exec(shape.text)
  const [first] = shape.numbers
  if (among !== null && first !== undefined && shape.numbers.length === 1)
    return readLevel({ catalogue, measures, words: '', members: shape.members, quantity: first, told: input.told, from: 0 }, among[1] ?? '')
  const share = shareFirst.exec(shape.text)
  if (share !== null && first !== undefined && shape.numbers.length === 1 && /^(?:%|成)$/.test(first.base))
    return readShareOf(
      { catalogue, measures, words: '', members: shape.members, quantity: first, told: input.told, from: 0 },
      share[1] ?? '',
    )
  const things = readThings(input)
  if (things !== undefined) return things
  const counted = /^Ⓝ(?:个)?(?=村)/.test(shape.text) && shape.numbers.length > 1
  const pieces = (counted ? `各${shape.text.slice(1)}` : shape.text).split(marks.number)
  const numbers = counted ? shape.numbers.slice(1) : shape.numbers
  // 桥头村有2个网格: what is counted stands behind its number.
  const isBehind = pieces.length === 2 && /^[\u4e00-\u9fa5]{2,8}$/.test(pieces[1] ?? '') && numbers[0] !== undefined && isCount(numbers[0])
  if (isBehind) pieces.splice(0, 2, `${pieces[0]?.replace(/(?:共|都|均|各)?(?:[有设配划派]|配[备有]|划分|设立)了?$/, '')}${pieces[1]}`, '')
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

const thingsFirst = /^(?:全部|这)?Ⓝ([^ⓂⓃⓉⓅⒻ]{2,})Ⓝ$/

/** 14处水毁点核定修复资金111.1万元: how many records there are, and what they come to. */
function readThings({ shape, catalogue, measures, told }: ClauseInput): ClauseRead | undefined {
  const what = thingsFirst.exec(shape.text)?.[1]
  const [count, quantity] = shape.numbers
  if (what === undefined || count === undefined || quantity === undefined || !isCount(count) || isCount(quantity)) return undefined
  const fits = (one: ResolvedIndicator) => one.type === 'sum' && isOfRecords(one) && fitsNumber(catalogue, one, quantity)
  const topic = nameTopic(catalogue, { measures, what, members: [], kind: anyKind, fits })
  const candidates = topic.candidates.filter(({ indicator }) => isWholeOf(catalogue, indicator))
  const ledgers = new Set(candidates.flatMap(({ indicator }) => ('ledger' in indicator ? [indicator.ledger] : [])))
  const counts = measures.filter(
    (one) => one.type === 'count' && ledgers.has(one.ledger) && isWholeOf(catalogue, one) && fitsNumber(catalogue, one, count),
  )
  if (candidates.length === 0 || counts.length === 0) return undefined
  const of = { type: 'level', of: [], period: told.period } as const
  return {
    claims: [
      { ...of, topic: { candidates: counts.map((indicator) => ({ indicator, axis: '', filters: [] })) }, quantity: count },
      { ...of, topic: { candidates }, quantity },
    ],
    told: onward(told, { topic: undefined, members: [], what: plainWhat(what) }),
  }
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
    pattern: /^(?:增[速幅])?(?:(?:快|高)于|(?:慢|低)于)(?:全镇|全部|总体|平均)*([^ⓂⓃⓉⓅ]*?)(?:平均)?增[速幅长](?:约|近)?$/,
    read: (input, match) => readAhead(input, match),
  },
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
  {
    pattern: /^每个?村(?:均|都|各)?(?:[有设配建划派]|配[备有]|划分|设立)?了?([^ⓂⓃⓉⓅ]*?)$/,
    read: (input, match) => readEveryVillage(input, match[1] ?? ''),
  },
  {
    pattern: /^(.*?)(?:同|均|都)(?:为|是|有|达到?)$/,
    read: (input, match) => readEach(input, match[1] ?? ''),
  },
  { pattern: /^(.*?)[由从]$/, read: (input, match) => readFrom(input, match[1] ?? '') },
  { pattern: /^(?:增加|提高|扩大|上升|增|升|减少|下降|降|回升|恢复|反弹|回落|减)?[到至]$/, read: (input) => readLevel(input, '') },
  { pattern: /^(.*?)(?:合计|共计|总计|之和为?)(?:为|达到?|约|近|超过?)*$/, read: (input, match) => readSum(input, match[1] ?? '') },
  { pattern: /^(.*?)(?:是|为|达到?|相当于)Ⓟ(?:同期)?的(?:近|约)?$/, read: (input, match) => readGrown(input, match[1] ?? '') },
  {
    pattern: /^(.*?)占(?:比|全镇|全部|全年|了|到(?!位))*([^ⓂⓃ]*?)的?(?:比重|比例|份额)?(?:为|达到?|达|约|近|超过?|接近|的)*$/,
    read: readShare,
  },
  { pattern: /^(.*?)比Ⓜ村?(?:(?:多|高|大)出?|(少|低|小))了?$/, read: (input, match) => readDifference(input, match) },
  { pattern: /^(.*?)(?:是|为|相当于|达到?)Ⓜ(.*?)的(?:近|约)?$/, read: (input, match) => readMultiple(input, match) },
  { pattern: /^(.*?)各(?:有|建成?|新建|改造|举办)?(.*?)$/, read: (input, match) => readEach(input, `${match[1] ?? ''}${match[2] ?? ''}`) },
  {
    pattern: /^(?:各?村均|(?:平均)?每个?村(?:平均)?|各村平均|(.*?)村均)(.*?)$/,
    read: (input, match) => readMiddle(input, `${match[1] ?? ''}${match[2] ?? ''}`, 'mean'),
  },
  { pattern: new RegExp(`^(.*?)中位数${amount}$`), read: (input, match) => readMiddle(input, match[1] ?? '', 'median') },
  { pattern: new RegExp(`^(.*?)的?${amount}$`), read: (input, match) => readLevel(input, match[1] ?? '') },
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
  // 低保金占比最高，达55.2%.
  if (what === '' && told.last?.share === true && /^(?:%|成)$/.test(quantity.base)) return readShareOf(input, what)
  // 增幅最高的是白水村，达41.4%: the growth that was ranked.
  if (what === '' && told.last?.form === 'growth' && /^(?:%|成)$/.test(quantity.base)) return readChange(input, { what, falls: false })
  const fits = (one: ResolvedIndicator) => fitsNumber(input.catalogue, one, quantity)
  const isFirst = members.length === 0 && what !== '' && told.members.length === 0 && told.topic === undefined
  const whole = isFirst ? wholeOf(input, what, fits) : undefined
  if (whole !== undefined) return whole
  // 下半年接待游客11.73万人次: the town's own at a time that is no year.
  const kind = members.length === 0 && told.members.length === 0 && told.period.grain !== 'year' ? anyKind : undefined
  const subject = subjectIn(input, { what, members, fits, kind })
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
    told: { ...onward(told, { ...subject, what: plainWhat(what) }), grown: /^增[幅速]/.test(input.words) },
  }
}

/** 发现问题16个，其中…: of the whole only what single records come to is claimed here; the clauses behind go on about its parts. */
function wholeOf(input: NumberInput, what: string, fits: (one: ResolvedIndicator) => boolean): ClauseRead | undefined {
  const { catalogue, measures, told } = input
  if (told.period.grain !== 'year') return undefined
  const topic = nameTopic(catalogue, { measures, what, members: [], kind: anyKind, fits })
  if (topic.candidates.length === 0) return undefined
  const { quantity } = input
  // 核定修复资金111.1万元: what the records of one ledger come to in all.
  const recorded = topic.candidates.filter(({ indicator }) => isOfRecords(indicator) && isWholeOf(catalogue, indicator))
  const claim = { type: 'level', topic: { candidates: recorded }, of: [], quantity, period: told.period } as const
  return {
    claims: recorded.length > 0 && quantity.digits.length > 1 ? [claim] : [],
    told: { ...onward(told, { topic: undefined, members: [], what: plainWhat(what) }) },
  }
}

/** One part, several told as one, or the town itself in a month or a quarter. */
function isOne({ topic, members }: Pick<Told, 'members'> & { readonly topic: Topic }, { period, summed, members: before }: Told): boolean {
  if (members.length === 0) return period.grain !== 'year'
  return axisCount(topic, members) === 1 || (summed && members === before)
}

/** 增长3.0%，快于全镇工业总产值增速1个百分点: of whom the clause before told, against the whole that is named. */
function readAhead(input: NumberInput, match: RegExpExecArray): ClauseRead | undefined {
  const { quantity, told } = input
  const what = match[1] ?? ''
  if (quantity.base !== '百分点' || told.members.length !== 1) return undefined
  const subject = subjectIn(input, { what, members: what === '' ? [] : told.members })
  if (subject === undefined || axisCount(subject.topic, subject.members) !== 1) return undefined
  const sign = /[慢低]于/.test(input.words) ? -1 : 1
  return { claims: [{ type: 'ahead', topic: subject.topic, of: lastOfAxis(subject), quantity, sign, period: told.period }], told }
}

/** 每个村4个网格: as many in each that there is. */
function readEveryVillage(input: NumberInput, what: string): ClauseRead | undefined {
  const { quantity, told } = input
  const subject = subjectIn(
    { ...input, told: { ...told, members: [] } },
    { what, members: [], kind: '村', fits: (one) => fitsNumber(input.catalogue, one, quantity) },
  )
  if (subject === undefined || quantity.approximators.length > 0) return undefined
  const that = { type: 'equal', quantity } as const
  return {
    claims: [{ type: 'all', topic: subject.topic, period: told.period, but: told.but, count: undefined, that }],
    told: onward(told, { ...subject, what: plainWhat(what) }),
  }
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
  // 青竹村、桥头村、石门村三村合计: how many of them there are.
  const counted = /([两三四五六])(?:个?村|大?(?:主业|主导产业|行业|产业|企业|类别|类|项|科目)|家企业|家)/.exec(what)
  if (counted !== null && '零一两三四五六'.indexOf(counted[1] ?? '') !== members.length) return undefined
  const said = counted === null ? what : what.replace(counted[0], '')
  const subject = subjectIn(input, { what: said, members, fits: (one) => fitsNumber(input.catalogue, one, quantity) })
  if (
    subject === undefined ||
    axisCount(subject.topic, subject.members) < 2 ||
    subject.members.length !== axisCount(subject.topic, subject.members)
  )
    return undefined
  return {
    claims: [{ type: 'sum', topic: subject.topic, of: subject.members, quantity, period: told.period }],
    told: { ...onward(told, { ...subject, what: plainWhat(said) }), summed: true },
  }
}

function readShare(input: NumberInput, match: RegExpExecArray): ClauseRead | undefined {
  const { quantity, told, members } = input
  if (!/^(?:%|成)$/.test(quantity.base)) return undefined
  const [, part = '', whole = ''] = match
  // 两大行业产值合计占…: of all that are named together.
  const together = members.length > 1 || (members.length === 0 && told.members.length > 1)
  const several = together ? part.replace(/[两三四五六2-6](?:大|个|项|类)*(?:主业|行业|产业|村|家|企业)?|合计|共同?|之和/g, '') : part
  const said = plainWhat(several) === '' ? whole : several
  const subject = subjectIn(input, { what: said === '' || isPlainWhole(whole, told) ? several : said, members })
  if (subject === undefined || axisCount(subject.topic, subject.members) < 1) return undefined
  return {
    claims: [{ type: 'share', topic: subject.topic, of: lastOfAxis(subject), quantity, period: told.period }],
    told: onward(told, { ...subject, what: plainWhat(said) }),
  }
}

function readShareOf(input: NumberInput, what: string): ClauseRead | undefined {
  const { quantity, told, members } = input
  const subject = subjectIn(input, { what, members })
  if (subject === undefined || axisCount(subject.topic, subject.members) !== 1) return undefined
  return {
    claims: [{ type: 'share', topic: subject.topic, of: lastOfAxis(subject), quantity, period: told.period }],
    told: onward(told, { ...subject, what: plainWhat(what) }),
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
