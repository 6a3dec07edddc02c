/** A calendar key as written: `2020`, `2020-Q3`, `2020-03`, one day `2020-02-05`, or a span of months `2020-01..2020-11` (also quarters or years on both sides). */
export type PeriodKey = string

export type Grain = 'year' | 'quarter' | 'month' | 'day' | 'span'

/**
 * A period by calendar months, both ends included. No offsets: the months themselves. A day (of a daily bulletin) lies in its month and is told by its
 * grain and key; `firstDay` and `lastDay` know.
 */
export interface Period {
  readonly key: PeriodKey
  readonly grain: Grain
  /** `2020-01` */
  readonly firstMonth: string
  readonly lastMonth: string
}
