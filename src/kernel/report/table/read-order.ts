import { wholeNumber } from '../../../definition/decimal/decimal.ts'
import type { ResolvedIndicator } from '../../../definition/indicator/types.ts'
import type { Quantity } from '../../../definition/report/quantity.ts'
import { fitsNumber } from './fits-number.ts'
import { nameTopic, titleKind } from './name-topic.ts'
import { countBefore, marks } from './shape.ts'
import { axisCount, type ClauseInput, type ClauseRead, lastOfAxis, onward, plainWhat, subjectIn, type Told } from './told.ts'
import type { AllThat, Claimed, Form, MemberWord } from './types.ts'

const parts = '(?:其余)?(?:(Ⓝ)(?:个)?|各个?|全镇各|所有|其他|其余)?(?:接待|行政)?(村|规上企业|企业|类|科室|办公室|科目|行业|险种|品种)'
const moved = '(?:实现|有所?|略有|逐年|呈|保持|取得|均|都|全部|不同程度|较?快?)*'
const rises = '(?:正?增长|增加|扩大|扩增|上升|提高|提升|上涨|增多|增产|增收|高于Ⓟ|多于Ⓟ)'
const falls = '(?:不增反降|负增长|下[降滑跌]|减少|减产|降低|回落|压[减缩降]|低于Ⓟ|少于Ⓟ)'
const against = '(?:同比|[比较]Ⓟ(?:同期)?|与Ⓟ相比)?'
const end = '(?:了|态势|势头)?'

const allMoved = new RegExp(`^${parts}(.*?)(?:全部|全都|悉数|无一例外|均|都)${moved}${against}${moved}(?:${rises}|(${falls}))${end}$`)
const allOver = new RegExp(
  `^${parts}(.*?)(?:全部|全都|悉数|无一例外|均|都)(?:(?:增长|增加|(下降|减少))了?)?(?:超过|突破|达到?|在|高于|低于|不低于)*Ⓝ(?:以上)?$`,
)
const overFirst = new RegExp(`^(.*?)${parts}(?:全部|全都|悉数|无一例外|均|都)(?:超过|突破|达到?|在|高于|低于|不低于)*Ⓝ(?:以上)?$`)
const someMoved = new RegExp(
  `^${parts}(.*?)(?:中|里|当中)?(?:有|，)?Ⓝ(?:个)?(?:村|类|家|企业)?(.*?)${against}${moved}(?:${rises}|(${falls}))${end}$`,
)
const eachOfRow = new RegExp(
  `^([^ⓂⓃⓉⓅⒻ]{2,}?)Ⓝ(?:大|个)?(?:项|类)?(?:经费|支出|收入|资金)?(?:全部|全都|悉数|均|都|双双)${moved}${against}${moved}(?:${rises}|(${falls}))${end}$`,
)
const onlyOne = new RegExp(
  `^([^ⓂⓃⓉⓅⒻ]*?)(?:各?(?:村|类|项|科目|险种|行业|企业)(?:支出)?(?:中|里|当中)?，?)?(?:只有|仅有?|唯有|唯独)Ⓜ(?:[、和]Ⓜ)*(?:[一两三]个?[村家项类])?${moved}${against}${moved}(?:${rises}|(${falls}))${end}$`,
)
const only = new RegExp(
  `^(?:Ⓜ)?(?:是|为)?(?:全镇)?唯一(?:一个)?(?:${rises}|(${falls}))的?(?:村|类|企业|支出)?(?:科目|项目|类别|行业|品种)?$`,
)

/** 11个村经营性收入全部增加, 各村…均超过20%, 11个村中有10个村…增加: what is said of every part, or of so many of them. */
export function readAllClaim(input: ClauseInput): ClauseRead | undefined {
  const { shape } = input
  return (
    readAll(input, allMoved, 4) ??
    readEachOfRow(input) ??
    readOver(input) ??
    readSome(input) ??
    (only.test(shape.text) ? readOnly(input, only) : onlyOne.test(shape.text) ? readOnly(input, onlyOne) : undefined)
  )
}

