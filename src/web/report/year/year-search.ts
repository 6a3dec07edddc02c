/** Which year is looked at; the one the town works on when absent. */
export interface YearSearch {
  readonly year?: number
}

export function readYearSearch({ year }: Readonly<Record<string, unknown>>): YearSearch {
  return typeof year === 'number' && /^[12]\d{3}$/.test(String(year)) ? { year } : {}
}
