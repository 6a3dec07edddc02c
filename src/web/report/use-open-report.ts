import { useNavigate } from '@tanstack/react-router'
import { useCallback, useRef } from 'react'
import type { ReportView } from '../../api/contract/report.ts'
import type { CompiledReport } from '../../definition/report/types.ts'
import { useDelayed } from '../parts/use-delayed.ts'
import { useSession } from '../session/use-session.ts'
import { useOpenComments } from './comment/use-open-comments.ts'
import { type Mark, placeOfMark } from './marks.ts'
import { useReading } from './reading/use-reading.ts'
import type { ReportSearch } from './report-search.ts'
import { useRoom } from './room/use-room.ts'
import { useFreshProblems } from './use-fresh-problems.ts'
import { useMarkChoice } from './use-mark-choice.ts'
import { useProposals } from './use-proposals.ts'
import { useReportDraft } from './use-report-draft.ts'
import { useTemplatePlace } from './use-template-place.ts'

export type OpenReportState = ReturnType<typeof useOpenReport>

/** A report at work: its text and what compiles of it, which place is open, and what one may do there. */
export function useOpenReport(report: ReportView, search: ReportSearch) {
  const navigate = useNavigate({ from: '/reports/$report' })
  const { can } = useSession()
  const draft = useReportDraft(report)
  const source = useDelayed(draft.source, 150)
  const { compiled, paragraph } = useReading(source)
  const preview = useLastGood(compiled.data)
  const editing = search.edit === true && can.report
  const go = useCallback(
    (next: ReportSearch) =>
      void navigate({ search: (before) => ({ ...(before.edit === true ? { edit: true } : {}), ...next }), replace: true }),
    [navigate],
  )
  const reach = useRef<(mark: Mark) => void>(() => {})
  const choice = useMarkChoice(compiled.data, search, go, reach)
  const template = useTemplatePlace(compiled.data, search.at, choice.choose)
  reach.current = (mark) => {
    const found = compiled.data === undefined || !editing ? undefined : placeOfMark(compiled.data, mark)
    if (found !== undefined) template.show(found)
  }
  const said = useOpenComments({ report, source, show: search.edit === true ? template.show : undefined, go })
  const fresh = useFreshProblems(report.id, compiled.data)
  const stale = source !== draft.source || compiled.isFetching || compiled.isPlaceholderData
  const room = useRoom({ report: compiled.data, stale, choose: choice.choose, clear: () => go({}) })
  const edit = (line?: number, column?: number) => {
    if (line !== undefined && column !== undefined) template.show({ line, column })
    void navigate({ search: (before) => ({ ...before, edit: true }), replace: true })
  }
  const reading = { report: compiled.data, source, isOld: source !== draft.source || compiled.isPlaceholderData }
  // Who only reads the paper yet is taken to the editor; what was open is another place in the new text.
  const { insertion, take } = useProposals(reading, () => void navigate({ search: { edit: true }, replace: true }))
  // The editor has its problems below it already: there the way leads to the first of them.
  const openProblems = () => {
    const first = compiled.data?.problems[0]
    if (!editing) go({ panel: 'problems' })
    else if (first !== undefined) template.jump(first)
  }
  const leave = () => void navigate({ search: {}, replace: true })
  return {
    ...choice,
    ...template,
    mayWrite: can.report,
    draft,
    compiled,
    paragraph,
    preview,
    editing,
    stale,
    go,
    fresh,
    ...said,
    insertion,
    edit,
    take,
    openProblems,
    leave,
    room,
  }
}

/** What compiles, or the last that did while something is half-typed: a head that cannot be read leaves nothing to show. */
function useLastGood(compiled: CompiledReport | undefined): { readonly report: CompiledReport | undefined; readonly paused: boolean } {
  const last = useRef<CompiledReport | undefined>(undefined)
  const broken = compiled !== undefined && compiled.blocks.length === 0 && compiled.problems.length > 0
  if (compiled !== undefined && !broken) last.current = compiled
  return { report: broken ? (last.current ?? compiled) : compiled, paused: broken && last.current !== undefined }
}
