import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { GridFault } from '../../../api/contract/grid.ts'
import { partitionQuery } from '../../http/grid-queries.ts'
import { ErrorNote } from '../../parts/Notes.tsx'
import { Tag } from '../../parts/Tag.tsx'
import styles from '../grid.module.css'

const words: Readonly<Record<GridFault['why'], string>> = {
  'no-small-grid': '没有归入小网格',
  'not-a-small-grid': '归入的不是企业小网格',
  'closed-small-grid': '归入的小网格已停用',
  'no-big-grid': '没有归入大网格',
  'not-a-big-grid': '上级不是企业大网格',
  'closed-big-grid': '上级大网格已停用',
  'no-lead': '没有人领衔',
}

/** Whether the enterprise grids part the firms without gap or overlap. */
export function PartitionNote({ on }: { readonly on: string | undefined }) {
  const { data, error, refetch } = useQuery(partitionQuery(on))
  if (error !== null) return <ErrorNote error={error} retry={() => void refetch()} />
  if (data === undefined || data.firms + data.smallGrids + data.bigGrids === 0) return null
  return (
    <section className={styles.findings} aria-label="企业网格划分">
      <header>
        <h2>
          企业网格划分
          <small>
            {data.firms} 家企业，{data.smallGrids} 个小网格，{data.bigGrids} 个大网格
          </small>
        </h2>
        {data.faultCount === 0 ? <Tag tone="good">无缝无重叠</Tag> : <Tag tone="late">{data.faultCount} 处不对</Tag>}
      </header>
      {data.faults.length === 0 ? null : (
        <ul className={styles.card}>
          {data.faults.map(({ ledger, record, title, why }) => (
            <li key={`${record} ${why}`} className={styles.finding}>
              <div className={styles.findingName}>
                <Link to="/ledgers/$ledger" params={{ ledger }} search={{ record }}>
                  {title}
                </Link>
              </div>
              <div className={styles.findingWhat}>
                <Tag tone="late">{words[why]}</Tag>
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
