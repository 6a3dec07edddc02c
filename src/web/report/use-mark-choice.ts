import { type RefObject, useCallback, useMemo } from 'react'
import type { CompiledReport, Verdict } from '../../definition/report/types.ts'
import { listMarks, type Mark, marksOfVerdict, searchOfMark, selectedMark, stepMark } from './marks.ts'
import type { ReportSearch } from './report-search.ts'
import { useMarkKeys } from './use-mark-keys.ts'

interface Choice {
  readonly selected: Mark | undefined
  readonly choose: (mark: Mark) => void
  readonly step: (step: 1 | -1) => void
  /** To the next place of one verdict, from where one is. */
  readonly walk: (verdict: Verdict) => void
}

/** Which place of a report is open, as its address says, and the ways from one to another. */
export function useMarkChoice(
  report: CompiledReport | undefined,
  search: ReportSearch,
  go: (next: ReportSearch) => void,
  /** Goes along with who walks, where the text is shown elsewhere than on the paper. */
  reach?: RefObject<(mark: Mark) => void>,
): Choice {
  const selected = selectedMark(search)
  const choose = useCallback((mark: Mark) => go(searchOfMark(mark)), [go])
  const marks = useMemo(() => listMarks(report?.blocks ?? []), [report])
  // Who walks has not been there: whatever shows the text goes along.
  const walkTo = useCallback(
    (mark: Mark) => {
      choose(mark)
      reach?.current(mark)
    },
    [choose, reach],
  )
  // By its keys one goes through the places without leaving where one is: the next letter must not land in the text.
  const stepKeys = useMarkKeys({ marks, selected, choose, enabled: true })
  const step = (by: 1 | -1) => {
    const next = reach === undefined ? undefined : stepMark(marks, selected, by)
    if (next === undefined) stepKeys(by)
    else walkTo(next)
  }
  const walk = (verdict: Verdict) => {
    const next = report === undefined ? undefined : stepMark(marksOfVerdict(report, verdict), selected, 1)
    if (next !== undefined) walkTo(next)
  }
  return { selected, choose, step, walk }
}
