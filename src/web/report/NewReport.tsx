import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { App, Button, Checkbox, Modal, Radio } from 'antd'
import { useState } from 'react'
import type { LedgerSummary } from '../../api/contract/ledger.ts'
import { type StarterKind, starterReport } from '../../definition/report/starter-report.ts'
import { api } from '../http/api.ts'
import { errorText } from '../http/client.ts'
import { ledgersQuery, reportsQuery, writingQuery } from '../http/queries.ts'
import { PeriodPicker } from '../parts/PeriodPicker.tsx'
import { presentPeriodKey } from '../parts/period.ts'
import { useSession } from '../session/use-session.ts'
import styles from './new-report.module.css'

const kinds: readonly { readonly value: StarterKind; readonly label: string; readonly help: string }[] = [
  { value: 'annual', label: '年度工作报告', help: '各板块的底稿连成全文，缺哪些数字一编译就知道。' },
  { value: 'brief', label: '月度简报', help: '每个板块一两句，按月出。' },
  { value: 'progress', label: '半年办理情况', help: '年初定下的事到期末办到哪一步，一项一行，报人大主席团。' },
  { value: 'blank', label: '空白', help: '只有题头，从头写。' },
]

/** Begins a report: what kind, for when, with which parts. The text is made of the packs' own sections. */
export function NewReport() {
  const { town, year, today } = useSession()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const { data: writing } = useQuery({ ...writingQuery, enabled: open })
  const [kind, setKind] = useState<StarterKind>('annual')
  const [periods, setPeriods] = useState<Readonly<Record<StarterKind, string>>>({
    annual: String(year),
    brief: `${year}-12`,
    progress: lastHalf(today),
    blank: String(year),
  })
  const [chosenLeft, setLeft] = useState<readonly string[]>()
  const { data: ledgers } = useQuery({ ...ledgersQuery, enabled: open })
  const left = chosenLeft ?? withoutRecords(ledgers ?? [])
  const parts = (writing?.packs ?? []).filter(({ sections }) => kind !== 'blank' && (sections?.[kind] ?? '') !== '')
  const wanted = parts.filter(({ id }) => !left.includes(id))
  const period = periods[kind]
  const add = useMutation({
    mutationFn: () => {
      const source = starterReport({ kind, town, period, periodWords: presentPeriodKey(period), packs: wanted })
      return api.addReport({ source })
    },
    onSuccess: async (report) => {
      await client.invalidateQueries({ queryKey: reportsQuery.queryKey, exact: true })
      void navigate({ to: '/reports/$report', params: { report: report.id }, search: { edit: true } })
    },
    onError: (error) => message.error(errorText(error)),
  })
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        新写一份
      </Button>
      <Modal
        open={open}
        title="新写一份报告"
        okText="开始写"
        cancelText="取消"
        onCancel={() => setOpen(false)}
        onOk={() => add.mutate()}
        confirmLoading={add.isPending}
        okButtonProps={{ disabled: writing === undefined }}
        destroyOnHidden
      >
        <KindField kind={kind} choose={setKind} />
        <fieldset className={styles.group}>
          <legend>期间</legend>
          <PeriodPicker
            period={period}
            lastYear={Math.max(year, Number(today.slice(0, 4)))}
            change={(next) => setPeriods({ ...periods, [kind]: next })}
          />
        </fieldset>
        {parts.length === 0 ? null : <PartsField parts={parts} left={left} leave={setLeft} />}
      </Modal>
    </>
  )
}

/** The packs of whose ledgers none holds a record, by id: there is nothing to write of them. In a town that has none at all, everything is begun with. */
export function withoutRecords(ledgers: readonly Pick<LedgerSummary, 'pack' | 'count'>[]): readonly string[] {
  const kept = new Set(ledgers.filter(({ count }) => count > 0).map(({ pack }) => pack))
  return kept.size === 0 ? [] : [...new Set(ledgers.map(({ pack }) => pack))].filter((pack) => !kept.has(pack))
}

/** The first half of the year that is over by this day: this year's from July on. */
function lastHalf(today: string): string {
  const year = Number(today.slice(0, 4)) - (today.slice(5, 7) < '07' ? 1 : 0)
  return `${year}-01..${year}-06`
}

function KindField({ kind, choose }: { readonly kind: StarterKind; readonly choose: (kind: StarterKind) => void }) {
  return (
    <fieldset className={styles.group}>
      <legend>种类</legend>
      <Radio.Group value={kind} onChange={(event) => choose(event.target.value)} className={styles.kinds ?? ''}>
        {kinds.map(({ value, label, help }) => (
          <Radio key={value} value={value}>
            {label}
            <small>{help}</small>
          </Radio>
        ))}
      </Radio.Group>
    </fieldset>
  )
}

interface PartsFieldProps {
  readonly parts: readonly { readonly id: string; readonly label: string }[]
  /** Those that stay out. */
  readonly left: readonly string[]
  readonly leave: (ids: readonly string[]) => void
}

function PartsField({ parts, left, leave }: PartsFieldProps) {
  const ids = parts.map(({ id }) => id)
  return (
    <fieldset className={styles.group}>
      <legend>板块</legend>
      <Checkbox.Group
        className={styles.parts ?? ''}
        value={ids.filter((id) => !left.includes(id))}
        onChange={(chosen) => leave(ids.filter((id) => !chosen.includes(id)))}
        options={parts.map(({ id, label }) => ({ value: id, label }))}
      />
      {parts.some(({ id }) => left.includes(id)) ? <small>还没有记录的板块没有勾上；要写的自己勾。</small> : null}
    </fieldset>
  )
}
