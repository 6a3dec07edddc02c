import type { Diagnostic } from '../../../definition/diagnostic/diagnostic.ts'
import { groupBy } from '../../../definition/group-by.ts'
import { containsPeriod, isSamePeriod, lastDay, spansYears } from '../../../definition/period/period-days.ts'
import { presentPeriod } from '../../../definition/period/present-period.ts'
import { lastYearPeriod, previousPeriod, yearToDate } from '../../../definition/period/related-periods.ts'
import type { Period } from '../../../definition/period/types.ts'
import { findPeriodWords, type PeriodWord, periodFitsWord } from '../../../definition/report/period-words.ts'
import { type ProseLine, type Stretch, splitSentences } from '../../../definition/report/prose.ts'
import type { CheckResult } from '../../../definition/report/types.ts'
import { baseUnit } from '../../../definition/unit/unit.ts'
import { type Findings, joinFindings } from '../check/findings.ts'
import { reportProblem } from '../codes.ts'
import type { PrintedFigure, PrintedReport } from '../types.ts'
import { arriving, governingWord } from './governing-word.ts'
import { headingPeriods } from './heading-periods.ts'

/**
 * The period that the words say against the figures' periods, sentence by sentence. A sentence without words of time right behind one with
 * flow figures goes on with that one's period. Different end months within a paragraph are noted (identity 8), not refused.
 */
export function checkPeriods(report: PrintedReport): Findings {
  const headings = headingPeriods(report.lines, report.plan.period)
  const figuresOf = groupByLine(report.figures)
  return joinFindings(
    report.lines.flatMap((line) => {
      const figures = line.kind === 'cell' ? undefined : figuresOf.get(line)
      return figures === undefined ? [] : [checkLine(line, report, { figures, heading: headings.get(line) })]
    }),
  )
}

function groupByLine(figures: readonly PrintedFigure[]): ReadonlyMap<ProseLine, readonly PrintedFigure[]> {
  // Arithmetic says its own times.
  const timed = figures.filter(({ indicator, quantity, term }) => indicator.type !== 'pick' && quantity !== undefined && term === undefined)
  return groupBy(timed, ({ line }) => line)
}

interface LineFigures {
  readonly figures: readonly PrintedFigure[]
  readonly heading: Period | undefined
}

function checkLine(line: ProseLine, report: PrintedReport, { figures, heading }: LineFigures): Findings {
  const problems: Diagnostic[] = []
  const bySentence = groupBy(figures, ({ sentence }) => sentence.start)
  let inherited: PeriodWord | undefined
  for (const sentence of splitSentences(line.text)) {
    const inside = bySentence.get(sentence.start) ?? []
    const checked = checkSentence(line, sentence, inside, { reportPeriod: report.plan.period, heading, inherited })
    problems.push(...checked.problems)
    inherited = checked.inherited
  }
  const note = noteEndMonths(line, figures)
  return { problems, checks: note === undefined ? [] : [note] }
}

interface Context {
  readonly reportPeriod: Period
  /** What the heading above speaks of. */
  readonly heading: Period | undefined
  /** What the sentence before spoke of. */
  readonly inherited: PeriodWord | undefined
}

function checkSentence(
  line: ProseLine,
  sentence: Stretch,
  figures: readonly PrintedFigure[],
  context: Context,
): { readonly problems: readonly Diagnostic[]; readonly inherited: PeriodWord | undefined } {
  const { reportPeriod, inherited } = context
  const text = line.text.slice(sentence.start, sentence.end)
  const words = findPeriodWords(text, reportPeriod)
  const problems: Diagnostic[] = []
  let last: PeriodWord | undefined
  let flows = 0
  for (const figure of figures) {
    const place = { text, start: figure.start - sentence.start, stop: afterOf(figure) - sentence.start, reportPeriod }
    const said = untilThen(governingWord(words, place), words, text)
    const word = said !== undefined && isOfOtherClause(said, figure, context) ? undefined : said
    const { flow } = figure.indicator
    if (flow === 'flow') {
      flows += 1
      if (word === undefined || word.period.lastMonth >= reportPeriod.firstMonth) last = word ?? last ?? inherited
    }
    const problem =
      word === undefined
        ? checkUnsaid(figure, { figures, text, sentence, ...context })
        : checkSaid(figure, word, { figures, words, sentence, ...context })
    if (problem !== undefined) problems.push(problem)
  }
  return { problems, inherited: flows === 0 ? undefined : last }
}

