import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { WorkCounts, WorkKind } from '../../api/contract/loop.ts'
import { workCountsQuery, workQuery } from '../http/loop-queries.ts'
import { EmptyNote, ErrorNote, LoadingNote } from '../parts/Notes.tsx'
import { groupDigits } from '../parts/quantity.ts'
import { WorkList } from './WorkList.tsx'
import styles from './work.module.css'

const kinds: readonly { readonly kind: WorkKind; readonly label: string; readonly empty: string; readonly note: string }[] = [
  { kind: 'mine', label: '待我办', empty: '手上没有要办的事', note: '你负责的、你村里网格里的事项，轮到你办时排在这里，最急的在最前。' },
  {
    kind: 'able',
    label: '我也能办的',
    empty: '没有别的事等着你这个岗位',
    note: '别人负责、你的岗位也能办的事项，放在这里，不算在你手上。',
  },
  { kind: 'due', label: '快到期', empty: '近几天没有到期的事', note: '期限只剩几天的事项会先提到这里。' },
  { kind: 'late', label: '已逾期', empty: '没有逾期的事', note: '过了期限还没有办完的事项会留在这里，直到办完。' },
  { kind: 'escalated', label: '上报给我', empty: '没有上报给你的事', note: '逾期太久或退回太多次的事项，会按规定报到你这里。' },
]

/** What is mine today: how much of it, the list of it, each line with its next step. */
export function WorkPanel({ today }: { readonly today: string }) {
  const [kind, setKind] = useState<WorkKind>('mine')
  const counts = useQuery(workCountsQuery)
  return (
    <section aria-labelledby="my-work">
      <h2 id="my-work">该我办的</h2>
      <WorkTabs counts={counts.data} kind={kind} choose={setKind} />
      <div role="tabpanel" id="work-list" aria-labelledby={`work-tab-${kind}`}>
        <OpenWork key={kind} kind={kind} today={today} />
      </div>
    </section>
  )
}

interface TabsProps {
  readonly counts: WorkCounts | undefined
  readonly kind: WorkKind
  readonly choose: (kind: WorkKind) => void
}

function WorkTabs({ counts, kind, choose }: TabsProps) {
  const move = (step: number) => {
    const at = kinds.findIndex((one) => one.kind === kind)
    const next = kinds[(at + step + kinds.length) % kinds.length]
    if (next === undefined) return
    choose(next.kind)
    document.getElementById(`work-tab-${next.kind}`)?.focus()
  }
  return (
    <div role="tablist" aria-label="我的工作" className={styles.tabs}>
      {kinds.map((one) => {
        const count = counts?.[one.kind]
        return (
          <button
            key={one.kind}
            type="button"
            role="tab"
            id={`work-tab-${one.kind}`}
            aria-selected={one.kind === kind}
            aria-controls="work-list"
            tabIndex={one.kind === kind ? 0 : -1}
            className={styles.tab}
            onClick={() => choose(one.kind)}
            onKeyDown={(event) => {
              const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
              if (step !== 0) move(step)
            }}
          >
            <b className={one.kind === 'late' && count !== undefined && count > 0 ? styles.late : undefined}>
              {count === undefined ? '–' : groupDigits(String(count))}
            </b>
            <small>{one.label}</small>
          </button>
        )
      })}
    </div>
  )
}

function OpenWork({ kind, today }: { readonly kind: WorkKind; readonly today: string }) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(workQuery(kind))
  const words = kinds.find((one) => one.kind === kind)
  if (data === undefined) {
    return (
      <div className={styles.card}>
        {error === null ? <LoadingNote rows={6} /> : <ErrorNote error={error} retry={() => void refetch()} />}
      </div>
    )
  }
  const items = data.pages.flatMap((page) => page.items)
  return (
    <>
      {error === null ? null : <ErrorNote error={error} retry={() => void refetch()} />}
      {items.length === 0 ? (
        <div className={styles.card}>
          <EmptyNote title={words?.empty ?? ''}>{words?.note}</EmptyNote>
        </div>
      ) : (
        <WorkList items={items} today={today} />
      )}
      {hasNextPage ? (
        <Button className={styles.more ?? ''} loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          再看 50 件
        </Button>
      ) : null}
    </>
  )
}
