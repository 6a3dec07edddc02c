import { Alert, Button } from 'antd'
import { useState } from 'react'
import styles from './form.module.css'
import type { FormDraft } from './use-form-draft.ts'

/** Says that what stands in the form was typed before, and lets somebody begin again. */
export function DraftNote({ draft, restart }: { readonly draft: FormDraft; readonly restart: () => void }) {
  const [shown, setShown] = useState(draft.left !== undefined)
  if (!shown) return null
  return (
    <Alert
      type="info"
      role="note"
      className={styles.alert ?? ''}
      title="上次填的没有保存，还在下面，可以接着填。"
      action={
        <Button
          size="small"
          onClick={() => {
            setShown(false)
            draft.drop()
            restart()
          }}
        >
          重新填
        </Button>
      }
    />
  )
}
