import { useQuery } from '@tanstack/react-query'
import { Modal, Radio, Select } from 'antd'
import { useState } from 'react'
import { CalendarField } from '../../../web/parts/calendar/CalendarField.tsx'
import { useSession } from '../../../web/session/use-session.ts'
import type { Matrix, MatrixCell } from '../matrix.ts'
import styles from './leadership.module.css'
import { leadersQuery } from './matrix-query.ts'
import { useLeads } from './use-leads.ts'

/** What somebody pressed: a line, a village, or one line in one village. */
export type Chosen =
  | { readonly kind: 'line'; readonly id: string }
  | { readonly kind: 'village'; readonly id: string }
  | { readonly kind: 'cell'; readonly cell: MatrixCell }

interface Props {
  readonly matrix: Matrix
  readonly chosen: Chosen
  readonly close: () => void
}

type Reach = 'none' | 'gaps' | 'all'

/** Says who leads it from a day on; whoever led it before leads it until that day. */
export function LeadDialog({ matrix, chosen, close }: Props) {
  const { today } = useSession()
  const leaders = useQuery(leadersQuery(today))
  const [holder, setHolder] = useState<string>()
  const [from, setFrom] = useState<string | undefined>(today)
  const [reach, setReach] = useState<Reach>('gaps')
  const { assign } = useLeads(close)
  const { title, lead, cells } = whatIs(matrix, chosen)
  const led =
    chosen.kind === 'cell' ? [chosen.cell] : cells.filter((cell) => reach === 'all' || (reach === 'gaps' && cell.lead === undefined))
  const save = () => {
    if (holder === undefined || from === undefined) return
    const objects = chosen.kind === 'cell' || lead?.cadre === holder ? [] : [{ kind: chosen.kind, id: chosen.id }]
    assign.mutate({ holder, from, objects, cells: led.filter((cell) => cell.lead?.cadre !== holder) })
  }
  return (
    <Modal
      open
      title={title}
      okText="定下来"
      cancelText="取消"
      confirmLoading={assign.isPending}
      okButtonProps={{ disabled: holder === undefined || from === undefined }}
      onOk={save}
      onCancel={close}
    >
      <div className={styles.form}>
        <p className={styles.pale}>{lead === undefined ? '现在没有人牵头。' : `现在由${lead.name}牵头。换人的，从起始那天交给新的人。`}</p>
        <label htmlFor="lead-holder">谁牵头</label>
        <Select
          id="lead-holder"
          showSearch={{ optionFilterProp: 'label' }}
          loading={leaders.isPending}
          options={leaders.data ?? []}
          onChange={(next: string) => setHolder(next)}
        />
        <label htmlFor="lead-from">从哪天起</label>
        <CalendarField grain="day" id="lead-from" value={from} change={setFrom} />
        {chosen.kind === 'cell' ? null : (
          <fieldset className={styles.group}>
            <legend>{chosen.kind === 'line' ? '这条线在各村' : '这个村的各条线'}</legend>
            <Radio.Group value={reach} onChange={(event) => setReach(event.target.value)}>
              <Radio value="gaps">没有人的由他牵头</Radio>
              <Radio value="all">都由他牵头</Radio>
              <Radio value="none">不动</Radio>
            </Radio.Group>
          </fieldset>
        )}
      </div>
    </Modal>
  )
}

function whatIs(matrix: Matrix, chosen: Chosen) {
  if (chosen.kind === 'cell') {
    const { line, village, lead } = chosen.cell
    return { title: `${village.name} · ${line.name}`, lead, cells: [] }
  }
  if (chosen.kind === 'village') {
    const row = matrix.rows.find(({ village }) => village.id === chosen.id)
    return { title: `包村：${row?.village.name ?? ''}`, lead: row?.village.lead, cells: row?.cells ?? [] }
  }
  const line = matrix.lines.find(({ id }) => id === chosen.id)
  const cells = matrix.rows.flatMap((row) => row.cells.filter((cell) => cell.line.id === chosen.id))
  return { title: `分管：${line?.name ?? ''}`, lead: line?.lead, cells }
}
