import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { App, Button, Drawer } from 'antd'
import type { ReactNode } from 'react'
import type { CommentNotice, Notice } from '../../api/contract/loop.ts'
import { api } from '../http/api.ts'
import { errorText } from '../http/client.ts'
import { noticesQuery } from '../http/loop-queries.ts'
import { momentWords } from '../parts/due.ts'
import { EmptyNote, ErrorNote, LoadingNote } from '../parts/Notes.tsx'
import { Tag, type Tone } from '../parts/Tag.tsx'
import { usePhone } from '../parts/use-media.ts'
import { useSession } from '../session/use-session.ts'
import styles from './notice.module.css'

const kinds: Readonly<Record<(Notice | CommentNotice)['kind'], { readonly label: string; readonly tone: Tone }>> = {
  arrived: { label: '轮到你', tone: 'plain' },
  late: { label: '逾期', tone: 'late' },
  escalated: { label: '上报给你', tone: 'due' },
  urged: { label: '催你办', tone: 'due' },
  mentioned: { label: '@ 你', tone: 'info' },
  answered: { label: '回复你', tone: 'info' },
}

/** What somebody has been told: the newest first, each a way to its case, or to what was said beside a record. Opening one marks it read. */
export function NoticeDrawer({ close }: { readonly close: () => void }) {
  const { message } = App.useApp()
  const phone = usePhone()
  const { today } = useSession()
  const client = useQueryClient()
  const { data, error, refetch } = useQuery(noticesQuery)
  const told = [...(data?.notices ?? []), ...(data?.comments ?? [])].sort((one, two) => (one.at < two.at ? 1 : -1))
  const read = useMutation({
    mutationFn: (ids: readonly string[] | undefined) => api.readNotices({ ids }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['notices'] }),
    onError: (problem) => message.error(errorText(problem)),
  })
  return (
    <Drawer
      open
      title="提醒"
      placement="right"
      size={phone ? '100%' : 400}
      onClose={close}
      styles={{ body: { padding: 0 } }}
      extra={
        <Button
          type="text"
          size="small"
          disabled={(data?.unread ?? 0) === 0}
          loading={read.isPending}
          onClick={() => read.mutate(undefined)}
        >
          全部标为已读
        </Button>
      }
    >
      {error === null ? null : <ErrorNote error={error} retry={() => void refetch()} />}
      {data === undefined && error === null ? <LoadingNote rows={6} /> : null}
      {told.length === 0 && data !== undefined ? (
        <EmptyNote title="还没有提醒">事项轮到你、逾期、上报给你，或者有人在评论里 @ 你时，会在这里告诉你。</EmptyNote>
      ) : null}
      <ul className={styles.list}>
        {told.map((notice) => {
          const opened = () => {
            if (notice.readAt === null) read.mutate([notice.id])
            close()
          }
          return (
            <li key={notice.id} className={notice.readAt === null ? styles.unread : undefined}>
              {'case' in notice ? (
                <OfCase notice={notice} today={today} opened={opened} />
              ) : (
                <OfComment notice={notice} today={today} opened={opened} />
              )}
              <Tag tone={kinds[notice.kind].tone}>{kinds[notice.kind].label}</Tag>
            </li>
          )
        })}
      </ul>
    </Drawer>
  )
}

interface OneProps<Told> {
  readonly notice: Told
  readonly today: string
  readonly opened: () => void
}

function OfCase({ notice, today, opened }: OneProps<Notice>) {
  const { subjectTitle, loopLabel, number, stateLabel, at, readAt } = notice
  return (
    <Link to="/cases/$case" params={{ case: notice.case }} onClick={opened}>
      <What readAt={readAt}>{subjectTitle ?? loopLabel}</What>
      <small>
        {subjectTitle === null ? '' : `${loopLabel} `}
        {number} · {stateLabel} · <time dateTime={at}>{momentWords(at, today)}</time>
      </small>
    </Link>
  )
}

function OfComment({ notice, today, opened }: OneProps<CommentNotice>) {
  const { title, ledger, ledgerLabel, record, by, at, readAt } = notice
  return (
    <Link to="/ledgers/$ledger" params={{ ledger }} search={{ record, tab: 'comments' }} onClick={opened}>
      <What readAt={readAt}>{title ?? ledgerLabel}</What>
      <small>
        {title === null ? '' : `${ledgerLabel} · `}
        {by} · <time dateTime={at}>{momentWords(at, today)}</time>
      </small>
    </Link>
  )
}

function What({ readAt, children }: { readonly readAt: string | null; readonly children: ReactNode }) {
  return (
    <span className={styles.what}>
      {children}
      {readAt === null ? <span className="visually-hidden">（未读）</span> : null}
    </span>
  )
}