function readAll(input: ClauseInput, pattern: RegExp, fall: number): ClauseRead | undefined {
  const match = pattern.exec(input.shape.text)
  if (match === null || input.shape.members.length > 0) return undefined
  const [, counted, kind = '', what = ''] = match
  const that: AllThat = { type: 'moved', sign: match[fall] === undefined ? 1 : -1 }
  return allOf(input, { kind, what, that, count: counted === undefined ? undefined : input.shape.numbers[0] })
}

/** 三公经费两项都有压减: every kind of what is named, as many as there are. */
function readEachOfRow(input: ClauseInput): ClauseRead | undefined {
  const match = eachOfRow.exec(input.shape.text)
  const [count, ...more] = input.shape.numbers
  if (match === null || count === undefined || more.length > 0 || input.shape.members.length > 0) return undefined
  return allOf(input, { kind: '类', what: match[1] ?? '', that: { type: 'moved', sign: match[2] === undefined ? 1 : -1 }, count })
}

function readOver(input: ClauseInput): ClauseRead | undefined {
  const { shape } = input
  const [match, second] = [allOver.exec(shape.text), overFirst.exec(shape.text)]
  const quantity = shape.numbers.at(-1)
  if (quantity === undefined || shape.members.length > 0) return undefined
  if (match !== null) {
    const [, counted, kind = '', what = '', fall] = match
    const grows = /(?:增长|增加|下降|减少)/.test(shape.text.slice(shape.text.search(/全部|全都|均|都/)))
    const that: AllThat = grows ? { type: 'change', quantity, sign: fall === undefined ? 1 : -1 } : { type: 'value', quantity }
    return allOf(input, { kind, what, that, count: counted === undefined ? undefined : shape.numbers[0] })
  }
  if (second === null) return undefined
  const [, what = '', counted, kind = ''] = second
  return allOf(input, { kind, what, that: { type: 'value', quantity }, count: counted === undefined ? undefined : shape.numbers[0] })
}

interface All {
  readonly kind: string
  readonly what: string
  readonly that: AllThat
  readonly count: Quantity | undefined
}

function allOf(input: ClauseInput, { kind, what, that, count }: All): ClauseRead | undefined {
  const { told } = input
  const said = kind === '规上企业' ? `规上${what}` : what
  const fits = (one: ResolvedIndicator) => that.type !== 'value' || fitsNumber(input.catalogue, one, that.quantity)
  const subject = subjectIn(input, { what: said, members: [], kind: kind.replace('规上', ''), fits })
  if (subject === undefined) return undefined
  return {
    claims: [{ type: 'all', topic: subject.topic, period: told.period, but: told.but, count, that }],
    told: onward(told, { topic: subject.topic, members: [], what: said }),
  }
}

function readSome(input: ClauseInput): ClauseRead | undefined {
  const { shape, told } = input
  const match = someMoved.exec(shape.text)
  const [count, some] = match?.[1] === undefined ? [undefined, shape.numbers[0]] : shape.numbers
  if (match === null || some === undefined || shape.members.length > 0) return undefined
  const [, , kind = '', before = '', behind = '', fall] = match
  const what = `${kind === '规上企业' ? '规上' : ''}${before}${behind}`
  const subject = subjectIn(input, { what, members: [], kind: kind.replace('规上', '') })
  if (subject === undefined) return undefined
  return {
    claims: [{ type: 'some', topic: subject.topic, period: told.period, count, some, sign: fall === undefined ? 1 : -1 }],
    told: onward(told, { topic: subject.topic, members: [], what }),
  }
}

function readOnly(input: ClauseInput, pattern: RegExp): ClauseRead | undefined {
  const { shape, told } = input
  const match = pattern.exec(shape.text)
  const [what, fall] = pattern === only ? ['', match?.[1]] : [match?.[1] ?? '', match?.[2]]
  const subject = subjectIn(input, { what, members: shape.members })
  const named = subject === undefined ? 0 : axisCount(subject.topic, subject.members)
  if (subject === undefined || named < 1 || (shape.members.length > 0 && named !== shape.members.length)) return undefined
  const claim = { topic: subject.topic, of: lastOfAxis(subject), sign: fall === undefined ? 1 : -1, only: true } as const
  return { claims: [{ type: 'moved', ...claim, period: told.period }], told: onward(told, { ...subject, what: '' }) }
}

