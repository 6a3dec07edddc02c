import { useQuery } from '@tanstack/react-query'
import { Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { CalendarField } from '../../../web/parts/calendar/CalendarField.tsx'
import { useSession } from '../../../web/session/use-session.ts'
import styles from './leadership.module.css'
import { leadersQuery } from './matrix-query.ts'
import { useLeads } from './use-leads.ts'

/** All that one of the leaders leads goes to another on one day: their lines, villages and cells. What else they answer for stays with them. */
export function HandOverDialog({ close }: { readonly close: () => void }) {
  const { today } = useSession()
  const leaders = useQuery(leadersQuery(today))
  const [cadre, setCadre] = useState<string>()
  const [to, setTo] = useState<string>()
  const [on, setOn] = useState<string | undefined>(today)
  const [reason, setReason] = useState('')
  const { handOver } = useLeads(close)
  const ready = cadre !== undefined && to !== undefined && cadre !== to && on !== undefined
  const choose = { showSearch: { optionFilterProp: 'label' }, loading: leaders.isPending } as const
  return (
    <Modal
      open
      title="分工交接"
      okText="交接"
      cancelText="取消"
      confirmLoading={handOver.isPending}
      okButtonProps={{ disabled: !ready }}
      onOk={() => ready && handOver.mutate({ cadre, to, on, reason: reason.trim() })}
      onCancel={close}
    >
      <div className={styles.form}>
        <p className={styles.pale}>他分管的条线、包的村和牵头的格子，同一天全部转给接手的人；那天以前的仍记在他名下。</p>
        <label htmlFor="hand-from">谁交出来</label>
        <Select id="hand-from" {...choose} options={leaders.data ?? []} onChange={(next: string) => setCadre(next)} />
        <label htmlFor="hand-to">谁接手</label>
        <Select
          id="hand-to"
          {...choose}
          options={(leaders.data ?? []).filter(({ value }) => value !== cadre)}
          onChange={(next: string) => setTo(next)}
        />
        <label htmlFor="hand-on">从哪天起</label>
        <CalendarField grain="day" id="hand-on" value={on} change={setOn} />
        <label htmlFor="hand-reason">为什么（可不填）</label>
        <Input
          id="hand-reason"
          value={reason}
          maxLength={200}
          onChange={(event) => setReason(event.target.value)}
          placeholder="如：班子分工调整，镇党委〔2021〕4号"
        />
      </div>
    </Modal>
  )
}
