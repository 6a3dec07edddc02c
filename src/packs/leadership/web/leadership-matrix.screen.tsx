import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { PageHeader } from '../../../web/header/PageHeader.tsx'
import { EmptyNote, ErrorNote, LoadingNote } from '../../../web/parts/Notes.tsx'
import { Tag } from '../../../web/parts/Tag.tsx'
import { presentDay } from '../../../web/parts/time.ts'
import { usePhone } from '../../../web/parts/use-media.ts'
import { useSession } from '../../../web/session/use-session.ts'
import { AddLine } from './AddLine.tsx'
import { HandOverDialog } from './HandOverDialog.tsx'
import { type Chosen, LeadDialog } from './LeadDialog.tsx'
import styles from './leadership.module.css'
import { MatrixList } from './MatrixList.tsx'
import { MatrixTable } from './MatrixTable.tsx'
import { matrixQuery } from './matrix-query.ts'

type Open = { readonly what: 'lead'; readonly chosen: Chosen } | { readonly what: 'handOver' | 'line' }

/** Which of the leaders leads what: lines of work across, villages down, exactly one for each; what nobody leads is red. */
export function Screen() {
  const { today, can, town } = useSession()
  const phone = usePhone()
  const { data, error, refetch } = useQuery(matrixQuery(today))
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)
  const may = can.write && can.guarded
  const choose = may ? (chosen: Chosen) => setOpen({ what: 'lead', chosen }) : undefined
  return (
    <>
      <PageHeader
        title="班子分工"
        crumb={data === undefined ? undefined : `${data.lines.length} 条线，${data.rows.length} 个村，每一格一个人牵头`}
      >
        {may ? <Button onClick={() => setOpen({ what: 'line' })}>加一条线</Button> : null}
        {may ? <Button onClick={() => setOpen({ what: 'handOver' })}>交接</Button> : null}
        <Button onClick={() => window.print()}>打印</Button>
      </PageHeader>
      <div className={styles.page}>
        {error === null ? null : <ErrorNote error={error} retry={() => void refetch()} />}
        {data === undefined ? (
          error === null ? (
            <LoadingNote rows={10} />
          ) : null
        ) : data.lines.length === 0 ? (
          <EmptyNote title="还没有条线">按“加一条线”写下班子分管的工作，各村的格子自动列出来。</EmptyNote>
        ) : (
          <>
            <p className={styles.printed}>
              {town.name}班子分工表（{presentDay(today)}）
            </p>
            <p className={styles.tools}>
              {data.gaps === 0 ? <Tag tone="good">没有空缺</Tag> : <Tag tone="late">空缺 {data.gaps} 处</Tag>}
              <span className={styles.pale}>线上一人分管，村里一人包村，格里一人牵头；换人从交接那天起。</span>
            </p>
            {phone ? <MatrixList matrix={data} choose={choose} /> : <MatrixTable matrix={data} choose={choose} />}
          </>
        )}
      </div>
      {open?.what === 'lead' && data !== undefined ? <LeadDialog matrix={data} chosen={open.chosen} close={close} /> : null}
      {open?.what === 'handOver' ? <HandOverDialog close={close} /> : null}
      {open?.what === 'line' && data !== undefined ? <AddLine matrix={data} close={close} /> : null}
    </>
  )
}
