import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' }

/**
 * What the State Council's yearly notices (国务院办公厅关于部分节假日安排的通知) say, as the library keeps it. Only its data is used: its functions go
 * through the clock of the machine and take one day for another in some time zones.
 */
export interface HolidayNotices {
  /** Days off by a notice, weekends among them. */
  readonly holidays: ReadonlySet<string>
  /** Saturdays and Sundays that are worked (调休). */
  readonly workdays: ReadonlySet<string>
  /** Years whose own notice is there: a first of January alone may come from the notice of the year before. */
  readonly years: ReadonlySet<string>
}

const holidays = Object.keys(published.holidays)

export const holidayNotices: HolidayNotices = {
  holidays: new Set(holidays),
  workdays: new Set(Object.keys(published.workdays)),
  years: new Set(holidays.filter((day) => day.slice(5, 7) === '10').map((day) => day.slice(0, 4))),
}
