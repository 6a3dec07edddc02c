import { useMutation, useQuery } from '@tanstack/react-query'
import { Alert, App, Button, Input, Modal } from 'antd'
import { useState } from 'react'
import type { ResolvedLoop } from '../../definition/loop/types.ts'
import { api } from '../http/api.ts'
import { errorText } from '../http/client.ts'
import { outlineQuery } from '../http/queries.ts'
import { RefSelect } from '../ledger/form/RefSelect.tsx'
import styles from './case/case.module.css'
import { useCaseChanged } from './use-case-changed.ts'

/** Opens a case by hand over a record of the loop's ledger. */
export function OpenCaseButton({ loop, opened }: { readonly loop: ResolvedLoop; readonly opened: (id: string) => void }) {
  const { message } = App.useApp()
  const { data: outline } = useQuery(outlineQuery)
  const changed = useCaseChanged()
  const [open, setOpen] = useState(false)
  const [subject, setSubject] = useState<string>()
  const [opinion, setOpinion] = useState('')
  const ledger = outline?.ledgers.find(({ id }) => id === loop.ledger)
  const send = useMutation({
    mutationFn: () => api.openCase({ loop: loop.id, subject: subject ?? '', opinion: opinion.trim() === '' ? undefined : opinion.trim() }),
    onSuccess: (view) => {
      changed(view)
      setOpen(false)
      void message.success(`已立项：${view.case.subjectTitle}`)
      opened(view.case.id)
    },
  })
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        新立一件
      </Button>
      <Modal
        open={open}
        title={`新立一件 · ${loop.label}`}
        okText="立项"
        okButtonProps={{ disabled: subject === undefined, loading: send.isPending }}
        onOk={() => send.mutate()}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        {send.isError ? <Alert type="error" showIcon className={styles.alert ?? ''} title={errorText(send.error)} /> : null}
        <div className={styles.field}>
          <span>{ledger?.label ?? '对象'}</span>
          <RefSelect
            ledger={loop.ledger}
            label={ledger?.label ?? '对象'}
            value={subject === undefined ? [] : [subject]}
            change={(next) => setSubject(next[0])}
          />
        </div>
        <label className={styles.field} htmlFor="open-opinion">
          <span>说明（可不填）</span>
          <Input.TextArea
            id="open-opinion"
            rows={2}
            maxLength={2_000}
            value={opinion}
            onChange={(event) => setOpinion(event.target.value)}
          />
        </label>
      </Modal>
    </>
  )
}
