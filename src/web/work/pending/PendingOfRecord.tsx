import { useQuery } from '@tanstack/react-query'
import { pendingOfRecordQuery } from '../../http/queries.ts'
import { PendingItem } from './PendingItem.tsx'
import styles from './pending.module.css'

/** What waits over a record: the old value stands, the new one waits for a second person. */
export function PendingOfRecord({ ledger, record }: { readonly ledger: string; readonly record: string }) {
  const { data = [] } = useQuery(pendingOfRecordQuery(ledger, record))
  const waiting = data.filter(({ state }) => state === 'waiting')
  const last = data.filter(({ state }) => state !== 'waiting').at(-1)
  const shown = waiting.length > 0 ? waiting : last === undefined ? [] : [last]
  if (shown.length === 0) return null
  return (
    <ul className={styles.box} aria-label="待另一人同意的改动">
      {shown.map((one) => (
        <PendingItem key={one.id} change={one} />
      ))}
    </ul>
  )
}
