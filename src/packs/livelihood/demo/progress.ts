import { cents, readYuan, yuanText } from '../../../../demo/amount.ts'
import { monthsIn } from '../../../../demo/calendar.ts'
import { daysBetween } from '../../../../src/definition/period/calendar-day.ts'

/** When the ten projects of 2020 began. */
export const begunOn = '2020-03-18'

export interface MonthlyReport {
  readonly on: string
  /** In whole %. */
  readonly actualProgress: string
  readonly completedInvestment: string
}

/** How the works went: in step, slow at first and caught up, or quickly begun. */
const ways = [1, 1.5, 0.8] as const

/** What an office reported of one project at the end of each month between its beginning and its last day; money follows the work. */
export function reportsOf(
  index: number,
  { finished, spent }: { readonly finished: string; readonly spent: string },
): readonly MonthlyReport[] {
  const whole = daysBetween(begunOn, finished) ?? 0
  const way = ways[index % ways.length] ?? 1
  return monthsIn(2020)
    .map((month) => `${month}-28`)
    .filter((day) => day > '2020-04-01' && day < finished)
    .map((on) => {
      const passed = (daysBetween(begunOn, on) ?? 0) / whole
      const percent = Math.min(97, Math.round(100 * passed ** way))
      const thousands = (readYuan(spent) * BigInt(percent)) / 100n / cents(1000)
      return { on, actualProgress: String(percent), completedInvestment: yuanText(thousands * cents(1000)) }
    })
}
