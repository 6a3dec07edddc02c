import { useCallback, useState } from 'react'
import type { CompiledReport } from '../../definition/report/types.ts'
import { type Mark, markAt, placeOfMark } from './marks.ts'

interface Place {
  readonly line: number
  readonly column: number
  /** Counts the jumps, so that the same place can be gone to twice. */
  readonly jump: number
}

/** The place in the template that is shown beside the paper, and the ways to it: from the address, from a problem, from a mark on the paper. */
export function useTemplatePlace(report: CompiledReport | undefined, at: string | undefined, choose: (mark: Mark) => void) {
  const [place, setPlace] = useState<Place | undefined>(() => placeOf(at))
  const show = useCallback(
    ({ line, column }: Omit<Place, 'jump'>) => setPlace((before) => ({ line, column, jump: (before?.jump ?? 0) + 1 })),
    [],
  )
  const jump = useCallback(
    (problem: { readonly at: Omit<Place, 'jump'> }) => {
      const { line, column } = problem.at
      show({ line, column })
      const mark = report === undefined ? undefined : markAt(report, line, column)
      if (mark !== undefined) choose(mark)
    },
    [report, choose, show],
  )
  /** While somebody writes, a place on the paper is also the place in the template. */
  const chooseInText = useCallback(
    (mark: Mark) => {
      const found = report === undefined ? undefined : placeOfMark(report, mark)
      if (found !== undefined) show(found)
      choose(mark)
    },
    [report, choose, show],
  )
  return { place, show, jump, chooseInText }
}

function placeOf(at: string | undefined): Place | undefined {
  const [line, column] = (at ?? '').split(':').map(Number)
  return line === undefined || column === undefined || Number.isNaN(line) ? undefined : { line, column, jump: 0 }
}