const most = '(?:最(?:多|高|大|快|长|强|好)|(最(?:少|低|小|慢|短)))'
const noun = '(?:的?(?:村|企业|类别|类|科室|办公室|项目|行业)?)'
const among = '(?:(?:Ⓝ|[三四五六七八九十]个?)[\\u4e00-\\u9fa5]{0,5}(?:中|里|当中)|Ⓝ(?:个)?(?:村|企业|类)?(?=之首|首位|第|末位))'
const scope = `(?:在?(?:全镇(?:各?村)?|全年|各[村类]|各[\\u4e00-\\u9fa5]{2}?|所有|规上企业|企业|村|同类|其中|单[次期月]|活动|${among})中?)*`
const mostIs = new RegExp(`^(.*?)${most}${noun}(?:是|为|有)?((?:Ⓜ[、和与及]?)+)(?:项目|行业|类)?$`)
const isMost = new RegExp(`^((?:Ⓜ[、和与及]?)+)(.*?)(?:为|是|居|在)?${scope}的?${most}$`)
const whatIsMost = new RegExp(`^(.*?)((?:Ⓜ[、和与及]?)+)(?:为|是|居)?${scope}的?${most}$`)
const places = '零一二三四五六七八九十'
const ordinal = `(?:第([${places}]|\\d+)(?:位|名|[多高大])?|(之首|之最|首位|榜首|首席|领跑|居首|第一)|(末位|垫底|居末|倒数第一|第一[少低小]))`
const placed = new RegExp(
  `^(.*?)((?:Ⓜ村?[、和与及]?)*)(?:[两三四五六]村)?([^Ⓜ]*?)(?:双双|同时)?(?:并列|位居|居|列|位列|名列|排名?|排在|为|是|稳居|在)?${scope}(?:位?居|排名?|排在|位?列)?${ordinal}$`,
)
const firstFew =
  /^(.*?)(?:居|排名?|列|位列|排在)?前Ⓝ?(?:([两三四五六])?[位名]?)的?(?:村|企业|类别|科室)?(?:分别|依次)?(?:为|是)?((?:Ⓜ[、和与及]?)+)$/
const fewFirst =
  /^((?:Ⓜ[、和与及]?)+)(?:[两三四五六Ⓝ](?:个|大)?(?:村|家企业|类|项)?)?(.*?)(?:分别|依次|位)?(?:[稳位]?居|排名?|[位名]?列|排在|进入|包揽|占据|跻身)(?:全镇|各[村类项]|所有)*前(Ⓝ|[两三四五六])[位名]?$/
const nextBare = /^(Ⓜ)?(?:类|村|业)?(?:(?:[位列]?居|退居)?(?:次(?:之|席|位)?|紧随其后)|(?:位?居|列|排)其?次|(?:位?居|列|排)?第二位?)$/
const next = /^(?:其次|第(二|三|四|五)|再次)(?:是|为)?(Ⓜ)$/

const extreme = new RegExp(`^(.*?)${most}的?(?:一[户个项件家处次期场]|单[次期])?(?:也|均|都)?(?:为|是|达到?|有|在)*Ⓝ$`)

/** 最长 is of what has a length or takes days, 最快 of a progress or a growth; so many of a kind are 最多 or 最少 and nothing else. */
function fitsAdjective(text: string): (indicator: ResolvedIndicator) => boolean {
  const adjective = /最([\u4e00-\u9fa5])/.exec(text)?.[1] ?? '多'
  return (indicator) => {
    if (/[长短]/.test(adjective)) return /里程|长度|工期|天数|时长/.test(indicator.label) || /^(?:公里|米|天)$/.test(indicator.unit)
    if (/[快慢]/.test(adjective)) return /进度|速|率|增幅|增长/.test(`${indicator.label}${text}`)
    return /[多少]/.test(adjective) || indicator.type !== 'count'
  }
}

