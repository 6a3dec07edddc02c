import type { ConfirmationView } from '../../../api/contract/report.ts'
import { EmptyNote } from '../../parts/Notes.tsx'
import { presentInstant } from '../../parts/time.ts'
import styles from './panel.module.css'

interface Props {
  readonly confirmations: readonly ConfirmationView[]
  readonly jump: (at: { readonly line: number; readonly column: number }) => void
}

/** Who said, and when, of which words of an issued report that they are no fact of this ledger. */
export function ConfirmationList({ confirmations, jump }: Props) {
  if (confirmations.length === 0) return <EmptyNote title="没有背景">这份报告里没有声明为背景的话。</EmptyNote>
  return (
    <ul className={styles.confirmed}>
      {confirmations.map((one) => (
        <li key={`${one.line}:${one.column}`}>
          <button type="button" className={styles.place} onClick={() => jump(one)}>
            {one.words}
          </button>
          <small>{one.source === '' ? '没有写出处' : `出处：${one.source}`}</small>
          <small>
            {one.by}确认，{presentInstant(one.at)}
          </small>
        </li>
      ))}
    </ul>
  )
}
