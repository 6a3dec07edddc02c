import type { CaseSummary } from '../../api/contract/loop.ts'
import { groupDigits } from './quantity.ts'
import type { Tone } from './Tag.tsx'

/** A deadline in words, and whether it is loud: lateness alone is red. */
export interface DueWords {
  readonly words: string
  readonly tone: Tone
  /** The day itself, 2020-12-07; absent where there is none. */
  readonly day: string | undefined
}

/** Days ahead that are still said in words instead of as a date. */
const near = 7

/** A case's deadline as somebody at work reads it: 逾期 2 天, 今天到期, 还有 3 天, 12月9日到期. `today` is the town's day. */
export function dueWords(due: string | null, today: string, suspendedUntil: string | null = null): DueWords {
  if (suspendedUntil !== null) return { words: '中止', tone: 'info', day: suspendedUntil }
  if (due === null) return { words: '不限期', tone: 'plain', day: undefined }
  const left = daysBetween(today, due)
  if (left < 0) return { words: `逾期 ${groupDigits(String(-left))} 天`, tone: 'late', day: due }
  if (left === 0) return { words: '今天到期', tone: 'due', day: due }
  if (left === 1) return { words: '明天到期', tone: 'due', day: due }
  if (left <= near) return { words: `还有 ${left} 天`, tone: left <= 3 ? 'due' : 'plain', day: due }
  return { words: dayWords(due, today), tone: 'plain', day: due }
}

/** The day itself beside its words, where the words do not name it. */
export function dueNote({ due, suspendedUntil, outcome }: Pick<CaseSummary, 'due' | 'suspendedUntil' | 'outcome'>, today: string): string {
  if (outcome !== null) return ''
  if (suspendedUntil !== null) return `至 ${dayWords(suspendedUntil, today)}`
  if (due === null) return ''
  const day = dayWords(due, today)
  return dueWords(due, today).words === day ? '' : day
}

/** 12月9日; with its year when that is another one than today's. */
export function dayWords(day: string, today: string): string {
  const [year = '', month = '', date = ''] = day.slice(0, 10).split('-')
  const words = `${trimZero(month)}月${trimZero(date)}日`
  return year === today.slice(0, 4) ? words : `${year}年${words}`
}

/** The town's wall-clock time of an event: 2月3日 09:12, with its year when that is another one. */
export function momentWords(at: string, today: string): string {
  const clock = at.slice(11, 16)
  return clock === '' ? dayWords(at, today) : `${dayWords(at, today)} ${clock}`
}

/** Whole days from one calendar day to another; negative when it lies before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to.slice(0, 10)}T00:00:00Z`) - Date.parse(`${from.slice(0, 10)}T00:00:00Z`)) / 86_400_000)
}

function trimZero(text: string): string {
  return text.replace(/^0/, '')
}
