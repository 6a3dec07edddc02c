import { parsePeriod } from '../../definition/period/parse-period.ts'
import { presentPeriod } from '../../definition/period/present-period.ts'

/** `2020-01..2020-11` → 2020年1-11月; what is no period stays as it is. */
export function presentPeriodKey(key: string): string {
  const period = parsePeriod(key)
  return period === undefined ? key : presentPeriod(period)
}
