import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { App, Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { api } from '../../http/api.ts'
import { errorText } from '../../http/client.ts'
import styles from './own.module.css'

/** Removes a ledger in which nothing stands: whoever means it writes its name once more. */
export function RemoveLedger({ ledger, label }: { readonly ledger: string; readonly label: string }) {
  const [open, setOpen] = useState(false)
  const [said, setSaid] = useState('')
  const { message } = App.useApp()
  const client = useQueryClient()
  const navigate = useNavigate()
  const remove = useMutation({
    mutationFn: () => api.removeOwnLedger({ ledger, label: said.trim() }),
    onSuccess: async () => {
      await navigate({ to: '/ledgers' })
      await client.invalidateQueries()
      void message.success(`已删除「${label}」`)
    },
    onError: (error) => void message.error(errorText(error)),
  })
  const isMeant = said.trim() === label
  return (
    <>
      <Button danger onClick={() => setOpen(true)}>
        删除这本台账
      </Button>
      <Modal
        open={open}
        title={`删除「${label}」？`}
        okText="删除"
        cancelText="取消"
        okButtonProps={{ danger: true, disabled: !isMeant }}
        confirmLoading={remove.isPending}
        onOk={() => remove.mutate()}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <p className={styles.said}>
          只有一条记录也没有的台账能删除：没有记过的，或者记录都撤销了的。它的栏目、指标一起不再出现，撤销过的记录仍留在审计里；名称可以再用，这本台账恢复不回来。
        </p>
        <Input
          aria-label="写上台账的名称，确认删除"
          placeholder={`写上“${label}”确认删除`}
          value={said}
          maxLength={60}
          onChange={(event) => setSaid(event.target.value)}
          onPressEnter={() => isMeant && !remove.isPending && remove.mutate()}
        />
      </Modal>
    </>
  )
}
