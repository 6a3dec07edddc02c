import { useMutation } from '@tanstack/react-query'
import { Alert, App, Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { api } from '../http/api.ts'
import { errorText } from '../http/client.ts'
import { useCaseChanged } from '../loop/use-case-changed.ts'
import styles from './board.module.css'

interface Props {
  readonly issue: string
  readonly project: string
  readonly title: string
}

/** Objects to the figures of one project on a published list. */
export function ObjectionButton({ issue, project, title }: Props) {
  const { message } = App.useApp()
  const changed = useCaseChanged()
  const [open, setOpen] = useState(false)
  const [content, setContent] = useState('')
  const send = useMutation({
    mutationFn: () => api.raiseObjection({ id: issue, project, content }),
    onSuccess: () => {
      changed()
      setOpen(false)
      setContent('')
      void message.success('异议已提出，答复前不会定榜')
    },
  })
  return (
    <>
      <Button onClick={() => setOpen(true)}>提出异议</Button>
      <Modal
        open={open}
        title={`对“${title}”的得分提出异议`}
        okText="提出"
        okButtonProps={{ loading: send.isPending, disabled: content.trim() === '' }}
        onOk={() => send.mutate()}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        {send.isError ? <Alert type="error" showIcon className={styles.alert ?? ''} title={errorText(send.error)} /> : null}
        <label className={styles.field} htmlFor="objection-content">
          <span>对哪个数有异议，为什么</span>
          <Input.TextArea
            id="objection-content"
            value={content}
            maxLength={2000}
            rows={4}
            onChange={(event) => setContent(event.target.value)}
          />
        </label>
      </Modal>
    </>
  )
}