/** 截至6月底，今年完成…: of the year what there was by then. */
function untilThen(word: PeriodWord | undefined, words: readonly PeriodWord[], text: string): PeriodWord | undefined {
  const before = word === undefined ? undefined : words[words.indexOf(word) - 1]
  if (word === undefined || before?.kind !== 'until' || word.kind !== 'span' || word.period.grain !== 'year') return word
  return containsPeriod(word.period, before.period) && /^[，,]?$/.test(text.slice(before.end, word.start)) ? before : word
}

/** 近三年持续投入，产值…; 为明年打好基础，产值…; 五年来，产值由A增加到…: such words end with their clause when the figure is the report's own; 五年来，产值… are its own words. */
function isOfOtherClause(word: PeriodWord, { line, sentence, start, period }: PrintedFigure, { reportPeriod }: Context): boolean {
  if (!isSamePeriod(period, reportPeriod)) return false
  if (!spansYears(word.period) && !/^(?:明年|下一?年度|在?新的一年|本月|上个?月)/.test(word.word)) return false
  const between = line.text.slice(sentence.start + word.end, start)
  return arriving.test(between) || /[，,；;]/.test(between.replace(/^[，,]/, ''))
}

function afterOf(figure: PrintedFigure): number {
  return figure.quantity?.stop ?? figure.end
}

/** The months that a figure speaks of: what accumulates speaks of the year up to its month. */
export function spanOf({ indicator, period }: PrintedFigure): Period {
  return /累计/.test(indicator.label) && indicator.type !== 'sum' ? yearToDate(period) : period
}

/** 四个季度分别为A、B、C、D; 两年A、B: one indicator at times that follow each other says by its order which is which. */
function isSequence({ indicator }: PrintedFigure, figures: readonly PrintedFigure[]): boolean {
  const same = figures.filter((figure) => figure.indicator.id === indicator.id)
  const [first, last] = [same[0], same.at(-1)]
  if (first === undefined || last === undefined || same.length < 2) return false
  const follow = same.every((figure, index) => {
    const before = same[index - 1]
    return (
      before === undefined || (before.period.grain === figure.period.grain && isSamePeriod(previousPeriod(figure.period), before.period))
    )
  })
  const text = first.line.text.slice(first.sentence.start, last.sentence.end)
  return follow && /分别|依次|逐[年季月]|[两二三四五][个]?(?:年|季度|月)|各[年季]/.test(text)
}

/** 到三季度末累计…: of what comes in over time it is all since the year began, and no quarter's own. */
function isUntil({ start, end, period }: PeriodWord, { line, indicator, start: at }: PrintedFigure, sentence: Stretch): boolean {
  if (indicator.flow !== 'flow' || period.grain !== 'quarter' || isSamePeriod(period, yearToDate(period))) return false
  const before = line.text.slice(sentence.start, sentence.start + start)
  const behind = line.text.slice(sentence.start + end, at)
  return /^[末底]/.test(behind) && (/(?:截至|截止|到|至)$/.test(before) || /累计/.test(behind))
}

/** 12月，新增就业186人: a month alone is no year up to its end, but for what accumulates. */
function isOfMonth({ loose, kind, start, end, period }: PeriodWord, figure: PrintedFigure, sentence: Stretch): boolean {
  const { indicator, line } = figure
  if (loose !== true || kind === 'until' || !/^(?:count|countDistinct|sum)$/.test(indicator.type) || isSamePeriod(period, figure.period))
    return false
  const before = line.text.slice(sentence.start, sentence.start + start)
  const behind = line.text.slice(sentence.start + end, figure.start)
  return (
    /^，/.test(behind) &&
    indicator.flow === 'flow' &&
    !/(?:截至|截止|到|至|前)$/.test(before) &&
    !/累计|共|全年|今年/.test(`${before}${behind}`)
  )
}

