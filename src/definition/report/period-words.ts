import { narrowDigits } from '../decimal/chinese-number.ts'
import { wholeNumber } from '../decimal/decimal.ts'
import { addMonths, writeMonth, yearOfMonth } from '../period/calendar-month.ts'
import { periodOfMonths, quarterPeriod, yearPeriod } from '../period/parse-period.ts'
import { isSamePeriod, lastDay } from '../period/period-days.ts'
import type { Period } from '../period/types.ts'

/** What a stretch of prose says about time. Indexes are in the text given. */
export interface PeriodWord {
  readonly word: string
  readonly start: number
  readonly end: number
  readonly period: Period
  /**
   * `span`: flows are of exactly these months. `until`: from January (or ever) to here: 截至目前, 截至11月底.
   * `compared`: the other side of a comparison (比上年…): figures beside it may be of it or of the sentence's own period.
   */
  readonly kind: 'span' | 'until' | 'compared'
  /** 11月: one month, or, for what accumulates, the year to that month's end. */
  readonly loose?: boolean
}

const year = '(?:(\\d{4})年(?:度)?|(今年|本年度|本年|当年|上一?年度|上一年(?!级)|上年|去年|前一年度?|前年))?'
const number = '(\\d{1,2}|[一二三四五六七八九]|十[一二]?)'
const dash = '(?:月?份?\\s*[-—–~～－至到]+\\s*)'

const patterns: readonly {
  readonly pattern: RegExp
  readonly read: (match: RegExpExecArray, report: Period) => Omit<PeriodWord, 'word' | 'start' | 'end'> | undefined
}[] = [
  {
    pattern: /(?:截至|截止到|截止|到)(?:目前|年底|年末|现在)(?:为止)?|(?<!以)目前|迄今(?:为止)?|至今/y,
    read: (_, report) => ({ kind: 'until', period: report }),
  },
  {
    pattern: new RegExp(`(?:截至|截止到|截止|至|到)${year}${number}月(?:份)?(?:底|末|\\d{1,2}日)?`, 'y'),
    read: (match, report) => until(readYear(match[1], match[2], report), readNumber(match[3])),
  },
  {
    pattern: new RegExp(`${year}${number}${dash}${number}月(?:份)?`, 'y'),
    read: (match, report) => months(readYear(match[1], match[2], report), readNumber(match[3]), readNumber(match[4])),
  },
  {
    pattern: new RegExp(`${year}前(\\d{1,2}|十[一二]?|[一二三四五六七八九])个月`, 'y'),
    read: (match, report) => months(readYear(match[1], match[2], report), 1, readNumber(match[3])),
  },
  {
    pattern: new RegExp(`${year}前([二两三23])(?:个)?季度`, 'y'),
    read: (match, report) => months(readYear(match[1], match[2], report), 1, (readNumber(match[3]) ?? 0) * 3),
  },
  {
    pattern: new RegExp(`${year}(?:第)?([一二三四1-4])季度`, 'y'),
    read: (match, report) => quarter(readYear(match[1], match[2], report), readNumber(match[3])),
  },
  { pattern: new RegExp(`${year}上半年`, 'y'), read: (match, report) => months(readYear(match[1], match[2], report), 1, 6) },
  { pattern: new RegExp(`${year}下半年`, 'y'), read: (match, report) => months(readYear(match[1], match[2], report), 7, 12) },
  {
    pattern: new RegExp(`${year}${number}月(?:份)?(底|末|当月|单月|一个月)?(?!\\d|[上中下]旬|底前|末前|前|一(?!个月)|期间)`, 'y'),
    read: (match, report) => {
      const [end, own] = [/^[底末]$/.test(match[4] ?? ''), /月$/.test(match[4] ?? '')]
      const at = [readYear(match[1], match[2], report), readNumber(match[3])] as const
      // 12月当月 is of that month alone, 12月 may also tell what there is by then.
      const reading = own ? months(at[0], at[1], at[1]) : month(at[0], at[1], end)
      // 12月份 is that month; 12月 may be the year up to it.
      return reading?.loose === true && match[0].endsWith('份') ? { kind: reading.kind, period: reading.period } : reading
    },
  },
  {
    pattern: /(\d{4})年?[-—–~～至到](\d{4})年/y,
    read: (match) =>
      wholeNumber(match[1] ?? '') < wholeNumber(match[2] ?? '')
        ? { kind: 'span', period: periodOfMonths(`${match[1]}-01`, `${match[2]}-12`) }
        : undefined,
  },
  {
    pattern: /(\d{4})年(?:度|全年|底|末)?(?!以来|代|[一二三四五六七八九十\d]{1,2}月|至|[-—~～])/y,
    read: (match) => ({ kind: 'span', period: yearPeriod(wholeNumber(match[1] ?? '')) }),
  },
  { pattern: /上年同期|去年同期/y, read: (_, report) => ({ kind: 'span', period: shiftYears(report, -1) }) },
  {
    pattern: /(?:(?<![以之])上一年度?(?!级)|上个年度|上年度?|去年|前一年度?)(?!以来)(?:全年)?(?:底|末)?/y,
    read: (_, report) => ({ kind: 'span', period: yearPeriod(yearOfMonth(report.lastMonth) - 1) }),
  },
  {
    pattern: /全年度?(?!(?:招商|引资|投资|财政|收入|工作|增长|生产|既定|下达|预期|总)*(?:任务|目标|计划|预期))/y,
    read: (_, report) => ({ kind: 'span', period: yearPeriod(yearOfMonth(report.lastMonth)) }),
  },
  // Not 文明年度, 线下年货节, 基本月薪, 以上月份.
  {
    pattern: /(?<![文光透声表])明年|(?<![以线余乡])下一年度?|(?<![\u4e00-\u9fa5])下年度|(?<![\u4e00-\u9fa5])(?:在)?新的一年里?/y,
    read: (_, report) => ({ kind: 'span', period: yearPeriod(yearOfMonth(report.lastMonth) + 1) }),
  },
  {
    pattern: /(?<![基成])本月(?!起|底|末|初)/y,
    read: (_, report) => ({ kind: 'span', period: periodOfMonths(report.lastMonth, report.lastMonth) }),
  },
  { pattern: /(?<!以)上个?月(?!底|末|初)/y, read: (_, report) => ({ kind: 'span', period: monthBefore(report) }) },
  {
    pattern: /[“"]?十([一二三四五六])五[”"]?(?:规划)?(?:期间|时期|以来|[五5]年[来间]?)/y,
    read: (match) => ({ kind: 'span', period: planYears(readNumber(match[1]) ?? 1) }),
  },
  {
    // 近五年最好水平, 五年来首次 say how something compares, not when it was.
    pattern:
      /(?:近|过去|最近)(\d{1,2}|[两二三四五六七八九十])年(?:来|间)?(?![来间期最首均]|新[高低]|平均|第一)|(\d{1,2}|[两二三四五六七八九十])年[来间](?![源最首]|新[高低]|第一)/y,
    read: (match, report) => ({ kind: 'span', period: lastYears(readNumber(match[1] ?? match[2]) ?? 1, report) }),
  },
  {
    pattern: /(?:今年|本年度?|当年)(?!以来|度?任务|度?目标)|年内/y,
    read: (_, report) => ({ kind: 'span', period: periodOfMonths(writeMonth(yearOfMonth(report.lastMonth), 1), report.lastMonth) }),
  },
]

