import { lastYearPeriod } from '../../../definition/period/related-periods.ts'
import type { Period } from '../../../definition/period/types.ts'
import type { PeriodWord } from '../../../definition/report/period-words.ts'

export interface WordPosition {
  /** The sentence. */
  readonly text: string
  /** Where the figure begins in it, and where its unit ends. */
  readonly start: number
  readonly stop: number
  readonly reportPeriod: Period
}

/** 由A增加到B: what stands behind these verbs is of now again. */
export const arriving =
  /(?:增加|增长|提高|上升|扩大|发展|提升|跃升|攀升|上涨|减少|下降|降低|缩减|压减|缩小|回落|变|增|升|减|降)(?:到|至|为)/

const twice = /^(?:[、和]\d+月(?:\d+日)?)*[两二三四五六七八九\d]+次[^，；]*，(?:总共|一共|共计|合计|总计|累计|共)/

/** 2019年，全镇…: said before a comma it governs what follows; within a clause (去年为A，…) it ends with it. */
function reachesAcross(between: string): boolean {
  return !/[；;]/.test(between) && (/^[，,]/.test(between) || !/[，,]/.test(between))
}

/**
 * The words of time that speak of a figure: the last before it; those of an earlier year reach to the end of their clause, and
 * across the comma right behind them (2019年，…), but never beyond 增加到; words in brackets right behind the figure come first. 同期 takes its months from the words before it.
 */
export function governingWord(words: readonly PeriodWord[], { text, start, stop, reportPeriod }: WordPosition): PeriodWord | undefined {
  const bracket = /^[(（]/.test(text.slice(stop)) ? words.find((word) => word.start === stop + 1) : undefined
  if (bracket !== undefined) return bracket
  let found: PeriodWord | undefined
  for (const word of words) {
    if (word.start >= start) break
    if (word.kind === 'compared') continue
    const between = text.slice(word.end, start)
    const earlier = word.period.lastMonth < reportPeriod.firstMonth
    if (earlier && (!reachesAcross(between) || arriving.test(between))) continue
    // 1月、2月、3月分别劝返24、278、115人次，共{{…}}人次: what they come to is of no one of them.
    if (/分别[^。；]*，(?:总共|一共|共计|合计|总计|共)[^，。]{0,6}$/.test(between)) continue
    // 10月转正，年末达到…: what came to be by the year's end is of the year.
    if (/[，,；;](?:到|至)?(?:当年|今年)?年[末底终]/.test(between)) continue
    // 6月、8月两次受灾，共…: of neither month alone.
    if (twice.test(between) && (/^[、和]/.test(between) || /\d月(?:\d+日)?[、和]$/.test(text.slice(0, word.start)))) continue
    // 首例出现在1月底，全镇共确诊3例: what tells when the one was ends with its clause.
    if (/^[，,]/.test(between) && /[\u4e00-\u9fa5]{2}[在于]$/.test(text.slice(0, word.start))) continue
    found = word.word.endsWith('同期') ? { ...word, period: lastYearPeriod(found?.period ?? reportPeriod) } : word
  }
  return found
}
