import type { Period } from '../../../definition/period/types.ts'
import { findPeriodWords, type PeriodWord } from '../../../definition/report/period-words.ts'

/**
 * What the words of time over and beside a cell say together: 2019年 over a row of 一季度 is that quarter of that year. The words as they are where none of them
 * is a year, or none a part of one.
 */
export function joinTimes(words: readonly PeriodWord[], report: Period): readonly PeriodWord[] {
  const year = words.find(({ period }) => period.grain === 'year')
  const part = words.find(({ word, period }) => period.grain !== 'year' && !namesYear.test(word))
  if (year === undefined || part === undefined) return words
  const [joined, ...more] = findPeriodWords(`${year.word.replace(/(?:全年|度|底|末)$/, '')}${part.word}`, report)
  return joined === undefined || more.length > 0 ? words : [joined]
}

/** 2019年一季度, 去年上半年: a part that says its own year. */
const namesYear = /\d{4}年|[今本当上去前]一?年/
