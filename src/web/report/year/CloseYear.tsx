import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Input, Modal } from 'antd'
import { useState } from 'react'
import type { YearView } from '../../../api/contract/year.ts'
import { api } from '../../http/api.ts'
import { errorText } from '../../http/client.ts'
import { yearsQuery } from '../../http/queries.ts'
import { useSession } from '../../session/use-session.ts'
import styles from './year.module.css'

/** Closes a year that is over, or opens a closed one again with a reason; for who may freeze a report. */
export function CloseYear({ year }: { readonly year: YearView }) {
  const { can } = useSession()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const isClosed = year.closed !== undefined
  const change = useMutation({
    mutationFn: () => (isClosed ? api.reopenYear({ year: year.year, reason: reason.trim() }) : api.closeYear({ year: year.year })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: yearsQuery.queryKey })
      setOpen(false)
      setReason('')
      message.success(isClosed ? `${year.year}年重新打开了。` : `${year.year}年结账了。`)
    },
    onError: (error) => message.error(errorText(error)),
  })
  if (!can.freeze || !year.over) return null
  return (
    <>
      <Button type={isClosed ? 'default' : 'primary'} onClick={() => setOpen(true)}>
        {isClosed ? '重新打开' : '结账'}
      </Button>
      <Modal
        open={open}
        title={isClosed ? `重新打开${year.year}年` : `${year.year}年结账`}
        okText={isClosed ? '重新打开' : '结账'}
        cancelText="取消"
        confirmLoading={change.isPending}
        okButtonProps={{ disabled: isClosed && reason.trim() === '' }}
        onOk={() => change.mutate()}
        onCancel={() => setOpen(false)}
      >
        {isClosed ? (
          <>
            <p>打开以后谁都可以照常写进{year.year}年，直到再结账。为什么打开，留在审计记录里。</p>
            <label htmlFor="reopen-reason">为什么重新打开</label>
            <Input.TextArea
              id="reopen-reason"
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              maxLength={500}
              rows={3}
            />
          </>
        ) : (
          <ClosingNotes year={year} />
        )}
      </Modal>
    </>
  )
}

function ClosingNotes({ year: { year, reports, cases, promises } }: { readonly year: YearView }) {
  const unfrozen = reports.filter(({ frozen }) => frozen === undefined)
  const open = cases.reduce((sum, { count }) => sum + count, 0)
  const undone = promises.reduce((sum, one) => sum + one.open, 0)
  return (
    <>
      <p>
        结账以后，新增、导入、修改、批量修改、撤销和办理都不能再写进{year}年；要更正的，写明理由。
        {open > 0 ? `没办结的 ${open} 件事照样办。` : ''}
      </p>
      {unfrozen.length === 0 && undone === 0 ? null : (
        <ul className={styles.notes}>
          {unfrozen.map(({ id, title }) => (
            <li key={id}>“{title}”还没有定稿。</li>
          ))}
          {undone === 0 ? null : <li>{undone} 件答应的事没有写完成。</li>}
        </ul>
      )}
    </>
  )
}
