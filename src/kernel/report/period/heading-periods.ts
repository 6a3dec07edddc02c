import type { Period } from '../../../definition/period/types.ts'
import { findPeriodWords } from '../../../definition/report/period-words.ts'
import type { ProseLine } from '../../../definition/report/prose.ts'

/** What period the heading above each line speaks of (三、2021年目标), for the lines that have such a heading. */
export function headingPeriods(lines: readonly ProseLine[], reportPeriod: Period): ReadonlyMap<ProseLine, Period> {
  const open: { readonly level: number; readonly period: Period }[] = []
  const periods = new Map<ProseLine, Period>()
  for (const line of lines) {
    if (line.kind === 'heading') {
      const level = line.level ?? 1
      while ((open.at(-1)?.level ?? 0) >= level) open.pop()
      const word = findPeriodWords(line.text, reportPeriod).find((candidate) => candidate.kind === 'span')
      if (word !== undefined) open.push({ level, period: word.period })
    }
    const period = open.at(-1)?.period
    if (period !== undefined) periods.set(line, period)
  }
  return periods
}
