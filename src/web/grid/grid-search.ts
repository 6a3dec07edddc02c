import type { CoverageFault } from '../../api/contract/grid.ts'

export type GridViewName = 'places' | 'coverage' | 'load'

export interface GridSearch {
  readonly view?: GridViewName
  readonly on?: string
  readonly duty?: string
  readonly fault?: CoverageFault
  /** A place of the tree. */
  readonly place?: string
}

const views: readonly string[] = ['places', 'coverage', 'load']
export const faults: readonly CoverageFault[] = ['uncovered', 'several', 'left', 'onLeave', 'overdue']

export const faultWords: Readonly<Record<CoverageFault, string>> = {
  uncovered: '无人负责',
  several: '多个主责',
  left: '已离任',
  onLeave: '请假无人代岗',
  overdue: '逾期未走访',
}

export function readGridSearch(search: Readonly<Record<string, unknown>>): GridSearch {
  const { view, on, duty, fault, place } = search
  return {
    ...(isView(view) ? { view } : {}),
    ...(typeof on === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(on) ? { on } : {}),
    ...(typeof duty === 'string' ? { duty } : {}),
    ...(isFault(fault) ? { fault } : {}),
    ...(typeof place === 'string' ? { place } : {}),
  }
}

function isView(value: unknown): value is GridViewName {
  return typeof value === 'string' && views.includes(value)
}

function isFault(value: unknown): value is CoverageFault {
  return faults.some((fault) => fault === value)
}
