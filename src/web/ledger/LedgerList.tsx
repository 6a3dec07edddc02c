import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Input } from 'antd'
import { useMemo, useState } from 'react'
import { PageHeader } from '../header/PageHeader.tsx'
import { ledgersQuery } from '../http/queries.ts'
import { ledgersWithScreens } from '../parts/AuditPlace.tsx'
import { ClearIcon } from '../parts/ClearIcon.tsx'
import { groupByPack, withWords } from '../parts/group-by-pack.ts'
import list from '../parts/list-page.module.css'
import { EmptyNote, ErrorNote, LoadingNote } from '../parts/Notes.tsx'
import { groupDigits } from '../parts/quantity.ts'
import { presentInstant } from '../parts/time.ts'
import { useSession } from '../session/use-session.ts'
import styles from './ledger-list.module.css'

/** Every ledger of the town, by the domain of work it belongs to. */
export function LedgerList() {
  const { data: all, error, refetch } = useQuery(ledgersQuery)
  const data = useMemo(() => all?.filter(({ id }) => !ledgersWithScreens.has(id)), [all])
  const [words, setWords] = useState('')
  const { can } = useSession()
  const groups = useMemo(() => {
    const found = withWords(data ?? [], words, ({ label, packLabel, purpose }) => `${label}${packLabel}${purpose}`)
    return groupByPack(found, ({ packLabel }) => packLabel)
  }, [data, words])
  const records = data?.reduce((sum, ledger) => sum + ledger.count, 0)
  return (
    <>
      <PageHeader title="台账" crumb={data === undefined ? undefined : `${data.length} 本，${groupDigits(String(records))} 条记录`}>
        <Input.Search
          className={styles.search ?? ''}
          value={words}
          onChange={(event) => setWords(event.target.value)}
          placeholder="按名称查找台账"
          aria-label="按名称查找台账"
          allowClear={{ clearIcon: <ClearIcon /> }}
        />
        {can.define ? <Link to="/ledgers/new">用表建台账</Link> : null}
      </PageHeader>
      <div className={list.page}>
        {error === null ? null : <ErrorNote error={error} retry={() => void refetch()} />}
        {data === undefined && error === null ? <LoadingNote rows={12} /> : null}
        {data !== undefined && groups.length === 0 ? <EmptyNote title={`没有名称含“${words}”的台账`} /> : null}
        {groups.map((group) => (
          <section key={group.pack} aria-labelledby={`pack-${group.pack}`}>
            <h2 id={`pack-${group.pack}`}>{group.label}</h2>
            <ul className={`${list.card} ${styles.ledgers}`}>
              {group.items.map((ledger) => (
                <li key={ledger.id}>
                  <Link to="/ledgers/$ledger" params={{ ledger: ledger.id }} search={{}} className={list.name ?? ''}>
                    <b>{ledger.label}</b>
                    <small>{ledger.purpose}</small>
                  </Link>
                  <span className={styles.kind}>{ledger.kind === 'register' ? '底册' : '流水'}</span>
                  <span className={styles.count}>{groupDigits(String(ledger.count))} 条</span>
                  <span className={styles.used}>{ledger.indicators === 0 ? '' : `${ledger.indicators} 个指标`}</span>
                  <time className={styles.time} dateTime={ledger.updatedAt}>
                    {ledger.updatedAt === undefined ? '还没有记过' : presentInstant(ledger.updatedAt)}
                  </time>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  )
}
