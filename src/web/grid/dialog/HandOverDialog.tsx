import { useMutation, useQuery } from '@tanstack/react-query'
import { Alert, Checkbox, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import type { HandOverBody } from '../../../api/contract/grid.ts'
import { api } from '../../http/api.ts'
import { errorText } from '../../http/client.ts'
import { proposalsQuery } from '../../http/grid-queries.ts'
import { RefSelect } from '../../ledger/form/RefSelect.tsx'
import { useUndoable } from '../../ledger/use-undoable.tsx'
import { IrreversibleBox } from '../../loop/step/IrreversibleBox.tsx'
import styles from '../grid.module.css'
import { useDutiesChanged } from '../use-duties-changed.ts'
import { DayField } from './DayField.tsx'
import { ProposalSummary } from './ProposalSummary.tsx'

/** All duties of somebody at once: to one person, among several, or by proposal; the first two are looked through before they are done as well. */
export function HandOverDialog({ day, close }: { readonly day: string; readonly close: () => void }) {
  const [cadre, setCadre] = useState<readonly string[]>([])
  const [on, setOn] = useState<string | undefined>(day)
  const [way, setWay] = useState<Way>('chosen')
  const [holders, setHolders] = useState<readonly string[]>([])
  const [retires, setRetires] = useState(false)
  const [reason, setReason] = useState('')
  const [from] = cadre
  const among = way === 'chosen' ? { among: holders } : {}
  const { data: proposals, isFetching } = useQuery({
    ...proposalsQuery({ cadre: from ?? '', on: on ?? '', ...among }),
    enabled: from !== undefined && on !== undefined && (way === 'proposal' || holders.length > 0),
  })
  const save = useHandOver(retires, close)
  const ready = from !== undefined && on !== undefined && (way === 'proposal' || holders.length > 0)
  const submit = () => {
    if (from === undefined || on === undefined) return
    const to = way === 'proposal' ? ({ proposal: true } as const) : { holders: [...holders] }
    save.mutate({ cadre: from, on, to, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) })
  }
  return (
    <Modal open title="责任交接" okText="交接" okButtonProps={{ disabled: !ready, loading: save.isPending }} onOk={submit} onCancel={close}>
      {save.isError ? <Alert type="error" showIcon className={styles.alert ?? ''} title={errorText(save.error)} /> : null}
      <p className={styles.quiet}>旧责任在这一天结束，新责任同一天开始，一天也不断。要么全部交接，要么一项不动。</p>
      <div className={styles.field}>
        <label htmlFor="hand-over-cadre">谁的责任</label>
        <RefSelect id="hand-over-cadre" ledger="cadre" label="谁的责任" value={cadre} change={setCadre} />
      </div>
      <DayField id="hand-over-on" label="从哪天起由别人负责" value={on} change={setOn}>
        <Checkbox checked={retires} onChange={(event) => setRetires(event.target.checked)}>
          这一天离任（干部名册里写上任职止）
        </Checkbox>
      </DayField>
      <WayField way={way} setWay={setWay} holders={holders} setHolders={setHolders} />
      <div className={styles.field}>
        <label htmlFor="hand-over-reason">事由（可不填）</label>
        <Input id="hand-over-reason" value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
      </div>
      {ready && proposals !== undefined && proposals.length > 0 ? (
        <IrreversibleBox
          does={
            retires
              ? '旧责任当天结束、新责任当天开始，离任一并记下，不能整批撤回；交接错了只能再交接一次。'
              : '旧责任当天结束、新责任当天开始。交接完可以马上整批撤回；以后发现错了，只能再交接一次。'
          }
          counts={[{ label: '责任', value: String(proposals.length), unit: '项' }]}
        />
      ) : null}
      {ready ? <ProposalSummary proposals={proposals} loading={isFetching} /> : null}
    </Modal>
  )
}

function useHandOver(retires: boolean, close: () => void) {
  const changed = useDutiesChanged()
  const tell = useUndoable('duty', changed)
  return useMutation({
    mutationFn: (body: HandOverBody) => (retires ? api.retireCadre(body) : api.handOver(body)),
    onSuccess: ({ moved, holders: to, entry }) => {
      changed()
      tell(moved === 0 ? '没有要交接的责任' : `已交接 ${moved} 项，由${to.map(({ holder }) => holder.title).join('、')}接手`, entry)
      close()
    },
  })
}

type Way = 'chosen' | 'proposal'

interface WayProps {
  readonly way: Way
  readonly setWay: (way: Way) => void
  readonly holders: readonly string[]
  readonly setHolders: (holders: readonly string[]) => void
}

function WayField({ way, setWay, holders, setHolders }: WayProps) {
  return (
    <div className={styles.field}>
      <span id="hand-over-way">由谁接手</span>
      <Radio.Group
        aria-labelledby="hand-over-way"
        value={way}
        onChange={(event) => setWay(event.target.value === 'proposal' ? 'proposal' : 'chosen')}
        options={[
          { value: 'chosen', label: '指定一人或几人' },
          { value: 'proposal', label: '按建议：先就近，再看手上多少' },
        ]}
      />
      {way === 'chosen' ? <RefSelect ledger="cadre" label="接手人" multiple value={holders} change={setHolders} /> : null}
    </div>
  )
}
