import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import { referredLedger } from '../../../definition/field/field-type.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { ledgersQuery } from '../../http/queries.ts'
import styles from './import.module.css'

/** The registers that this ledger refers to and that hold nothing yet: they are imported first, or no row finds what it names. */
export function EmptyTargets({ ledger }: { readonly ledger: ResolvedLedger }) {
  const { data } = useQuery(ledgersQuery)
  const named = new Set(ledger.fields.map(({ field }) => referredLedger(field)))
  const empty = data?.filter(({ id, count }) => id !== ledger.id && named.has(id) && count === 0) ?? []
  if (empty.length === 0) return null
  return (
    <Alert
      className={styles.first ?? ''}
      type="warning"
      showIcon
      title={
        <>
          {ledger.label}里要引用的{empty.map(({ label }) => `“${label}”`).join('、')}还没有记录。表里写到的，先导入再回来：
          {empty.map(({ id, label }) => (
            <Link key={id} to="/ledgers/$ledger/import" params={{ ledger: id }}>
              {' '}
              导入{label}
            </Link>
          ))}
        </>
      }
    />
  )
}
