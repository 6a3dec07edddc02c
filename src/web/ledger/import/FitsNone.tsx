import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useSession } from '../../session/use-session.ts'
import { putSheet } from '../own/waiting-file.ts'
import styles from './import.module.css'

/** A sheet that this ledger does not know: its own header may make another one. */
export function FitsNone({ file }: { readonly file: File | undefined }) {
  const { can } = useSession()
  const navigate = useNavigate()
  if (!can.define || file === undefined) return null
  const open = () => {
    putSheet(file)
    void navigate({ to: '/ledgers/new' })
  }
  return (
    <p className={styles.confirm}>
      这张表不合这本台账。别的台账也不合的，
      <Button size="small" onClick={open}>
        用它建一本台账
      </Button>
    </p>
  )
}
