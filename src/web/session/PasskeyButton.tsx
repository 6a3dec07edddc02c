import { Button } from 'antd'
import { knowsPasskeys } from './passkey.ts'
import styles from './sign-in.module.css'

interface Props {
  readonly label: string
  readonly busy: boolean
  readonly press: () => void
  /** The server has asked for it: whoever cannot show it here is told what to do. */
  readonly asked?: boolean
}

/** The other way in, below the first; where the browser knows no passkeys, nothing but what to do when one was asked for. */
export function PasskeyButton({ label, busy, press, asked = false }: Props) {
  const can = knowsPasskeys()
  return (
    <>
      {asked ? (
        <p role="status" className={styles.other ?? ''}>
          {can
            ? '请再用通行密钥证明是本人。'
            : '本账号登录还要通行密钥，这里用不了：请用设密钥时的网址和浏览器打开，或者请管理员取消第二因子。'}
        </p>
      ) : null}
      {can ? (
        <Button block className={styles.other ?? ''} loading={busy} onClick={press}>
          {label}
        </Button>
      ) : null}
    </>
  )
}
