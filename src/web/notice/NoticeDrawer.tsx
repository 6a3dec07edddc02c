import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { App, Button, Drawer } from 'antd'
import type { Notice } from '../../api/contract/loop.ts'
import { api } from '../http/api.ts'
import { errorText } from '../http/client.ts'
import { noticesQuery } from '../http/loop-queries.ts'
import { momentWords } from '../parts/due.ts'
import { EmptyNote, ErrorNote, LoadingNote } from '../parts/Notes.tsx'
import { Tag, type Tone } from '../parts/Tag.tsx'
import { usePhone } from '../parts/use-media.ts'
import { useSession } from '../session/use-session.ts'
import styles from './notice.module.css'

const kinds: Readonly<Record<Notice['kind'], { readonly label: string; readonly tone: Tone }>> = {
  arrived: { label: '轮到你', tone: 'plain' },
  late: { label: '逾期', tone: 'late' },
  escalated: { label: '上报给你', tone: 'due' },
  urged: { label: '催你办', tone: 'due' },
}

/** What somebody has been told: the newest first, each a way to its case. Opening one marks it read. */
export function NoticeDrawer({ close }: { readonly close: () => void }) {
  const { message } = App.useApp()
  const phone = usePhone()
  const { today } = useSession()
  const client = useQueryClient()
  const { data, error, refetch } = useQuery(noticesQuery)
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
      {data?.notices.length === 0 ? <EmptyNote title="还没有提醒">事项轮到你、逾期、或者上报给你时，会在这里告诉你。</EmptyNote> : null}
      <ul className={styles.list}>
        {data?.notices.map((notice) => (
          <li key={notice.id} className={notice.readAt === null ? styles.unread : undefined}>
            <Link
              to="/cases/$case"
              params={{ case: notice.case }}
              onClick={() => {
                if (notice.readAt === null) read.mutate([notice.id])
                close()
              }}
            >
              <span className={styles.what}>
                {notice.subjectTitle ?? notice.loopLabel}
                {notice.readAt === null ? <span className="visually-hidden">（未读）</span> : null}
              </span>
              <small>
                {notice.subjectTitle === null ? '' : `${notice.loopLabel} `}
                {notice.number} · {notice.stateLabel} · <time dateTime={notice.at}>{momentWords(notice.at, today)}</time>
              </small>
            </Link>
            <Tag tone={kinds[notice.kind].tone}>{kinds[notice.kind].label}</Tag>
          </li>
        ))}
      </ul>
    </Drawer>
  )
}
