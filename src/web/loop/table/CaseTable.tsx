import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useCallback, useRef } from 'react'
import type { CaseSummary } from '../../../api/contract/loop.ts'
import type { ResolvedLoop } from '../../../definition/loop/types.ts'
import { type CaseListView, casesQuery } from '../../http/loop-queries.ts'
import { dayWords } from '../../parts/due.ts'
import { EmptyNote, ErrorNote, LoadingNote } from '../../parts/Notes.tsx'
import { Tag } from '../../parts/Tag.tsx'
import { useRowKeys } from '../../parts/use-row-keys.ts'
import { useSession } from '../../session/use-session.ts'
import { DueTag } from '../DueTag.tsx'
import { levelWords, stateTone } from '../words.ts'
import styles from './cases.module.css'

interface Props {
  readonly loop: ResolvedLoop
  readonly view: CaseListView
  readonly filtered: boolean
  readonly open: string | undefined
  readonly openCase: (id: string) => void
}

/** The cases of a loop, the most pressing first; read page by page. */
export function CaseTable({ loop, view, filtered, open, openCase }: Props) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(casesQuery(view))
  const body = useRef<HTMLTableSectionElement>(null)
  useRowKeys(
    body,
    useCallback(() => {}, []),
  )
  if (data === undefined) {
    return (
      <div className={styles.room}>
        {error === null ? <LoadingNote rows={10} /> : <ErrorNote error={error} retry={() => void refetch()} />}
      </div>
    )
  }
  const cases = data.pages.flatMap((page) => page.cases)
  return (
    <div className={styles.room}>
      {error === null ? null : <ErrorNote error={error} retry={() => void refetch()} />}
      <div className={styles.card}>
        {cases.length === 0 ? (
          <EmptyNote title={filtered ? '没有符合条件的事项' : '没有在办的事项'}>
            {filtered
              ? '去掉一些条件，或换几个字再找。'
              : loop.start === 'record'
                ? '台账里记下新的一条，就会在这里立项。'
                : '可以“新立一件”。'}
          </EmptyNote>
        ) : (
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">事项</th>
                <th scope="col">环节</th>
                <th scope="col">期限</th>
                <th scope="col">责任人</th>
                <th scope="col">开始</th>
                <th scope="col">编号</th>
              </tr>
            </thead>
            <tbody ref={body}>
              {cases.map((item) => (
                <CaseRow key={item.id} item={item} on={item.id === open} open={() => openCase(item.id)} />
              ))}
            </tbody>
          </table>
        )}
      </div>
      {hasNextPage ? (
        <Button className={styles.more ?? ''} loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          再看一些
        </Button>
      ) : null}
    </div>
  )
}

function CaseRow({ item, on, open }: { readonly item: CaseSummary; readonly on: boolean; readonly open: () => void }) {
  const { today } = useSession()
  return (
    <tr data-row={item.id} className={on ? styles.on : undefined} onClick={open}>
      <td>
        <Link
          to="/loops/$loop"
          params={{ loop: item.loop }}
          search={(before) => ({ ...before, case: item.id })}
          data-row-focus
          onClick={(event) => event.stopPropagation()}
        >
          {item.subjectTitle}
        </Link>
        {item.returns === 0 && item.escalatedTo === null ? null : (
          <small>
            {[item.returns === 0 ? '' : `退回 ${item.returns} 次`, item.escalatedTo === null ? '' : `已上报${levelWords[item.escalatedTo]}`]
              .filter((part) => part !== '')
              .join(' · ')}
          </small>
        )}
      </td>
      <td>
        <Tag tone={stateTone(item)}>{item.stateLabel}</Tag>
      </td>
      <td>
        <DueTag item={item} today={today} />
      </td>
      <td>{item.holderName ?? ''}</td>
      <td className={styles.pale}>{dayWords(item.openedOn, today)}</td>
      <td className={styles.pale}>{item.number}</td>
    </tr>
  )
}
