import { useQuery } from '@tanstack/react-query'
import type { CoverageCount } from '../../../api/contract/grid.ts'
import { coverageQuery } from '../../http/grid-queries.ts'
import { EmptyNote, ErrorNote, LoadingNote } from '../../parts/Notes.tsx'
import { groupDigits } from '../../parts/quantity.ts'
import styles from '../grid.module.css'
import { faults, faultWords, type GridSearch } from '../grid-search.ts'
import { FindingList } from './FindingList.tsx'
import { PartitionNote } from './PartitionNote.tsx'

interface Props {
  readonly search: GridSearch
  readonly go: (search: GridSearch) => void
}

/** Every kind of thing that somebody must answer for, what is wrong with how it is covered, and the things themselves. */
export function CoverageView({ search, go }: Props) {
  const { data, error, refetch, isPlaceholderData } = useQuery(coverageQuery(search.on))
  if (data === undefined) return error === null ? <LoadingNote rows={10} /> : <ErrorNote error={error} retry={() => void refetch()} />
  if (data.duties.length === 0) return <EmptyNote title="没有启用要包干的对象">业务包里写明谁要有人负责，这里就会检查。</EmptyNote>
  const shown = data.duties.filter(({ inScope }) => inScope > 0)
  const chosen = shown.find(({ duty }) => duty === search.duty) ?? shown.find(isWrong) ?? shown[0]
  return (
    <div className={isPlaceholderData ? styles.stale : undefined}>
      <div className={styles.scroll}>
        <table className={styles.coverage}>
          <thead>
            <tr>
              <th scope="col">对象</th>
              <th scope="col" className={styles.right}>
                应有人负责
              </th>
              <th scope="col" className={styles.right}>
                覆盖
              </th>
              {faults.map((fault) => (
                <th scope="col" key={fault} className={styles.right}>
                  {faultWords[fault]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((duty) => (
              <Row key={duty.duty} duty={duty} chosen={duty === chosen} search={search} go={go} />
            ))}
          </tbody>
        </table>
      </div>
      {shown.length === 0 ? <EmptyNote title="这一天没有要负责的对象">换一天看看，或先登记台账。</EmptyNote> : null}
      {chosen === undefined ? null : <FindingList key={chosen.duty} duty={chosen} on={search.on} day={data.on} fault={search.fault} />}
      <PartitionNote on={search.on} />
    </div>
  )
}

interface RowProps {
  readonly duty: CoverageCount
  readonly chosen: boolean
  readonly search: GridSearch
  readonly go: (search: GridSearch) => void
}

function Row({ duty, chosen, search, go }: RowProps) {
  const open = (fault: GridSearch['fault']) => {
    const { fault: _, place: __, ...rest } = search
    go({ ...rest, duty: duty.duty, ...(fault === undefined ? {} : { fault }) })
  }
  return (
    <tr className={chosen ? styles.chosenRow : undefined} aria-current={chosen ? 'true' : undefined}>
      <th scope="row">
        <button type="button" onClick={() => open(undefined)}>
          {duty.label}
        </button>
      </th>
      <td className={styles.right} data-label="应有人负责">
        {groupDigits(String(duty.inScope))}
      </td>
      <td className={styles.right} data-label="覆盖">
        {share(duty)}
      </td>
      {faults.map((fault) => (
        <td key={fault} className={duty[fault] === 0 ? `${styles.right} ${styles.nothing}` : styles.right} data-label={faultWords[fault]}>
          {duty[fault] === 0 ? (
            <span className={styles.zero}>{fault === 'overdue' && duty.visitDays === undefined ? '—' : '0'}</span>
          ) : (
            <button
              type="button"
              className={fault === 'uncovered' || fault === 'several' || fault === 'overdue' ? styles.wrongCount : styles.dueCount}
              onClick={() => open(fault)}
              aria-label={`${duty.label}：${faultWords[fault]} ${duty[fault]} 个`}
            >
              {groupDigits(String(duty[fault]))}
            </button>
          )}
        </td>
      ))}
    </tr>
  )
}

/** 100% only when nobody at all is missing. */
function share({ inScope, covered }: CoverageCount): string {
  if (covered === inScope) return '100%'
  const tenths = Math.floor((covered * 1000) / inScope)
  return `${Math.floor(tenths / 10)}.${tenths % 10}%`
}

function isWrong(duty: CoverageCount): boolean {
  return faults.some((fault) => duty[fault] > 0)
}
