import { wholeNumber } from '../../../definition/decimal/decimal.ts'
import { daysInMonth } from '../../../definition/period/calendar-day.ts'
import { type Quantity, readQuantity } from '../../../definition/report/quantity.ts'
import type { LedgerWord, WordIndex } from './words-of-ledger.ts'

/** A stretch of days that words of time mean. */
export interface Days {
  readonly from: string
  readonly to: string
}

/** What a clause is made of, for one ledger. */
export type ClauseToken =
  | { readonly type: 'word'; readonly word: LedgerWord; readonly start: number; readonly end: number }
  | { readonly type: 'days'; readonly days: Days; readonly until: boolean; readonly start: number; readonly end: number }
  | { readonly type: 'number'; readonly quantity: Quantity; readonly start: number; readonly end: number }
  /** 分五类: so many different ones. */
  | { readonly type: 'kinds'; readonly count: number; readonly of: string; readonly start: number; readonly end: number }
  | { readonly type: 'mark'; readonly mark: Mark; readonly text: string; readonly start: number; readonly end: number }
  /** Nothing that anybody knows. */
  | { readonly type: 'left'; readonly text: string; readonly start: number; readonly end: number }

export type Mark =
  | 'most'
  | 'least'
  | 'first'
  | 'last'
  | 'sum'
  | 'mean'
  | 'not'
  | 'all'
  | 'only'
  | 'part'
  | 'now'
  | 'span'
  | 'timely'
  /** Of those counted before, the others. */
  | 'rest'
  /** So many days before or behind the day by which it was to be done. */
  | 'ahead'
  | 'late'
  /** What is said of days to come. */
  | 'planned'
  | 'every'
  | 'deal'
  | 'open'
  | 'and'
  | 'is'
  | 'new'
  | 'small'
  /** A figure that counts the ledger's records. */
  | 'figure'