/** Where any of them begins: most of a text is no word of time. */
const anyWord = new RegExp(patterns.map(({ pattern }) => `(?:${pattern.source})`).join('|'), 'g')

/** 比/较/同/与/超 before a period word: the words name the other side of a comparison. */
const comparing = /(?:比|较|同|与|和|跟|相比|相较于?|对比|超|高于|低于|多于|少于|优于|快于)(?:起)?$/

/** Finds all words of time in the text, in order, the longest reading at each place. */
export function findPeriodWords(written: string, report: Period): readonly PeriodWord[] {
  const key = `${report.key} ${written}`
  const before = known.get(key)
  if (before !== undefined) return before
  const found = readWords(written, report)
  if (known.size >= mostTexts) known.clear()
  known.set(key, found)
  return found
}

/** Several rules ask it of the same line, and of most lines after every edit of another. */
const known = new Map<string, readonly PeriodWord[]>()
const mostTexts = 20_000

function readWords(written: string, report: Period): readonly PeriodWord[] {
  const text = narrowYears(narrowDigits(written))
  const found: PeriodWord[] = []
  for (let index = nextWord(text, 0); index < text.length; index = nextWord(text, index + 1)) {
    const word = readAt(text, index, report)
    if (word === undefined) continue
    const before = text.slice(Math.max(0, index - 3), index)
    const compared = word.kind === 'span' && comparing.test(before) && word.period.lastMonth < report.lastMonth
    found.push(compared ? { ...word, kind: 'compared' } : word)
    index = word.end - 1
  }
  return found
}

