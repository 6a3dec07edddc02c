import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { HeldDuty } from '../../../api/contract/grid.ts'
import { holdersQuery } from '../../http/grid-queries.ts'
import { ErrorNote, LoadingNote } from '../../parts/Notes.tsx'
import { Tag } from '../../parts/Tag.tsx'
import styles from '../grid.module.css'

/** Who answers for an object, who helps, who did before and who will. */
export function HolderList({ object }: { readonly object: string }) {
  const { data, error, refetch } = useQuery(holdersQuery(object))
  if (data === undefined) return error === null ? <LoadingNote rows={3} /> : <ErrorNote error={error} retry={() => void refetch()} />
  if (data.duties.length === 0) return <p className={styles.quiet}>还没有人负责过。</p>
  return (
    <ol className={styles.holders}>
      {[...data.duties.filter(({ answers }) => answers), ...data.duties.filter(({ answers }) => !answers)].map((duty) => (
        <li key={duty.id} className={duty.inForce ? undefined : styles.past}>
          <div>
            <Link to="/ledgers/$ledger" params={{ ledger: 'duty' }} search={{ record: duty.id }}>
              {duty.holder.title}
            </Link>
            {duty.answers ? <Tag tone="good">主责</Tag> : duty.inForce ? <Tag>协助</Tag> : null}
            {duty.mode === '' ? null : <small>{duty.mode}</small>}
          </div>
          <small>{presentSpan(duty, data.on)}</small>
        </li>
      ))}
    </ol>
  )
}

function presentSpan({ from, to }: HeldDuty, on: string): string {
  if (from > on) return `${from} 起`
  return to === undefined ? `${from} 至今` : `${from} 至 ${to}`
}
