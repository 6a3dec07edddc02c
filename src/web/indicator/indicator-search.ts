import { parsePeriod } from '../../definition/period/parse-period.ts'

export interface IndicatorSearch {
  readonly period?: string
  /** The dimension that the value is cut by. */
  readonly by?: string
  /** One slice of it, whose records are listed. */
  readonly slice?: string
  readonly cumulative?: boolean
}

export function readIndicatorSearch(search: Readonly<Record<string, unknown>>): IndicatorSearch {
  const period = search.period === undefined ? undefined : String(search.period)
  return {
    ...(period !== undefined && parsePeriod(period) !== undefined ? { period } : {}),
    ...(typeof search.by === 'string' ? { by: search.by } : {}),
    ...(typeof search.slice === 'string' || typeof search.slice === 'number' ? { slice: String(search.slice) } : {}),
    ...(search.cumulative === true ? { cumulative: true } : {}),
  }
}