interface SaidContext extends Context {
  readonly figures: readonly PrintedFigure[]
  readonly words: readonly PeriodWord[]
  readonly sentence: Stretch
}

function checkSaid(
  figure: PrintedFigure,
  word: PeriodWord,
  { figures, words, sentence, reportPeriod, heading }: SaidContext,
): Diagnostic | undefined {
  const own = periodFitsWord(word, figure.period, figure.indicator.flow) || periodFitsWord(word, spanOf(figure), figure.indicator.flow)
  if (own && !isUntil(word, figure, sentence) && !isOfMonth(word, figure, sentence)) return undefined
  // 从1月24日到3月23日，历时60天: a count of days is told beside the days between which it lies.
  if (baseUnit(figure.indicator.unit) === '天' && /日$/.test(word.word)) return undefined
  // 三季度末，累计增速: what accumulates up to there.
  if (/^[末底]/.test(figure.line.text.slice(sentence.start + word.end)) && isSamePeriod(yearToDate(word.period), spanOf(figure)))
    return undefined
  if (isSequence(figure, figures)) return undefined
  // Next year's plans are often told from this year's end: 2020年底，提出2021年的项目12件.
  if (heading !== undefined && heading.firstMonth > reportPeriod.lastMonth && containsPeriod(heading, figure.period)) return undefined
  const start = figure.start - sentence.start
  const compared = words.filter((other) => other.kind === 'compared' && other.start < start)
  if (compared.some((other) => fitsCompared(other, word.period, figure.period))) return undefined
  if (isFromTo(figure, reportPeriod)) return undefined
  return reportProblem(figure.token.at, 'period-words.figure', {
    word: word.word,
    said: presentPeriod(word.period),
    indicator: figure.indicator.label,
    period: presentPeriod(figure.period),
    key: word.period.key,
  })
}

function fitsCompared(word: PeriodWord, said: Period, period: Period): boolean {
  return isSamePeriod(word.period, period) || isSamePeriod(lastYearPeriod(said), period)
}

interface UnsaidContext extends Context {
  readonly figures: readonly PrintedFigure[]
  readonly text: string
  readonly sentence: Stretch
}

/** {{重点项目完工数@2020-06}}项重点项目上半年完工: up to the end of what the clause says behind it, where it says one time and counts nothing more. */
function isSaidBehind(figure: PrintedFigure, { figures, text, sentence, reportPeriod }: UnsaidContext): boolean {
  const rest = /^[^，,；;。]*/.exec(text.slice(afterOf(figure) - sentence.start))?.[0] ?? ''
  const [word, ...more] = findPeriodWords(rest, reportPeriod)
  const isAlone = figures.every((other) => other === figure || other.start < figure.start || other.start > afterOf(figure) + rest.length)
  return (
    word !== undefined &&
    more.length === 0 &&
    isAlone &&
    !/\d/.test(rest.slice(word.end)) &&
    lastDay(word.period) === lastDay(figure.period)
  )
}

