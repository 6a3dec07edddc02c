import type { ResolvedIndicator } from '../../../definition/indicator/types.ts'
import { fitsNumber } from './fits-number.ts'
import { nameTopic } from './name-topic.ts'
import { isOfRecords } from './record-measures.ts'
import { countBefore, marks } from './shape.ts'
import { anyKind, axisCount, type ClauseInput, type ClauseRead, lastOfAxis, onward, plainWhat, subjectIn } from './told.ts'

const rowed =
  /^((?:Ⓜ[、和与及]?){2,})(.*?)(?:分别|依次)(?:为|是|有|达到?|完成|入库|实现|发放|投入|支出|到位|安排|播种)?((?:Ⓝ[、和与及]?){2,})$/

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
  const match = /^(?:共|已)?有Ⓝ个?(村|企业|类)(?:都|均)?(?:实施|开展|完成|建有|建成|发生|举办)?了?(.+)$/.exec(spreadTurned(shape.text))
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

/** 危房改造涉及9个村 is 有9个村实施危房改造. */
function spreadTurned(text: string): string {
  return text.replace(/^([^ⓂⓃⓉⓅⒻ]{2,}|Ⓜ)(?:任务|共)?(?:遍及|涉及|分布在|覆盖)(?:全部|全镇)?Ⓝ个?(村|企业)$/, '有Ⓝ个$2$1')
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

const none =
  /^((?:Ⓜ[、和与及]?)+)(?:[两三四五六](?:个?村|类|项|方面|个方面)|方面)?(?:全年|年内|也|均|都|目前|尚|暂)*(?:没有|无|未发生过?|未出现过?|未设|零|为零|是零)(?:发生|出现)?(?:一[起件例处家户个])?(.*?)$/

const nought = /^(.*?)(?:数|量)?(?:为|是|仍?为|归|降为)零$/

/** 二月份接待人次为零, 瓦窑山村、大岙村没有危房改造户: of that part, or of the town at that time, there is none. */
function readNought({ shape, told, ...input }: ClauseInput): ClauseRead | undefined {
  const what = nought.exec(shape.text)?.[1]
  const { members } = shape
  if (what === undefined || shape.numbers.length > 0 || (members.length === 0 && told.period.grain === 'year')) return undefined
  const subject = subjectIn({ ...input, told }, { what, members, kind: members.length === 0 ? anyKind : undefined })
  if (subject === undefined) return undefined
  return {
    claims: [{ type: 'none', topic: subject.topic, of: lastOfAxis(subject), period: told.period }],
    told: onward(told, { ...subject, what: plainWhat(what) }),
  }
}

const noneOf =
  /^((?:Ⓜ[、和与及]?){2,})(?:Ⓝ个?村|[两三四五六七八九]个?村)?(?:均|都|尚|暂)*(?:没有|无|未)(?:发生|实施|开展|安排)?(?:一[起件例处家户个])?(.*?)(?:任务|户|对象)?$/

/** 瓦窑山村、大岙村没有危房改造户: in none of them there is any. */
function readNoneOf(input: ClauseInput): ClauseRead | undefined {
  const { shape, told } = input
  const match = noneOf.exec(shape.text)
  const [count, ...more] = shape.numbers
  if (match === null || more.length > 0 || (count !== undefined && !count.value.eq(String(shape.members.length)))) return undefined
  const what = match[2] ?? ''
  const words = what.length < 2 || told.what.includes(what) ? told.what : what
  const subject = subjectIn(input, { what: words, members: shape.members, fits: (one) => one.type === 'count' })
  if (subject === undefined || axisCount(subject.topic, subject.members) !== shape.members.length) return undefined
  return {
    claims: [{ type: 'none', topic: subject.topic, of: lastOfAxis(subject), period: told.period }],
    told: onward(told, { ...subject, what: plainWhat(words) }),
  }
}

/** 大岙村没有规上企业: of that part there is none. */
export function readNone(input: ClauseInput): ClauseRead | undefined {
  return readNoneThere(input) ?? readNought(input) ?? readNoneOf(input)
}

function readNoneThere(input: ClauseInput): ClauseRead | undefined {
  const { shape, told } = input
  const [, names = '', what] = none.exec(shape.text) ?? []
  const listed = countBefore(names, marks.member, names.length)
  if (what === undefined || (what.length < 2 && told.topic === undefined) || shape.numbers.length > 0 || shape.members.length !== listed)
    return undefined
  const isCounted = (one: ResolvedIndicator) => one.type === 'count' && (!isOfRecords(one) || listed > 1)
  const subject = subjectIn(input, { what, members: shape.members, fits: isCounted })
  if (subject === undefined || axisCount(subject.topic, subject.members) !== listed) return undefined
  return {
    claims: [{ type: 'none', topic: subject.topic, of: lastOfAxis(subject), period: told.period }],
    told: onward(told, { ...subject, what: plainWhat(what) }),
  }
}

const even = /^(.*?)(?:[与和同]Ⓜ)(.*?)(?:并列|持平|相同|一致|相当)(?<!基本持平)$/

/** 与上坪村持平: as much as another part. */
export function readEven(input: ClauseInput): ClauseRead | undefined {
  const { shape, told } = input
  const match = even.exec(shape.text)
  const other = shape.members.slice(-1)
  const own = shape.members.length > 1 ? shape.members.slice(0, -1) : told.members
  if (match === null || own.length !== 1 || other.length !== 1 || shape.numbers.length > 0 || /基本|相当/.test(shape.text)) return undefined
  const what = `${match[1] ?? ''}${match[2] ?? ''}`.replaceAll(marks.member, '')
  const subject = subjectIn(input, { what, members: [...own, ...other] })
  if (subject === undefined || axisCount(subject.topic, subject.members) !== 2) return undefined
  return {
    claims: [{ type: 'above', topic: subject.topic, of: lastOfAxis(subject), sign: 0, period: told.period }],
    told: onward(told, { topic: subject.topic, members: own, what: plainWhat(what) }),
  }
}

/** 高于其他各村: before all others. */
function readAboveAll({ shape, told, ...input }: ClauseInput): ClauseRead | undefined {
  const match = /^(Ⓜ)?([^ⓂⓃⓉⓅⒻ]*?)(?:均|都)?(?:(?:高|多|大)于|超过|((?:低|少|小)于))(?:其他|其它|其余)(?:各?(?:村|类|项|企业|行业))?$/.exec(
    shape.text,
  )
  const of = shape.members.length > 0 ? shape.members : told.members
  const subject = match === null ? undefined : subjectIn({ ...input, told }, { what: match[2] ?? '', members: of })
  if (match === null || subject === undefined || axisCount(subject.topic, subject.members) !== 1) return undefined
  const claim = { type: 'rank', topic: subject.topic, of: lastOfAxis(subject), from: match[3] === undefined ? 'top' : 'bottom' } as const
  return {
    claims: [{ ...claim, place: 1, form: 'value', period: told.period }],
    told: onward(told, { ...subject, what: plainWhat(match[2] ?? '') }),
  }
}

/** 高于文具制造行业: one part against another. */
export function readAbove(input: ClauseInput): ClauseRead | undefined {
  const all = readAboveAll(input)
  if (all !== undefined) return all
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

const any = /^((?:Ⓜ村?[、和与及]?)+)(?:[两三四五六](?:个?村|类|项|方面))?(?:都|均|也)(?:有|出现|发生|建有|设有|建成|建)了?过?([^ⓂⓃⓉⓅⒻ]+)$/

/** 竹溪口村、桥头村都有确诊病例: of each that is named there is one at the least. */
export function readAny(input: ClauseInput): ClauseRead | undefined {
  const { shape, told } = input
  const [, names = '', what] = any.exec(shape.text) ?? []
  const listed = countBefore(names, marks.member, names.length)
  if (what === undefined || what.length < 2 || listed < 2 || shape.members.length !== listed || shape.numbers.length > 0) return undefined
  const subject = subjectIn(input, { what, members: shape.members, fits: (one) => one.type === 'count' })
  if (subject === undefined || axisCount(subject.topic, subject.members) !== listed) return undefined
  return {
    claims: [{ type: 'any', topic: subject.topic, of: lastOfAxis(subject), period: told.period }],
    told: onward(told, { ...subject, what: plainWhat(what) }),
  }
}
