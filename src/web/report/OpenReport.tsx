import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useMemo, useState } from 'react'
import type { ReportView } from '../../api/contract/report.ts'
import type { Diagnostic } from '../../definition/diagnostic/diagnostic.ts'
import { PageHeader } from '../header/PageHeader.tsx'
import { compileQuery } from '../http/queries.ts'
import { ErrorNote, LoadingNote } from '../parts/Notes.tsx'
import { presentPeriodKey } from '../parts/period.ts'
import { SidePanel } from '../parts/SidePanel.tsx'
import { presentInstant } from '../parts/time.ts'
import { useDelayed } from '../parts/use-delayed.ts'
import { useWide } from '../parts/use-media.ts'
import { useSession } from '../session/use-session.ts'
import { listMarks, type Mark, markAt, selectedMark } from './marks.ts'
import { ReportPanel } from './panel/ReportPanel.tsx'
import { ReportActions } from './ReportActions.tsx'
import styles from './report.module.css'
import type { ReportSearch } from './report-search.ts'
import { StatusCounts } from './StatusCounts.tsx'
import { Sheet } from './sheet/Sheet.tsx'
import { useMarkKeys } from './use-mark-keys.ts'
import { useReportDraft } from './use-report-draft.ts'

const EditorPane = lazy(async () => ({ default: (await import('./editor/EditorPane.tsx')).EditorPane }))

interface Place {
  readonly line: number
  readonly column: number
  /** Counts the jumps, so that the same place can be gone to twice. */
  readonly jump: number
}

/** A report at work: the sheet, the drawer beside it, and the template when somebody writes. */
export function OpenReport({ report, search }: { readonly report: ReportView; readonly search: ReportSearch }) {
  const navigate = useNavigate({ from: '/reports/$report' })
  const { can } = useSession()
  const wide = useWide()
  const draft = useReportDraft(report)
  const source = useDelayed(draft.source, 300)
  const compiled = useQuery(compileQuery(source))
  const editing = search.edit === true && can.report
  const selected = selectedMark(search)
  const [place, setPlace] = useState<Place | undefined>(() => placeOf(search.at))

  const go = useCallback(
    (next: ReportSearch) =>
      void navigate({ search: (before) => ({ ...(before.edit === true ? { edit: true } : {}), ...next }), replace: true }),
    [navigate],
  )
  const choose = useCallback((mark: Mark) => go(mark.type === 'figure' ? { figure: mark.n } : { claim: mark.index }), [go])
  const clear = useCallback(() => go({ panel: search.panel ?? 'problems' }), [go, search.panel])
  const close = useCallback(() => go({}), [go])
  const marks = useMemo(() => listMarks(compiled.data?.blocks ?? []), [compiled.data])
  const step = useMarkKeys({ marks, selected, choose, enabled: true })

  const jump = useCallback(
    (problem: Diagnostic) => {
      const { line, column } = problem.at
      setPlace((before) => ({ line, column, jump: (before?.jump ?? 0) + 1 }))
      const mark = compiled.data === undefined ? undefined : markAt(compiled.data, line, column)
      if (mark !== undefined) choose(mark)
    },
    [compiled.data, choose],
  )
  /** While somebody writes, a place on the paper is also the place in the template. */
  const chooseInText = useCallback(
    (mark: Mark) => {
      const at =
        mark.type === 'figure'
          ? compiled.data?.figures.find(({ n }) => n === mark.n)?.at
          : compiled.data?.claims.find(({ index }) => index === mark.index)?.at
      if (at !== undefined) setPlace((before) => ({ line: at.line, column: at.column, jump: (before?.jump ?? 0) + 1 }))
      choose(mark)
    },
    [compiled.data, choose],
  )
  const edit = (line?: number, column?: number) => {
    if (line !== undefined && column !== undefined) setPlace((before) => ({ line, column, jump: (before?.jump ?? 0) + 1 }))
    void navigate({ search: (before) => ({ ...before, edit: true }), replace: true })
  }

  // The editor has its problems below it already: there the way leads to the first of them.
  const openProblems = () => {
    const first = compiled.data?.problems[0]
    if (!editing) go({ panel: 'problems' })
    else if (first !== undefined) jump(first)
  }
  const panelOpen = selected !== undefined || (!editing && (wide || search.panel !== undefined))
  const panel =
    compiled.data === undefined || !panelOpen ? null : (
      <SidePanel
        label="来源"
        close={close}
        subject={JSON.stringify(selected ?? search.panel ?? '')}
        over={editing}
        closable={editing || selected !== undefined}
      >
        <ReportPanel
          report={compiled.data}
          selected={selected}
          panel={search.panel ?? 'problems'}
          setPanel={(next) => go({ panel: next === 'checks' ? 'checks' : 'problems' })}
          jump={jump}
          openFigure={(n) => choose({ type: 'figure', n })}
          clear={clear}
          step={step}
          showPlace={can.report ? edit : undefined}
        />
      </SidePanel>
    )

  return (
    <>
      <PageHeader
        title={compiled.data?.front.title ?? report.title}
        up={{ to: '/reports', label: '报告' }}
        crumb={
          <>
            {presentPeriodKey(report.period)} · {draft.dirty ? '未保存' : '草稿'}
            {compiled.data === undefined ? '' : ` · 数据截至 ${presentInstant(compiled.data.asOf)}`}
          </>
        }
      >
        {compiled.data === undefined ? null : (
          <StatusCounts report={compiled.data} busy={compiled.isFetching} openProblems={openProblems} />
        )}
        <ReportActions
          report={report}
          compiled={compiled.data}
          draft={draft}
          editing={editing}
          edit={() => edit()}
          leave={() => void navigate({ search: {}, replace: true })}
        />
      </PageHeader>
      {compiled.error !== null && compiled.data === undefined ? (
        <ErrorNote error={compiled.error} retry={() => void compiled.refetch()} />
      ) : null}
      <div
        className={
          editing ? `${styles.bench} ${styles.editing}` : panel !== null && wide ? `${styles.bench} ${styles.beside}` : styles.bench
        }
      >
        {editing ? (
          <Suspense fallback={<LoadingNote rows={12} />}>
            <EditorPane
              source={draft.source}
              saved={report.source}
              discards={draft.discards}
              change={draft.change}
              save={draft.save}
              problems={compiled.data?.problems ?? []}
              stale={source !== draft.source || compiled.isFetching}
              place={place}
              jump={jump}
            />
          </Suspense>
        ) : null}
        <div className={styles.desk}>
          {compiled.data === undefined ? (
            compiled.error === null ? (
              <LoadingNote rows={16} label="正在编译报告" />
            ) : null
          ) : (
            <Sheet
              report={compiled.data}
              selected={selected}
              choose={editing ? chooseInText : choose}
              line={place?.line}
              narrow={editing}
            />
          )}
        </div>
        {panel}
      </div>
    </>
  )
}

function placeOf(at: string | undefined): Place | undefined {
  const [line, column] = (at ?? '').split(':').map(Number)
  return line === undefined || column === undefined || Number.isNaN(line) ? undefined : { line, column, jump: 0 }
}