function checkUnsaid(figure: PrintedFigure, context: UnsaidContext): Diagnostic | undefined {
  const { figures, text, sentence, reportPeriod, heading, inherited } = context
  const { flow, label } = figure.indicator
  const { period } = figure
  // 年末达到…: the last month of the report's own time.
  const before = text.slice(0, figure.start - sentence.start)
  if (/年[末底终][^，,；;]*$/.test(before) && period.lastMonth === reportPeriod.lastMonth) return undefined
  const ofReport = isSamePeriod(period, reportPeriod)
  const compared = findPeriodWords(text.slice(0, figure.start - sentence.start), reportPeriod).some((word) => word.kind === 'compared')
  if (compared && period.lastMonth < reportPeriod.lastMonth && period.lastMonth < reportPeriod.firstMonth) return undefined
  if (isFromTo(figure, reportPeriod) || isSequence(figure, figures)) return undefined
  if (heading !== undefined && !ofReport && isSamePeriod(heading, period)) return undefined
  if (flow === 'stock') {
    if (lastDay(period) === lastDay(reportPeriod) || isSaidBehind(figure, context)) return undefined
    return reportProblem(figure.token.at, 'period-unsaid.stock', { indicator: label, period: presentPeriod(period) })
  }
  // 2019年财政总收入{{…}}万元，税收收入{{…}}万元: on about the same year.
  const earlier = figures.findLast((candidate) => candidate.start < figure.start)
  if (earlier !== undefined && earlier.indicator.flow === 'flow' && isSamePeriod(earlier.period, period)) {
    const between = text.slice(earlier.start - sentence.start, figure.start - sentence.start)
    if (!/[；。]/.test(between) && findPeriodWords(between, reportPeriod).length === 0) return undefined
  }
  const other = figures.find(
    (candidate) =>
      candidate !== figure &&
      candidate.indicator.flow === 'flow' &&
      candidate.period.lastMonth !== period.lastMonth &&
      !isFromTo(candidate, reportPeriod),
  )
  if (inherited !== undefined) {
    if (periodFitsWord(inherited, period, flow)) return undefined
    return reportProblem(figure.token.at, ofReport && other === undefined ? 'period-mixed.inheritedOfReport' : 'period-mixed.inherited', {
      before: inherited.word,
      indicator: label,
      period: presentPeriod(period),
    })
  }
  if (ofReport) return undefined
  if (other !== undefined) {
    return reportProblem(figure.token.at, 'period-mixed.sentence', {
      indicator: label,
      period: presentPeriod(period),
      other: other.indicator.label,
      otherPeriod: presentPeriod(other.period),
    })
  }
  return reportProblem(figure.token.at, 'period-unsaid.flow', { indicator: label, period: presentPeriod(period) })
}

/** 由A增加到B: A is of an earlier period as a matter of course. */
function isFromTo(figure: PrintedFigure, reportPeriod: Period): boolean {
  if (figure.period.lastMonth >= reportPeriod.firstMonth && figure.period.lastMonth >= reportPeriod.lastMonth) return false
  const before = figure.line.text.slice(Math.max(0, figure.start - 14), figure.start)
  const after = figure.line.text.slice(afterOf(figure), afterOf(figure) + 8)
  return (
    /(?:由|从)[^，,。；;]*$/.test(before) &&
    /^[\u4e00-\u9fa5]{0,4}?[，,]?(?:增|提|上升|扩|发展|跃|攀|减|下降|降|缩|压|升|回|转|变|到|至)/.test(after)
  )
}

function noteEndMonths(line: ProseLine, figures: readonly PrintedFigure[]): CheckResult | undefined {
  const flows = figures.filter((figure) => figure.indicator.flow === 'flow' && figure.indicator.type !== 'yearOnYear')
  if (flows.length < 2) return undefined
  const months = [...new Set(flows.map((figure) => figure.period.lastMonth))].sort()
  const place = line.placeOf(0)
  const shared = months.length === 1
  const detail = shared
    ? `本段${flows.length}个流量数字都止于${months[0] ?? ''}。`
    : `本段流量数字的截止月份不一：${months
        .map(
          (month) =>
            `${month}（${flows
              .filter((figure) => figure.period.lastMonth === month)
              .map((figure) => figure.indicator.label)
              .join('、')}）`,
        )
        .join('；')}。`
  return {
    id: `period-ends:${place.line}`,
    label: `第${place.line}行流量数字的截止月份`,
    proof: 'holds',
    detail,
    figures: flows.map((figure) => figure.n),
  }
}
