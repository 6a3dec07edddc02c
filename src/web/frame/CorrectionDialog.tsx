import { Input, Modal } from 'antd'
import { useEffect, useState } from 'react'
import { onYearClosed } from '../http/correction.ts'
import styles from './frame.module.css'

interface Asked {
  readonly refusal: string
  readonly answer: (reason: string | undefined) => void
}

/** What somebody wanted to write lies in a closed year: the reason why it is corrected after all, which the audit log keeps, or nothing is written. */
export function CorrectionDialog() {
  const [asked, setAsked] = useState<Asked>()
  const [reason, setReason] = useState('')
  useEffect(
    () =>
      onYearClosed(
        (refusal) =>
          new Promise((answer) => {
            setReason('')
            setAsked({ refusal, answer })
          }),
      ),
    [],
  )
  const settle = (stated: string | undefined) => {
    asked?.answer(stated)
    setAsked(undefined)
  }
  const stated = reason.trim()
  return (
    <Modal
      open={asked !== undefined}
      title="更正结了账的年度"
      okText="写明理由，照样办"
      cancelText="不改了"
      okButtonProps={{ disabled: stated === '' }}
      onOk={() => settle(stated)}
      onCancel={() => settle(undefined)}
      zIndex={1300}
    >
      <p className={styles.refusal}>{asked?.refusal}</p>
      <label htmlFor="correction-reason">更正的理由</label>
      <Input.TextArea
        id="correction-reason"
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        maxLength={500}
        rows={3}
        placeholder="如：凭证补记，财政所〔2021〕3号"
      />
    </Modal>
  )
}