/** 补助最高的一户为3.4万元: what the one that goes beyond all others has. */
export function readExtreme(input: ClauseInput): ClauseRead | undefined {
  const both = readBothEnds(input)
  if (both !== undefined) return both
  const { shape, told } = input
  const match = extreme.exec(shape.text)
  const [quantity, ...more] = shape.numbers
  if (match === null || quantity === undefined || more.length > 0 || shape.members.length > 0) return undefined
  const [, what = '', low] = match
  const isSo = fitsAdjective(shape.text)
  const fits = (one: ResolvedIndicator) => isSo(one) && fitsNumber(input.catalogue, one, quantity)
  const kind = /村/.test(what) ? '村' : titleKind
  const topic = nameTopic(input.catalogue, { measures: input.measures, what: what.replace(/的$/, ''), members: [], kind, fits })
  if (topic.candidates.length === 0) return undefined
  return {
    claims: [{ type: 'extreme', topic, of: [], quantity, from: low === undefined ? 'top' : 'bottom', period: told.period }],
    told: onward(told, { topic, members: [], what: plainWhat(what) }),
  }
}

const bothEnds = /^(.*?)(?:最低|最少)的?(?:为|是)?Ⓝ(?:[、和与及])?最(?:高|多)的?(?:为|是)?Ⓝ$/

/** 满意率最低96.9%、最高99.4%. */
function readBothEnds(input: ClauseInput): ClauseRead | undefined {
  const { shape, told } = input
  const what = bothEnds.exec(shape.text)?.[1]
  const [low, high] = shape.numbers
  if (what === undefined || low === undefined || high === undefined || shape.members.length > 0) return undefined
  const fits = (one: ResolvedIndicator) => fitsNumber(input.catalogue, one, high)
  const topic = nameTopic(input.catalogue, { measures: input.measures, what, members: [], kind: /村/.test(what) ? '村' : titleKind, fits })
  if (topic.candidates.length === 0) return undefined
  const claim = { type: 'extreme', topic, of: [], period: told.period } as const
  return {
    claims: [
      { ...claim, quantity: low, from: 'bottom' },
      { ...claim, quantity: high, from: 'top' },
    ],
    told: onward(told, { topic, members: [], what: plainWhat(what) }),
  }
}

/** 最多的是A, A居第二, 前三名为A、B、C, 其次是B: the place of a part among all of its kind. */
export function readRankClaim(input: ClauseInput): ClauseRead | undefined {
  const { text } = input.shape
  if (input.shape.numbers.length > 1) return undefined
  return (
    readNext(input) ??
    readOnlyBehind(input) ??
    readFew(input) ??
    readFewFirst(input) ??
    readMost(input, text) ??
    readPlace(input, text) ??
    bareMost(input, text)
  )
}

function readMost(input: ClauseInput, text: string): ClauseRead | undefined {
  const match = mostIs.exec(text)
  const turned = match === null ? (isMost.exec(text) ?? whatIsMost.exec(text)) : null
  if (input.shape.numbers.length > 0) return undefined
  if (match !== null) {
    const [, what = '', low] = match
    return rankOf(input, { what, from: low === undefined ? 'top' : 'bottom', place: 1 })
  }
  if (turned === null) return undefined
  const [, one = '', other = '', low] = turned
  return rankOf(input, { what: `${one}${other}`, from: low === undefined ? 'top' : 'bottom', place: 1 })
}

const bare = new RegExp(
  `^(?:为|是|跃居|高居|退居|夺得|居|位居|列|位列|名列|排名?|排在|稳居|在)*(.*?)的?(?:${most}|(?:位?居|排名?|排在|位?列)?${ordinal})(?:的)?(.*)$`,
)
const around =
  /户数|人数|件数|处数|次数|全镇|全年|各[\u4e00-\u9fa5]{1,2}(?=$|中|里)|各[村类项]|所有|规上企业|片区|单[次期月]|活动|行业|科目|企业|项目|数量|总量|规模|占比|比重|位居|居|排名?|[在中里的个一村类家处条名]/g