function nextWord(text: string, from: number): number {
  anyWord.lastIndex = from
  return anyWord.exec(text)?.index ?? text.length
}

function readAt(text: string, index: number, report: Period): PeriodWord | undefined {
  if (/[\d.]/.test(text[index - 1] ?? '') && /\d/.test(text[index] ?? '')) return undefined
  for (const { pattern, read } of patterns) {
    pattern.lastIndex = index
    const match = pattern.exec(text)
    if (match === null || match[0] === '') continue
    const reading = read(match, report)
    if (reading !== undefined) return { word: match[0], start: index, end: index + match[0].length, ...reading }
  }
  return undefined
}

function readYear(digits: string | undefined, word: string | undefined, report: Period): number {
  if (digits !== undefined) return wholeNumber(digits)
  const own = yearOfMonth(report.lastMonth)
  if (word === undefined) return own
  return /^(?:上|去|前一)/.test(word) ? own - 1 : word === '前年' ? own - 2 : own
}

function readNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (/^\d+$/.test(text)) return wholeNumber(text)
  if (text === '两') return 2
  const ones = '一二三四五六七八九'
  if (text.startsWith('十')) return 10 + (text.length > 1 ? ones.indexOf(text[1] ?? '') + 1 : 0)
  const index = ones.indexOf(text)
  return index < 0 ? undefined : index + 1
}

type Reading = Omit<PeriodWord, 'word' | 'start' | 'end'> | undefined

function months(yearNumber: number, first: number | undefined, last: number | undefined): Reading {
  if (first === undefined || last === undefined || first < 1 || last > 12 || first > last) return undefined
  return { kind: 'span', period: periodOfMonths(writeMonth(yearNumber, first), writeMonth(yearNumber, last)) }
}

function until(yearNumber: number, last: number | undefined): Reading {
  const reading = months(yearNumber, 1, last)
  return reading === undefined ? undefined : { ...reading, kind: 'until' }
}

function month(yearNumber: number, at: number | undefined, end: boolean): Reading {
  const reading = end ? until(yearNumber, at) : months(yearNumber, at, at)
  return reading === undefined || end ? reading : { ...reading, loose: true }
}

function quarter(yearNumber: number, at: number | undefined): Reading {
  if (at === undefined || at > 4) return undefined
  return { kind: 'span', period: quarterPeriod(yearNumber, at) }
}

/** The five years of a plan: 十三五 is 2016–2020. */
function planYears(number: number): Period {
  const first = 2006 + (number - 1) * 5
  return periodOfMonths(writeMonth(first, 1), writeMonth(first + 4, 12))
}

/** 近三年: the report's year and the two before it. */
function lastYears(count: number, report: Period): Period {
  const last = yearOfMonth(report.lastMonth)
  return periodOfMonths(writeMonth(last - count + 1, 1), writeMonth(last, 12))
}

function monthBefore({ lastMonth }: Period): Period {
  const month = addMonths(lastMonth, -1)
  return periodOfMonths(month, month)
}

const hanDigits = '〇一二三四五六七八九'

/** 二〇一九年 as 2019年, character for character. */
function narrowYears(text: string): string {
  return text.replace(/[一二][〇○零一二三四五六七八九]{3}(?=年)/g, (year) =>
    Array.from(year, (digit) => Math.max(0, hanDigits.indexOf(digit))).join(''),
  )
}

function shiftYears(period: Period, years: number): Period {
  const move = (key: string) => writeMonth(yearOfMonth(key) + years, wholeNumber(key.slice(5)))
  return periodOfMonths(move(period.firstMonth), move(period.lastMonth))
}

/**
 * Whether a figure of `period` is what the words say. A stock stands at a moment: 截至 wants that month, a span of months only its year
 * (1-11月份产值…，其中8家规上企业 speaks of the firms there are).
 */
export function periodFitsWord(word: PeriodWord, period: Period, flow: 'flow' | 'stock'): boolean {
  if (flow === 'stock') {
    if (word.kind === 'until') return lastDay(period) === lastDay(word.period)
    return period.lastMonth.slice(0, 4) === word.period.lastMonth.slice(0, 4) && period.lastMonth >= word.period.lastMonth
  }
  if (word.kind === 'until' || word.loose === true) {
    const ends = lastDay(period) === lastDay(word.period)
    return ends && (period.firstMonth <= word.period.firstMonth || word.kind === 'until')
  }
  return isSamePeriod(period, word.period)
}
