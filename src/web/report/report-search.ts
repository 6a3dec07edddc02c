/** What of a report is open, as its address says. */
export interface ReportSearch {
  readonly figure?: number
  readonly claim?: number
  /** An assertion of words or typed numbers, by its index. */
  readonly words?: number
  /** A line of the template whose comments are open. */
  readonly comment?: number
  readonly panel?: 'problems' | 'checks' | 'comments' | 'difference' | 'background'
  /** A place in the template, `12:34`. */
  readonly at?: string
  readonly edit?: boolean
}

export function readReportSearch(search: Readonly<Record<string, unknown>>): ReportSearch {
  const { figure, claim, words, comment, panel, at, edit } = search
  return {
    ...(isWhole(figure) ? { figure } : {}),
    ...(isWhole(claim) ? { claim } : {}),
    ...(isWhole(words) ? { words } : {}),
    ...(isWhole(comment) ? { comment } : {}),
    ...(isPanel(panel) ? { panel } : {}),
    ...(typeof at === 'string' && /^\d+:\d+$/.test(at) ? { at } : {}),
    ...(edit === true ? { edit: true } : {}),
  }
}

function isPanel(value: unknown): value is NonNullable<ReportSearch['panel']> {
  return value === 'problems' || value === 'checks' || value === 'comments' || value === 'difference' || value === 'background'
}

function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0
}