const marks: readonly (readonly [Mark, RegExp])[] = [
  [
    'most',
    /(?:规模|数量|总量|金额|总额)?最(?:大|高|多|长|强)(?:的一[次期场个户家项件])?|位?居(?![\u4e00-\u9fa5]{0,3}(?:乡镇|街道|[国省市县]))(?:[\u4e00-\u9fa5]{1,6}之首|首(?:位)?|第一(?:位)?)|排(?:名|在)?第一(?:位)?/y,
  ],
  ['least', /最(?:小|少|低|短)/y],
  ['first', /最早(?:一[个例批名户处项条])?|最先|率先|第一[个例批名户家]|首[家例批]/y],
  ['last', /最晚|最迟|最后(?:一[个例批名户处项条])?|末[例批]/y],
  ['sum', /合计|共计|总共|累计|总计|总额|总量|总数|一共|总/y],
  ['mean', /平均每一?[个家户座处条批次场期项件人位名]|每一?[个家户座处条批次场期项件](?=平均)|平均/y],
  ['rest', /其余的?|剩余的?|余下的?|剩下的?/y],
  ['not', /(?:尚未|还未|仍未|暂未|迟迟未|没有|未能|没能|尚无|[尚有仍还]待|等待|未|没|无)(?!来)/y],
  ['all', /全部|全都|均|都|双双|悉数|全数|([件户项家个处])\1/y],
  ['only', /只有|仅有|仅|只|唯一/y],
  ['part', /其中/y],
  ['now', /目前|现(?!有)|如今|当前|年末|年底|至今|截至/y],
  ['span', /历时|用时|耗时|工期|[仅只]用/y],
  [
    'timely',
    /如期|按期|按时|按照?计划(?:[\u4e00-\u9fa5]{2}(?:日期|时间))?|在?(?:规定|完成|办理|整改|答复|修复)?[时期]限(?:内|以?前或(?:者)?当[日天]|之?前)/y,
  ],
  ['ahead', /(?:[比较](?:原?计划|规定|预定)?(?:完成)?(?:工期|时限|期限|时间|日期|节点)?)?提前(?=\d|[两一]|半|[完建竣办投])了?/y],
  ['late', /(?:[比较](?:原?计划|规定|预定)?(?:完成)?(?:工期|时限|期限|时间|日期|节点)?)?(?:推迟|延后|延期|逾期|滞后)(?=\d|[两一])了?/y],
  ['planned', /(?:原?计划|预计|预期|拟|定|将|应)(?:于|在)?(?=[\d明后今上下]|年底)/y],
  ['every', /每(?:个)?(?=[\u4e00-\u9fa5])|各(?=\d)/y],
  ['deal', /分别(?:为|是|有)?|依次(?:为|是)?|先后(?=于?\d)/y],
  ['open', /等/y],
  ['and', /[、和与及]|以及/y],
  ['new', /新增|新建|当年|新(?=引进|项目|企业)/y],
  ['is', /包括|包含|为|是|有|共|达到?|即|计/y],
  [
    'small',
    /(?<=[日号])(?:止|期间)|(?<=整改|化解|办结|销号|落实|修复|核查|兑现|发放)(?:到位|完毕|完成)|表示|先后|(?:高效|有序|平稳|规范)运[转行]|同日|正式|顺利|成功|(?:全面)?(?:建立|组建)|实行|管理|划分(?:为|成)|起(?=[\u4e00-\u9fa5，])|已经?|(?<=建成|完工|竣工)并?(?:投用|投入使用|启用)|分布[在于]|被?列[为入]|被?认定为|惠及|涉及|也|又|还|仍|尚|则|并|就|于|由|在|从|自|到|至|经|对|被|把|将|按照?|的|了|得|该|此|这|其|所|同志|我镇|本镇|全镇|镇里|镇|生产|实施|提交|推进|通过|项目|工程|资金|补助|补贴|活动|事项|工作|建设|进行|状态|阶段|处于|情况|属于|列入|来自|以(?=\d)|位于|负责|牵头|具体|办理|获得|荣获|获评|被评|取得|获|[中里类型级个]|[“”"‘’'《》「」■]/y,
  ],
]

export interface LexInput {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly quantities: readonly Quantity[]
  /** The year that a day without one is of. */
  readonly year: number
  /** Where figures stand that count all records of the ledger. */
  readonly figures?: ReadonlySet<number>
}

/** Cuts a clause into words of a ledger, days, numbers and small words, the longest first; what is none of them is left over. */
export function lexClause(index: WordIndex, { text, start, end, quantities, year, figures }: LexInput): readonly ClauseToken[] {
  const tokens: ClauseToken[] = []
  let left = ''
  let at = start
  const flush = () => {
    if (left !== '') tokens.push({ type: 'left', text: left, start: at - left.length, end: at })
    left = ''
  }
  while (at < end) {
    const token =
      figures?.has(at) === true ? figureAt(at) : (dayAfter(tokens, text, at) ?? tokenAt(index, { text, start: at, end, quantities, year }))
    if (token === undefined) {
      left += text[at] ?? ''
      at += 1
      continue
    }
    flush()
    tokens.push(token)
    at = token.end
  }
  flush()
  return tokens
}

/** 2月17日、21日、26日: a day of the month that the one before it says. */
function dayAfter(tokens: readonly ClauseToken[], text: string, start: number): Extract<ClauseToken, { type: 'days' }> | undefined {
  const [before, and] = tokens.slice(-2)
  if (before?.type !== 'days' || and?.type !== 'mark' || and.mark !== 'and' || and.end !== start || before.days.from !== before.days.to)
    return undefined
  const [all, day] = /^(\d{1,2})[日号]/.exec(text.slice(start, start + 3)) ?? []
  const [year = '', month = ''] = before.days.from.split('-')
  const days = day === undefined ? undefined : ofMonth(wholeNumber(year), wholeNumber(month), { day, part: undefined })
  return all === undefined || days === undefined ? undefined : { type: 'days', days, until: false, start, end: start + all.length }
}

function figureAt(at: number): ClauseToken {
  return { type: 'mark', mark: 'figure', text: '\uE000', start: at, end: at + 1 }
}

function tokenAt(index: WordIndex, { text, start, end, quantities, year }: LexInput): ClauseToken | undefined {
  const kinds = kindsAt(text, start)
  if (kinds !== undefined && kinds.end <= end) return kinds
  const word = index.at(text, start)
  const length = word !== undefined && start + word.text.length <= end ? word.text.length : 0
  const days = daysAt(text, start, year)
  if (days !== undefined && days.end <= end && days.end - start >= length) return days
  const quantity = quantities.find((one) => (one.approximators.find(({ position }) => position === 'before')?.start ?? one.start) === start)
  if (quantity !== undefined && quantity.stop <= end && quantity.stop - start >= length)
    return { type: 'number', quantity, start, end: quantity.stop }
  const few = fewAt(text, start)
  if (few !== undefined && few.end <= end && few.end - start > length) return few
  const marked = markAt(text, start)
  const isPlan = marked?.mark === 'planned' && marked.text.length >= length
  if (word !== undefined && length > 0 && length >= (marked?.text.length ?? 0) && !isPlan)
    return { type: 'word', word, start, end: start + length }
  return marked === undefined || start + marked.text.length > end
    ? undefined
    : { type: 'mark', ...marked, start, end: start + marked.text.length }
}

const kindsPattern = /分(?:为|成)?([两二三四五六七八九]|\d+)(?:个|大)?(类|种|批|级|档|片|组)/y

function kindsAt(text: string, start: number): Extract<ClauseToken, { type: 'kinds' }> | undefined {
  kindsPattern.lastIndex = start
  const [all, number = '', of = ''] = kindsPattern.exec(text) ?? []
  if (all === undefined) return undefined
  const count = /\d/.test(number) ? wholeNumber(number) : number === '两' ? 2 : '一二三四五六七八九'.indexOf(number) + 1
  return { type: 'kinds', count, of, start, end: start + all.length }
}

const fewPattern = /([两三四五六七八九十])(片|个|条|处|项|家|村|所|名|户|人|批)(?!季度|月|五)/y

/** 三片, 两村: few as they are, which as often are part of a name. */
function fewAt(text: string, start: number): Extract<ClauseToken, { type: 'number' }> | undefined {
  fewPattern.lastIndex = start
  const [all, number = '', unit = ''] = fewPattern.exec(text) ?? []
  if (all === undefined) return undefined
  const digits = number === '两' ? '2' : String('一二三四五六七八九十'.indexOf(number) + 1)
  return { type: 'number', quantity: readQuantity(`${digits}${unit}`, 0, digits.length), start, end: start + all.length }
}

function markAt(text: string, start: number): { readonly mark: Mark; readonly text: string } | undefined {
  let best: { readonly mark: Mark; readonly text: string } | undefined
  for (const [mark, pattern] of marks) {
    pattern.lastIndex = start
    const match = pattern.exec(text)
    if (match !== null && match[0].length > (best?.text.length ?? 0)) best = { mark, text: match[0] }
  }
  return best
}

const before = '(?:(?:截至|截止到?|到)(?=[\\d今去上本]))?'
const yearWord = '(?:(\\d{4})年|(今|去|上|本|当|同|明|次|翌)年)'
const dayPattern = new RegExp(
  `(${before})(?:${yearWord}度?)?(?<!\\d)(\\d{1,2})月(?:份)?(?:(\\d{1,2})[日号]|(上旬|中旬|下旬|初|底|末))?|(${before})${yearWord}(?:(底|末|年底|年末|初|上半年|下半年)|第?([一二三四1-4])季度)?|(上半年|下半年)|第?([一二三四1-4])季度|(?:全年|年内|年中)`,
  'y',
)

const parts: Readonly<Record<string, readonly [number, number]>> = {
  上旬: [1, 10],
  中旬: [11, 20],
  下旬: [21, 31],
  初: [1, 10],
  底: [21, 31],
  末: [21, 31],
}

function daysAt(text: string, start: number, year: number): Extract<ClauseToken, { type: 'days' }> | undefined {
  if (/\d/.test(text[start - 1] ?? '')) return undefined
  dayPattern.lastIndex = start
  const match = dayPattern.exec(text)
  if (match === null) return undefined
  const [all, until1, year1, word1, month, day, part, until2, year2, word2, half, quarter2, half2, quarter3] = match
  const own = ownYear(year1 ?? year2, word1 ?? word2, year)
  const until = (until1 ?? until2 ?? '') !== ''
  const end = start + all.length
  const days = month === undefined ? partOfYear(own, half ?? half2, quarter2 ?? quarter3) : ofMonth(own, wholeNumber(month), { day, part })
  if (days === undefined) return undefined
  // 6月底前完工: on any day up to then.
  const [by = ''] = /^之?前/.exec(text.slice(end)) ?? []
  return { type: 'days', days: by === '' ? days : { ...days, from: '' }, until, start, end: end + by.length }
}

function ownYear(digits: string | undefined, word: string | undefined, year: number): number {
  if (digits !== undefined) return wholeNumber(digits)
  if (/^[明次翌]$/.test(word ?? '')) return year + 1
  return word === '去' || word === '上' ? year - 1 : year
}

function partOfYear(year: number, half: string | undefined, quarter: string | undefined): Days {
  if (quarter !== undefined) {
    const number = /\d/.test(quarter) ? wholeNumber(quarter) : '一二三四'.indexOf(quarter) + 1
    return { from: `${year}-${two(number * 3 - 2)}-01`, to: `${year}-${two(number * 3)}-31` }
  }
  switch (half) {
    case '上半年':
      return { from: `${year}-01-01`, to: `${year}-06-30` }
    case '下半年':
      return { from: `${year}-07-01`, to: `${year}-12-31` }
    case '初':
      return { from: `${year}-01-01`, to: `${year}-02-29` }
    case undefined:
      return { from: `${year}-01-01`, to: `${year}-12-31` }
    default:
      return { from: `${year}-12-01`, to: `${year}-12-31` }
  }
}

function ofMonth(
  year: number,
  month: number,
  { day, part }: { readonly day: string | undefined; readonly part: string | undefined },
): Days | undefined {
  if (month < 1 || month > 12) return undefined
  const [first, last] = day === undefined ? (parts[part ?? ''] ?? [1, 31]) : [wholeNumber(day), wholeNumber(day)]
  if (first > daysInMonth(year, month)) return undefined
  return { from: `${year}-${two(month)}-${two(first)}`, to: `${year}-${two(month)}-${two(last)}` }
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
