import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useState } from 'react'
import type { ReportView } from '../../api/contract/report.ts'
import type { Diagnostic } from '../../definition/diagnostic/diagnostic.ts'
import type { CompiledAssertion, Proposal } from '../../definition/report/types.ts'
import { PageHeader } from '../header/PageHeader.tsx'
import { compileQuery } from '../http/queries.ts'
import { ErrorNote, LoadingNote } from '../parts/Notes.tsx'
import { presentPeriodKey } from '../parts/period.ts'
import { SidePanel } from '../parts/SidePanel.tsx'
import { presentInstant } from '../parts/time.ts'
import { useDelayed } from '../parts/use-delayed.ts'
import { useWide } from '../parts/use-media.ts'
import { useSession } from '../session/use-session.ts'
import { Coverage } from './Coverage.tsx'
import type { Insertion } from './editor/insertion.ts'
import { type Mark, markAt, placeOfMark } from './marks.ts'
import { ReportPanel } from './panel/ReportPanel.tsx'
import { ReportActions } from './ReportActions.tsx'
import styles from './report.module.css'
import type { ReportSearch } from './report-search.ts'
import { Sheet } from './sheet/Sheet.tsx'
import { useFreshProblems } from './use-fresh-problems.ts'
import { useMarkChoice } from './use-mark-choice.ts'
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
  const source = useDelayed(draft.source, 200)
  const compiled = useQuery(compileQuery(source))
  const editing = search.edit === true && can.report
  const [place, setPlace] = useState<Place | undefined>(() => placeOf(search.at))

  const go = useCallback(
    (next: ReportSearch) =>
      void navigate({ search: (before) => ({ ...(before.edit === true ? { edit: true } : {}), ...next }), replace: true }),
    [navigate],
  )
  const { selected, choose, step, walk } = useMarkChoice(compiled.data, search, go)
  const fresh = useFreshProblems(report.id, compiled.data)
  const [insertion, setInsertion] = useState<Insertion>()
  const clear = useCallback(() => go({ panel: search.panel ?? 'problems' }), [go, search.panel])
  const close = useCallback(() => go({}), [go])

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
      const at = compiled.data === undefined ? undefined : placeOfMark(compiled.data, mark)
      if (at !== undefined) setPlace((before) => ({ line: at.line, column: at.column, jump: (before?.jump ?? 0) + 1 }))
      choose(mark)
    },
    [compiled.data, choose],
  )
  const edit = (line?: number, column?: number) => {
    if (line !== undefined && column !== undefined) setPlace((before) => ({ line, column, jump: (before?.jump ?? 0) + 1 }))
    void navigate({ search: (before) => ({ ...before, edit: true }), replace: true })
  }

  /** Writes a proposal into the template; who only reads the paper yet is taken to the editor. */
  const take = (assertion: CompiledAssertion, proposal: Proposal) => {
    // Of an older text than the one here: a moment later it is of this one.
    if (compiled.isPlaceholderData) return
    const { at, offset, length } = assertion
    setInsertion((before) => ({
      at,
      expected: source.slice(offset, offset + length),
      text: proposal.text,
      count: (before?.count ?? 0) + 1,
    }))
    // What was open is another place in the new text.
    void navigate({ search: { edit: true }, replace: true })
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
          take={can.report ? take : undefined}
          fresh={fresh}
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
          <Coverage report={compiled.data} busy={compiled.isFetching} walk={walk} openProblems={openProblems} />
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
              report={compiled.data}
              insertion={insertion}
              take={take}
              choose={choose}
              fresh={fresh}
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
