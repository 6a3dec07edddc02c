import { Input, Modal } from 'antd'
import { useState } from 'react'
import type { Matrix } from '../matrix.ts'
import styles from './leadership.module.css'
import { useLeads } from './use-leads.ts'

/** A new line of work, with a cell in each village: red until somebody leads it. */
export function AddLine({ matrix, close }: { readonly matrix: Matrix; readonly close: () => void }) {
  const [name, setName] = useState('')
  const [office, setOffice] = useState('')
  const { addLine } = useLeads(close)
  return (
    <Modal
      open
      title="加一条线"
      okText="加上"
      cancelText="取消"
      confirmLoading={addLine.isPending}
      okButtonProps={{ disabled: name.trim() === '' }}
      onOk={() => addLine.mutate({ name: name.trim(), office: office.trim(), villages: matrix.rows.map(({ village }) => village) })}
      onCancel={close}
    >
      <div className={styles.form}>
        <label htmlFor="line-name">条线</label>
        <Input id="line-name" value={name} maxLength={40} onChange={(event) => setName(event.target.value)} placeholder="如：数字乡村" />
        <label htmlFor="line-office">承办科室（可不填）</label>
        <Input id="line-office" value={office} maxLength={100} onChange={(event) => setOffice(event.target.value)} />
      </div>
    </Modal>
  )
}