/** …，为全镇最多, 为返岗人数最多的企业, 在8家规上企业中排末位: of whom and what the clause before told. */
function bareMost(input: ClauseInput, text: string): ClauseRead | undefined {
  const match = bare.exec(text)
  if (match === null || input.told.members.length === 0 || input.shape.members.length > 0 || /[县市省国]|乡镇|街道/.test(text))
    return undefined
  const [, before = '', low, number, , last, behind = ''] = match
  const [among, ...more] = input.shape.numbers
  if (more.length > 0) return undefined
  const kept = before.replace(marks.number, '')
  if (/^(?:税种|科目|产业|行业|来源|类别|品种|支出|大户|企业|项目)$/.test(behind))
    return rankOf(input, {
      what: '',
      from: low !== undefined || last !== undefined ? 'bottom' : 'top',
      place: number === undefined ? 1 : placeOf(number),
      among,
    })
  // 增幅居各项支出首位: the growth of what is named behind it.
  const growth = /^增[幅速长]/.exec(kept)?.[0] ?? (input.told.grown === true && isKind(input.told, kept.replace(around, '')) ? '增幅' : '')
  const what = `${kept.replace(/^增[幅速长]/, '')}${behind}`.replace(around, '').concat(growth)
  const place = number === undefined ? 1 : placeOf(number)
  const from = low !== undefined || last !== undefined ? 'bottom' : 'top'
  return (
    rankOf(input, { what, from, place, among }) ??
    (what === '' ? undefined : rankOf(input, { what: `${kept}${behind}`, from, place, among }))
  )
}

/** 为各项支出之最: the kind of what was told, and nothing more. */
function isKind({ what, topic }: Told, noun: string): boolean {
  return what.includes(noun) || topic?.candidates.some(({ indicator: { label } }) => label.includes(noun)) === true
}

function placeOf(number: string): number {
  return places.includes(number) ? places.indexOf(number) : wholeNumber(number)
}

function readPlace(input: ClauseInput, text: string): ClauseRead | undefined {
  const match = placed.exec(text)
  const [among, ...more] = input.shape.numbers
  if (
    match === null ||
    more.length > 0 ||
    (among !== undefined && !/Ⓝ[\u4e00-\u9fa5]{0,5}(?:中|里|当中)|Ⓝ(?:个)?(?:村|企业|类)?(?:之首|首位|第|末位)/.test(text))
  )
    return undefined
  const [, before = '', , between = '', number, , last] = match
  return rankOf(input, {
    what: `${before}${between}`,
    from: last === undefined ? 'top' : 'bottom',
    place: number === undefined ? 1 : placeOf(number),
    among,
  })
}

function readFew(input: ClauseInput): ClauseRead | undefined {
  const { shape } = input
  const match = firstFew.exec(shape.text)
  if (match === null) return undefined
  const [, what = '', han] = match
  const count = han === undefined ? shape.numbers[0]?.value.toFixed(0) : String(places.indexOf(han.replace('两', '二')))
  const listed = shape.members.slice(shape.members.length - countBefore(match[3] ?? '', marks.member, (match[3] ?? '').length))
  if (count !== undefined && count !== String(listed.length)) return undefined
  const first = rankOf(input, { what, from: 'top', place: 1 })
  if (first === undefined) return undefined
  const claims = first.claims.flatMap((claim): readonly Claimed[] =>
    claim.type === 'rank' ? listed.map((word, index) => ({ ...claim, of: [word], place: index + 1 })) : [],
  )
  return { claims, told: first.told }
}

const onlyBehind = /^(.*?)(?:位居|居|列|排名?)?(?:全镇)?仅次于(?:Ⓜ)$/

