import { Button } from 'antd'
import { knowsPasskeys } from './passkey.ts'
import styles from './sign-in.module.css'

interface Props {
  readonly label: string
  readonly busy: boolean
  readonly press: () => void
}

/** The other way in, below the first; nothing where the browser knows no passkeys. */
export function PasskeyButton({ label, busy, press }: Props) {
  return knowsPasskeys() ? (
    <Button block className={styles.other ?? ''} loading={busy} onClick={press}>
      {label}
    </Button>
  ) : null
}
