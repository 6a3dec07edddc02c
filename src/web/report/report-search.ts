/** What of a report is open, as its address says. */
export interface ReportSearch {
  readonly figure?: number
  readonly claim?: number
  readonly panel?: 'problems' | 'checks' | 'difference'
  /** A place in the template, `12:34`. */
  readonly at?: string
  readonly edit?: boolean
}

export function readReportSearch(search: Readonly<Record<string, unknown>>): ReportSearch {
  const { figure, claim, panel, at, edit } = search
  return {
    ...(isWhole(figure) ? { figure } : {}),
    ...(isWhole(claim) ? { claim } : {}),
    ...(panel === 'problems' || panel === 'checks' || panel === 'difference' ? { panel } : {}),
    ...(typeof at === 'string' && /^\d+:\d+$/.test(at) ? { at } : {}),
    ...(edit === true ? { edit: true } : {}),
  }
}

function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0
}
