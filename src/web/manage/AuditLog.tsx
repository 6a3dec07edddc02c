import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { auditQuery } from '../http/queries.ts'
import { AuditPlace } from '../parts/AuditPlace.tsx'
import { EmptyNote, ErrorNote, LoadingNote } from '../parts/Notes.tsx'
import { presentFullInstant, presentInstant } from '../parts/time.ts'
import styles from './manage.module.css'

/** Who wrote what and when, the newest first. */
export function AuditLog() {
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery(auditQuery)
  const entries = data?.pages.flatMap((page) => page.entries) ?? []
  return (
    <section aria-labelledby="audit">
      <h2 id="audit">审计记录</h2>
      <div className={styles.card}>
        {error === null ? null : <ErrorNote error={error} retry={() => void refetch()} />}
        {data === undefined && error === null ? <LoadingNote rows={10} /> : null}
        {data !== undefined && entries.length === 0 ? <EmptyNote title="还没有记录" /> : null}
        {entries.length === 0 ? null : (
          <table>
            <thead>
              <tr>
                <th scope="col">序号</th>
                <th scope="col">时间</th>
                <th scope="col">谁</th>
                <th scope="col">做了什么</th>
                <th scope="col">内容</th>
                <th scope="col">摘要</th>
              </tr>
            </thead>
            <tbody>
              {entries.map((entry) => (
                <tr key={entry.seq}>
                  <td className={styles.pale}>{entry.seq}</td>
                  <td title={presentFullInstant(entry.at)}>{presentInstant(entry.at)}</td>
                  <td>{entry.actorName}</td>
                  <td>
                    {entry.actionLabel} <AuditPlace entry={entry} />
                  </td>
                  <td>{entry.title ?? ''}</td>
                  <td className={styles.digest} title={entry.digest}>
                    {entry.digest.slice(0, 10)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
      {hasNextPage ? (
        <Button className={styles.more ?? ''} onClick={() => void fetchNextPage()} loading={isFetchingNextPage}>
          更早的
        </Button>
      ) : null}
    </section>
  )
}
