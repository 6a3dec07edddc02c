import type { ProgressLight } from '../../definition/board/progress-light.ts'
import { addMonths, isMonth } from '../../definition/period/calendar-month.ts'

export interface BoardSearch {
  /** The only board, or the first, when absent. */
  readonly board?: string
  readonly month?: string
  /** The list as the ledgers stand now, where the month has a published one. */
  readonly now?: boolean
  readonly category?: string
  readonly light?: ProgressLight
  /** The project whose score is broken down. */
  readonly project?: string
}

const lights: readonly string[] = ['green', 'yellow', 'red', 'unknown']

export function readBoardSearch(search: Readonly<Record<string, unknown>>): BoardSearch {
  const { board, month, now, category, light, project } = search
  return {
    ...(typeof board === 'string' ? { board } : {}),
    ...(typeof month === 'string' && isMonth(month) ? { month } : {}),
    ...(now === true ? { now } : {}),
    ...(typeof category === 'string' || typeof category === 'number' ? { category: String(category) } : {}),
    ...(isLight(light) ? { light } : {}),
    ...(typeof project === 'string' ? { project } : {}),
  }
}

/** The last month that is over; in a township that works on an earlier year, the last month of that year. */
export function lastMonth({ today, year }: { readonly today: string; readonly year: number }): string {
  const before = addMonths(today.slice(0, 7), -1)
  const end = `${year}-12`
  return end < before ? end : before
}

function isLight(value: unknown): value is ProgressLight {
  return typeof value === 'string' && lights.includes(value)
}

/** Changes what the address says; undefined takes it out. */
export type Go = (change: { readonly [Key in keyof BoardSearch]: BoardSearch[Key] | undefined }) => void
