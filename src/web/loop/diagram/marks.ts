import type { CaseDetail } from '../../../api/contract/loop.ts'
import type { LayoutEdge } from '../../../definition/loop/layout-loop.ts'

/** What is shown on the drawing of a loop. */
export interface LoopMarks {
  /** The state that the case is in. */
  readonly current?: string
  /** States it has been in. */
  readonly visited?: ReadonlySet<string>
  /** Steps it has taken, as `from step`. */
  readonly walked?: ReadonlySet<string>
  /** Steps that can be taken now, in the same way. */
  readonly next?: ReadonlySet<string>
  /** How many cases are in each state, and how many of them late. */
  readonly counts?: ReadonlyMap<string, { readonly cases: number; readonly late: number }>
}

/** The way a case has gone and where it can go on from where it stands. */
export function caseMarks({ case: item, log, steps }: CaseDetail): LoopMarks {
  const taken = log.filter(({ kind }) => kind === 'take')
  return {
    current: item.state,
    visited: new Set(log.flatMap(({ from, to }) => (from === null ? [to] : [from, to]))),
    walked: new Set(taken.map(({ from, step }) => `${from} ${step}`)),
    next: new Set(steps.filter(({ allowed }) => allowed).map(({ id }) => `${item.state} ${id}`)),
  }
}

/** An arrow that was walked stays so, even where it can be walked again. */
export function edgeMark({ from, steps }: Pick<LayoutEdge, 'from' | 'steps'>, { walked, next }: LoopMarks): 'walked' | 'next' | undefined {
  if (steps.some((step) => walked?.has(`${from} ${step}`) === true)) return 'walked'
  return steps.some((step) => next?.has(`${from} ${step}`) === true) ? 'next' : undefined
}

/** The same in words. */
export function describePath({ case: item, log, steps }: CaseDetail): string {
  const path = log.filter(({ kind, from, to }) => kind === 'open' || from !== to).map(({ toLabel }) => toLabel)
  const next = steps.filter(({ allowed }) => allowed).map(({ label }) => label)
  const onward = item.outcome === null && next.length > 0 ? `，可以${next.join('、')}` : ''
  return `流程图：走过 ${path.join('、')}；现在在“${item.stateLabel}”${onward}`
}