/** 增幅仅次于蓝笺笔业: the second place, behind the first. */
function readOnlyBehind(input: ClauseInput): ClauseRead | undefined {
  const { shape, told } = input
  const match = onlyBehind.exec(shape.text)
  const leader = shape.members.slice(-1)
  const own = shape.members.length > 1 ? shape.members.slice(0, -1) : told.members
  if (match === null || own.length !== 1 || leader.length !== 1) return undefined
  const what = (match[1] ?? '').replaceAll(marks.member, '')
  const of = (members: readonly MemberWord[], place: number) =>
    rankOf({ ...input, shape: { ...shape, members } }, { what, from: 'top', place })
  const [first, second] = [of(leader, 1), of(own, 2)]
  if (first === undefined || second === undefined) return undefined
  return { claims: [...first.claims, ...second.claims], told: { ...second.told, members: own } }
}

/** 青竹、竹溪口、桥头三村产量居前三位: these lead all others, in whatever order. */
function readFewFirst(input: ClauseInput): ClauseRead | undefined {
  const { shape, told } = input
  const match = fewFirst.exec(shape.text)
  if (match === null) return undefined
  const [, names = '', what = '', said = ''] = match
  const listed = countBefore(names, marks.member, names.length)
  const count = said === marks.number ? shape.numbers.at(-1)?.value.toFixed(0) : String(places.indexOf(said.replace('两', '二')))
  const subject = subjectIn(input, { what, members: shape.members, fits: fitsAdjective('最多') })
  if (subject === undefined || count !== String(listed) || listed < 2 || axisCount(subject.topic, subject.members) !== listed)
    return undefined
  return {
    claims: [{ type: 'few', topic: subject.topic, of: lastOfAxis(subject), period: told.period }],
    told: onward(told, { ...subject, what: plainWhat(what) }),
  }
}

function readNext(input: ClauseInput): ClauseRead | undefined {
  const { shape, told } = input
  const { last, topic } = told
  const bareNext = nextBare.exec(shape.text)
  const whose = bareNext?.[1] === undefined ? told.members : shape.members
  if (bareNext !== null && last !== undefined && topic !== undefined && whose.length === 1) {
    const claim = {
      type: 'rank',
      topic,
      of: whose,
      from: last.from,
      place: last.place + 1,
      form: last.form,
      period: told.period,
    } as const
    return { claims: [claim], told: { ...told, members: whose, last: { ...last, place: last.place + 1 } } }
  }
  const match = next.exec(shape.text)
  if (match === null || last === undefined || topic === undefined) return undefined
  const place = match[1] === undefined ? last.place + 1 : places.indexOf(match[1])
  const claim = { type: 'rank', topic, of: shape.members, from: last.from, place, form: last.form, period: told.period } as const
  return { claims: [claim], told: { ...told, members: shape.members, last: { ...last, place } } }
}

interface Rank {
  readonly what: string
  readonly from: 'top' | 'bottom'
  readonly place: number
  readonly among?: Quantity | undefined
}

function rankOf(input: ClauseInput, { what, from, place, among: count }: Rank): ClauseRead | undefined {
  const { shape, told } = input
  const grows = /增[幅速长]+$|增长率$/.test(plainWhat(what))
  const form: Form = grows ? 'growth' : 'value'
  const bare = plainWhat(what).replace(/增[幅速长]+$|增长率$|占比$|比重$/, '')
  const own: readonly MemberWord[] = shape.members
  const subject = subjectIn(input, { what: bare, members: own, fits: fitsAdjective(shape.text) })
  if (subject === undefined || subject.members.length === 0) return undefined
  if (axisCount(subject.topic, subject.members) < 1) return undefined
  const all = count === undefined ? {} : { among: count }
  const claim = { type: 'rank', topic: subject.topic, of: lastOfAxis(subject), from, place, form, ...all, period: told.period } as const
  return {
    claims: [claim],
    told: {
      ...onward(told, { ...subject, what: bare }),
      last: { from, place, form, ...(/占比|比重/.test(what) ? { share: true as const } : {}) },
    },
  }
}
