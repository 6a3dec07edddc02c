import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Checkbox, Modal, Select } from 'antd'
import { useState } from 'react'
import type { PromisedList } from '../../../api/contract/report.ts'
import { wholeNumber } from '../../../definition/decimal/decimal.ts'
import { api } from '../../../web/http/api.ts'
import { errorText } from '../../../web/http/client.ts'
import { reportsQuery } from '../../../web/http/queries.ts'
import { EmptyNote, ErrorNote, LoadingNote } from '../../../web/parts/Notes.tsx'
import { taskFields } from './fields.ts'
import styles from './plan.module.css'

interface Props {
  /** The year whose tasks are looked at, and the names that it has already. */
  readonly year: string
  readonly known: ReadonlySet<string>
}

/** Tasks from the report itself: what its plan says, line by line, taken one by one or all. */
export function FromReport({ year, known }: Props) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>从报告里列</Button>
      {open ? <ProposalDialog year={year} known={known} close={() => setOpen(false)} /> : null}
    </>
  )
}

function ProposalDialog({ year, known, close }: Props & { readonly close: () => void }) {
  const { message } = App.useApp()
  const client = useQueryClient()
  const reports = useQuery(reportsQuery)
  // A report promises for the year behind its own.
  const before = String(wholeNumber(year) - 1)
  const able = (reports.data ?? []).filter(({ period }) => period === before)
  const [chosen, setChosen] = useState<string>()
  const report = chosen ?? able[0]?.id
  const proposed = useQuery({
    queryKey: ['plan', 'promised', report],
    queryFn: () => api.listPromised({ id: report ?? '' }),
    enabled: report !== undefined,
    staleTime: 0,
  })
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const fresh = (proposed.data?.promises ?? []).filter(({ item }) => !known.has(item))
  const taken = fresh.filter(({ item }) => !left.has(item))
  const take = useMutation({
    mutationFn: (from: string) =>
      api.bulkRecords({ ledger: taskFields.ledger, operations: taken.map((one) => addition(one, { year, from })) }),
    onSuccess: async ({ added }) => {
      await client.invalidateQueries({ queryKey: ['plan'] })
      message.success(`列入 ${added} 件，牵头领导、责任科室和期限在任务里补。`)
      close()
    },
    onError: (error) => message.error(errorText(error)),
  })
  const error = reports.error ?? proposed.error
  return (
    <Modal
      open
      width={760}
      title={`从报告里列${year}年的任务`}
      okText={`列入 ${taken.length} 件`}
      cancelText="取消"
      okButtonProps={{ disabled: taken.length === 0 }}
      confirmLoading={take.isPending}
      onOk={() => proposed.data !== undefined && take.mutate(proposed.data.title)}
      onCancel={close}
    >
      {able.length < 2 ? null : (
        <Select
          aria-label="哪份报告"
          value={report ?? null}
          onChange={(next: string) => setChosen(next)}
          options={able.map(({ id, title }) => ({ value: id, label: title }))}
        />
      )}
      {error === null ? null : <ErrorNote error={error} />}
      {reports.data !== undefined && able.length === 0 ? (
        <EmptyNote title={`没有${before}年的报告`}>任务出自上一年的报告，先在“报告”里写好它的计划部分。</EmptyNote>
      ) : proposed.data === undefined ? (
        error === null ? (
          <LoadingNote rows={6} label="正在读报告的计划部分" />
        ) : null
      ) : fresh.length === 0 ? (
        <EmptyNote title="没有新的可列">计划部分说的事都在任务里了。</EmptyNote>
      ) : (
        <ProposalList fresh={fresh} left={left} leave={setLeft} />
      )}
    </Modal>
  )
}

interface ListProps {
  readonly fresh: readonly Proposal[]
  /** The names that are not taken. */
  readonly left: ReadonlySet<string>
  readonly leave: (left: ReadonlySet<string>) => void
}

function ProposalList({ fresh, left, leave }: ListProps) {
  const change = (item: string, isTaken: boolean) => leave(new Set(isTaken ? [...left].filter((one) => one !== item) : [...left, item]))
  return (
    <>
      <Checkbox
        checked={left.size === 0}
        indeterminate={left.size > 0 && left.size < fresh.length}
        onChange={({ target }) => leave(target.checked ? new Set() : new Set(fresh.map(({ item }) => item)))}
      >
        全部 {fresh.length} 件
      </Checkbox>
      <ul className={styles.proposals}>
        {fresh.map((one) => (
          <li key={one.item}>
            <Checkbox checked={!left.has(one.item)} onChange={({ target }) => change(one.item, target.checked)}>
              {one.item}
              <b>
                {one.quantity}
                {one.unit}
              </b>
              {one.indicator === undefined ? null : <i>自动取数</i>}
              <small>
                {one.category === '' ? '' : `${one.category} · `}
                {one.said}
              </small>
            </Checkbox>
          </li>
        ))}
      </ul>
    </>
  )
}

type Proposal = PromisedList['promises'][number]

function addition(
  { item, quantity, unit, category, indicator }: Proposal,
  { year, from }: { readonly year: string; readonly from: string },
) {
  const filled = { quantity, unit, category, indicator: indicator ?? '' }
  const known = Object.fromEntries(Object.entries(filled).filter(([, value]) => value !== ''))
  return { type: 'add' as const, values: { year, item, promisedIn: from, ...known } }
}
