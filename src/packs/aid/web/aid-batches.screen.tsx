import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { screenPath } from '../../../definition/screen/screen-path.ts'
import { PageHeader } from '../../../web/header/PageHeader.tsx'
import { EmptyNote, ErrorNote, LoadingNote } from '../../../web/parts/Notes.tsx'
import { Tag } from '../../../web/parts/Tag.tsx'
import table from '../../../web/parts/table.module.css'
import { useSession } from '../../../web/session/use-session.ts'
import { batchScreen } from '../screens.ts'
import styles from './aid.module.css'
import { amountText } from './BatchTotals.tsx'
import { batchesQuery } from './batch-queries.ts'
import { batchFields } from './fields.ts'

/** All batches of aid money, the newest year first. */
export function Screen() {
  const { can } = useSession()
  const navigate = useNavigate()
  const { data, error, refetch } = useQuery(batchesQuery)
  const rows = data?.records ?? []
  return (
    <>
      <PageHeader title="帮扶资金批次" up={{ to: '/loops', label: '闭环' }}>
        {can.write ? (
          <Button
            type="primary"
            onClick={() => void navigate({ to: '/ledgers/$ledger', params: { ledger: batchFields.ledger }, search: { add: true } })}
          >
            新建批次
          </Button>
        ) : null}
      </PageHeader>
      <div className={styles.page}>
        {error === null ? null : <ErrorNote error={error} retry={() => void refetch()} />}
        {data === undefined && error === null ? <LoadingNote rows={8} /> : null}
        {data !== undefined && rows.length === 0 ? (
          <EmptyNote title="还没有帮扶批次">先登记帮扶政策和标准，再新建批次，导入申请明细。</EmptyNote>
        ) : null}
        {rows.length === 0 ? null : (
          <div className={`${styles.card} ${styles.scroll}`}>
            <table className={`${table.table} ${styles.lines}`}>
              <thead>
                <tr>
                  <th scope="col">批次</th>
                  <th scope="col">类别</th>
                  <th scope="col">年度</th>
                  <th scope="col">状态</th>
                  <th scope="col" className={table.number}>
                    批准金额（元）
                  </th>
                  <th scope="col" className={table.number}>
                    批准户数（户）
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id}>
                    <td>
                      <Link to={screenPath(batchScreen, { batch: row.id })}>{row.title}</Link>
                    </td>
                    <td>{batchFields.shown(row, 'category')}</td>
                    <td>{batchFields.text(row, 'year')}</td>
                    <td>
                      <Tag tone={batchFields.text(row, 'status') === 'closed' ? 'good' : 'plain'}>{batchFields.shown(row, 'status')}</Tag>
                    </td>
                    <td className={table.number}>{sumText(batchFields.text(row, 'approvedAmount'))}</td>
                    <td className={table.number}>{batchFields.text(row, 'approvedHouseholds')}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </div>
    </>
  )
}

function sumText(amount: string): string {
  return amount === '' ? '' : amountText(amount)
}
