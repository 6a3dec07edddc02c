import { useMutation } from '@tanstack/react-query'
import { Alert, App, Button, Modal } from 'antd'
import { useState } from 'react'
import { api } from '../../http/api.ts'
import { errorText } from '../../http/client.ts'
import { useSession } from '../../session/use-session.ts'
import styles from '../grid.module.css'
import { useDutiesChanged } from '../use-duties-changed.ts'
import { DayField, dayAfter } from './DayField.tsx'

interface Props {
  /** The record of the leave. */
  readonly leave: string
  readonly from: string
  readonly to: string
}

/** Somebody is back before their leave is over: from that day on the duties are theirs again. Nothing for a leave that has not begun or is over. */
export function EndLeave({ leave, from, to }: Props) {
  const { message } = App.useApp()
  const { today } = useSession()
  const changed = useDutiesChanged()
  const [open, setOpen] = useState(false)
  const first = from < today ? today : dayAfter(from)
  const [on, setOn] = useState<string | undefined>(first)
  const end = useMutation({
    mutationFn: () => api.endLeave({ leave, on: on ?? '' }),
    onSuccess: ({ returned }) => {
      changed()
      setOpen(false)
      void message.success(returned === 0 ? '已销假' : `已销假，${returned} 项责任归还本人`)
    },
  })
  if (to <= today || first >= to) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>提前销假</Button>
      <Modal
        open={open}
        title="提前销假"
        okText="销假"
        okButtonProps={{ disabled: on === undefined, loading: end.isPending }}
        onOk={() => end.mutate()}
        onCancel={() => setOpen(false)}
      >
        {end.isError ? <Alert type="error" showIcon className={styles.alert ?? ''} title={errorText(end.error)} /> : null}
        <DayField id="leave-back" label="返岗第一天" first={dayAfter(from)} last={dayAfter(to, -1)} value={on} change={setOn}>
          <small>从这一天起，由别人代岗的责任归还本人；代岗期间又转给别人的不动。</small>
        </DayField>
      </Modal>
    </>
  )
}
