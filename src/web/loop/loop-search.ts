import type { CaseListView } from '../http/loop-queries.ts'

export type LoopLook = 'table' | 'board' | 'diagram'

/** All of a loop page's state that a link or the back button should bring back. */
export interface LoopSearch {
  readonly look?: LoopLook
  /** A state id. */
  readonly state?: string
  readonly late?: boolean
  readonly mine?: boolean
  /** Cases that are over, instead of open ones. */
  readonly ended?: boolean
  readonly q?: string
  /** The case that is open beside the table. */
  readonly case?: string
}

export function readLoopSearch(search: Readonly<Record<string, unknown>>): LoopSearch {
  return {
    ...(search.look === 'board' || search.look === 'diagram' ? { look: search.look } : {}),
    ...(isText(search.state) ? { state: search.state } : {}),
    ...(search.late === true ? { late: true } : {}),
    ...(search.mine === true ? { mine: true } : {}),
    ...(search.ended === true ? { ended: true } : {}),
    ...(isText(search.q) || typeof search.q === 'number' ? { q: String(search.q) } : {}),
    ...(isText(search.case) ? { case: search.case } : {}),
  }
}

/** What the server is asked for. A state says by itself whether its cases are over. */
export function caseListView(loop: string, search: LoopSearch): CaseListView {
  const words = search.q?.trim() ?? ''
  return {
    loop,
    standing: search.state !== undefined ? 'all' : search.ended === true ? 'ended' : 'open',
    ...(search.state === undefined ? {} : { states: [search.state] }),
    ...(search.late === true ? { late: true } : {}),
    ...(search.mine === true ? { mine: true } : {}),
    ...(words === '' ? {} : { search: words }),
  }
}

/** A board shows every state: which one is asked for makes no difference to it. */
export function boardView(loop: string, { state: _state, ended: _ended, ...search }: LoopSearch): CaseListView {
  return caseListView(loop, search)
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}
