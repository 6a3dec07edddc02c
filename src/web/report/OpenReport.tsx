import { lazy, Suspense, useCallback } from 'react'
import type { ReportView } from '../../api/contract/report.ts'
import type { CompiledReport } from '../../definition/report/types.ts'
import { PageHeader } from '../header/PageHeader.tsx'
import { ErrorNote, LoadingNote } from '../parts/Notes.tsx'
import { presentPeriodKey } from '../parts/period.ts'
import { SidePanel } from '../parts/SidePanel.tsx'
import { presentInstant } from '../parts/time.ts'
import { useWide } from '../parts/use-media.ts'
import { Coverage } from './Coverage.tsx'
import { CommentList } from './comment/CommentList.tsx'
import { CommentPanel } from './comment/CommentPanel.tsx'
import { LineComments } from './comment/LineComments.tsx'
import { InProse } from './panel/ProposalText.tsx'
import { ReportPanel } from './panel/ReportPanel.tsx'
import { ReportActions } from './ReportActions.tsx'
import styles from './report.module.css'
import type { ReportSearch } from './report-search.ts'
import { ChipForm } from './room/ChipForm.tsx'
import { KeysDialog } from './room/KeysDialog.tsx'
import { Sheet } from './sheet/Sheet.tsx'
import { type OpenReportState, useOpenReport } from './use-open-report.ts'
import { CompareDialog } from './versions/CompareDialog.tsx'
import { MergeDialog } from './versions/MergeDialog.tsx'

const EditorPane = lazy(async () => ({ default: (await import('./editor/EditorPane.tsx')).EditorPane }))

/** A report at work: the sheet, the drawer beside it, and the template when somebody writes. */
export function OpenReport({ report, search }: { readonly report: ReportView; readonly search: ReportSearch }) {
  const wide = useWide()
  const open = useOpenReport(report, search)
  const { compiled, draft, editing } = open
  const writing = editing && open.room.mode === 'prose'
  const asked = open.selected !== undefined || open.room.token !== undefined || search.comment !== undefined
  const hasPanel = compiled.data !== undefined && (asked || ((!editing || (writing && wide)) && (wide || search.panel !== undefined)))
  const beside = editing && !writing ? styles.editing : hasPanel && wide ? styles.beside : undefined
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
          <Coverage report={compiled.data} busy={compiled.isFetching} walk={open.walk} openProblems={open.openProblems} />
        )}
        <ReportActions
          report={report}
          compiled={compiled.data}
          draft={draft}
          editing={editing}
          edit={() => open.edit()}
          leave={open.leave}
        />
      </PageHeader>
      {compiled.error === null ? null : <ErrorNote error={compiled.error} retry={() => void compiled.refetch()} />}
      <div className={beside === undefined ? styles.bench : `${styles.bench} ${beside}`}>
        {editing ? <ReportEditor report={report} open={open} /> : null}
        {writing ? null : (
          <div className={styles.desk}>
            {compiled.data === undefined ? (
              compiled.error === null ? (
                <LoadingNote rows={16} label="正在编译报告" />
              ) : null
            ) : (
              <>
                {open.preview.paused ? <p className={styles.paused}>题头还没写完，这里先留着上一次的样子。</p> : null}
                <Sheet
                  report={open.preview.report ?? compiled.data}
                  selected={open.selected}
                  choose={editing ? open.chooseInText : open.choose}
                  line={open.place?.line}
                  narrow={editing}
                  comments={open.sheetComments}
                />
              </>
            )}
          </div>
        )}
        {compiled.data === undefined || !hasPanel ? null : <ReportDrawer compiled={compiled.data} open={open} search={search} />}
      </div>
    </>
  )
}

function ReportEditor({ report, open }: { readonly report: ReportView; readonly open: OpenReportState }) {
  const { draft, compiled } = open
  return (
    <Suspense fallback={<LoadingNote rows={12} />}>
      <EditorPane
        source={draft.source}
        saved={report.source}
        discards={draft.discards}
        taken={draft.taken}
        change={draft.change}
        save={draft.save}
        report={compiled.data}
        paragraph={open.paragraph}
        insertion={open.insertion}
        take={open.take}
        choose={open.choose}
        fresh={open.fresh}
        stale={open.stale}
        place={open.place}
        jump={open.jump}
        room={open.room}
        commented={open.comments.open}
        comment={open.comments.mayComment ? open.showComments : undefined}
        show={open.show}
      />
      {draft.merge === undefined ? null : <MergeDialog merge={draft.merge} settle={draft.settle} leave={draft.leaveMerge} />}
      {compiled.data === undefined || !open.room.comparing ? null : (
        <CompareDialog
          report={report.id}
          source={draft.source}
          compiled={compiled.data}
          close={() => open.room.showCompare(false)}
          jump={(at) => {
            open.room.showCompare(false)
            open.show(at)
          }}
        />
      )}
      <KeysDialog shown={open.room.keysShown} show={open.room.showKeys} />
    </Suspense>
  )
}

interface DrawerProps {
  readonly compiled: CompiledReport
  readonly open: OpenReportState
  readonly search: ReportSearch
}

/** Where a place of the sheet comes from, or all problems and checks. */
function ReportDrawer({ compiled, open, search }: DrawerProps) {
  const { selected, editing, mayWrite, go, choose, room, comments } = open
  const writing = editing && room.mode === 'prose'
  const openComments = comments.placed.filter(({ comment }) => comment.settledBy === undefined).length
  const panel = search.panel ?? 'problems'
  const { closeToken } = room
  const close = useCallback(() => {
    closeToken()
    go({})
  }, [go, closeToken])
  const clear = useCallback(() => go({ panel }), [go, panel])
  return (
    <SidePanel
      label="来源"
      close={close}
      subject={JSON.stringify([selected ?? search.comment ?? search.panel, room.token?.count])}
      over={editing && !writing}
      closable={(editing && !writing) || selected !== undefined || search.comment !== undefined || room.token !== undefined}
    >
      {room.token === undefined || !editing ? null : (
        <ChipForm
          key={room.token.count}
          open={room.token}
          period={compiled.front.period}
          printed={room.printed(room.token.token)}
          write={room.writeToken}
          close={room.closeToken}
        />
      )}
      <InProse value={writing}>
        {search.comment !== undefined && selected === undefined ? (
          <CommentPanel comments={comments} report={compiled} line={search.comment} showAll={() => go({ panel: 'comments' })} />
        ) : (
          <ReportPanel
            report={compiled}
            selected={selected}
            panel={panel}
            setPanel={(next) => go({ panel: next === 'checks' || next === 'comments' ? next : 'problems' })}
            jump={open.jump}
            openFigure={(n) => choose({ type: 'figure', n })}
            clear={clear}
            step={open.step}
            showPlace={mayWrite ? open.edit : undefined}
            take={mayWrite ? open.take : undefined}
            fresh={open.fresh}
            comments={(line, words) => <LineComments comments={comments} line={line} words={words} />}
            more={[
              {
                key: 'comments',
                label: `批注 ${openComments}`,
                children: <CommentList comments={comments} report={compiled} openLine={open.showComments} />,
              },
            ]}
          />
        )}
      </InProse>
    </SidePanel>
  )
}
