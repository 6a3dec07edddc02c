import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { App, Button, Input, Select } from 'antd'
import { useState } from 'react'
import type { FormBurden } from '../../api/contract/form.ts'
import { api } from '../http/api.ts'
import { errorText } from '../http/client.ts'
import { burdenQuery, formsKey } from '../http/form-queries.ts'
import { ErrorNote, LoadingNote } from '../parts/Notes.tsx'
import styles from './form.module.css'

type Overlap = FormBurden['overlaps'][number]
type Decision = NonNullable<Overlap['decision']>

const decisions: readonly { readonly value: Decision; readonly label: string }[] = [
  { value: 'keep', label: '保留' },
  { value: 'stop', label: '商请停报' },
  { value: 'merge', label: '合并' },
]

/** What several forms ask for, with what was decided of it; and of each form, cells filled beside facts entered for it alone. */
export function Burden({ mayDecide }: { readonly mayDecide: boolean }) {
  const [open, setOpen] = useState(false)
  const { data, error, refetch } = useQuery({ ...burdenQuery, enabled: open })
  if (!open)
    return (
      <p className={styles.more}>
        <Button onClick={() => setOpen(true)}>看重复要的数和每张表的负担</Button>
      </p>
    )
  if (error !== null) return <ErrorNote error={error} retry={() => void refetch()} />
  if (data === undefined) return <LoadingNote rows={6} label="正在比各张表" />
  return (
    <>
      <section aria-labelledby="overlaps" className={styles.section}>
        <h2 id="overlaps">
          几张表重复要的数<span>{data.overlaps.length} 个</span>
        </h2>
        {data.overlaps.length === 0 ? <p className={styles.quiet}>没有。</p> : null}
        <ul className={styles.list}>
          {data.overlaps.map((overlap) => (
            <OverlapLine key={overlap.fact} overlap={overlap} mayDecide={mayDecide} />
          ))}
        </ul>
      </section>
      <Weights forms={data.forms} />
      {data.unreadable.length === 0 ? null : <p className={styles.quiet}>没有存空白表、没有算进来的：{data.unreadable.join('、')}。</p>}
    </>
  )
}

function Weights({ forms }: Pick<FormBurden, 'forms'>) {
  return (
    <section aria-labelledby="weights" className={styles.section}>
      <h2 id="weights">
        每张表的负担<span>台账填的格 ÷ 只为这张表登的事实</span>
      </h2>
      <div className={styles.card}>
        <table>
          <thead>
            <tr>
              <th scope="col">表</th>
              <th scope="col" className={styles.right}>
                台账填的格
              </th>
              <th scope="col" className={styles.right}>
                手填的格
              </th>
              <th scope="col">只有它用到的台账</th>
              <th scope="col" className={styles.right}>
                填的格 ÷ 登的事实
              </th>
            </tr>
          </thead>
          <tbody>
            {forms.map(({ form, name, bound, typed, own, facts }) => (
              <tr key={form}>
                <th scope="row">
                  <Link to="/forms/$form" params={{ form }} search={{}}>
                    {name.replace(/\.xls[xm]$/i, '')}
                  </Link>
                </th>
                <td className={styles.right}>{bound}</td>
                <td className={styles.right}>{typed}</td>
                <td>{own.map(({ label, records }) => `${label} ${records} 条`).join('、')}</td>
                <td className={styles.right}>{facts === 0 ? '没有另外登的' : `${bound} ÷ ${facts}`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function OverlapLine({ overlap, mayDecide }: { readonly overlap: Overlap; readonly mayDecide: boolean }) {
  const [open, setOpen] = useState(false)
  const word = decisions.find(({ value }) => value === overlap.decision)?.label
  const forms = new Map(overlap.cells.map(({ form, name, cell }) => [form, `${name.replace(/\.xls[xm]$/i, '')} ${cell}`]))
  return (
    <li>
      <b>{overlap.label}</b>
      <span>
        {[...forms].map(([form, name]) => (
          <Link key={form} to="/forms/$form" params={{ form }} search={{}}>
            {name}
          </Link>
        ))}
      </span>
      <span className={styles.quiet}>{word === undefined ? '还没有定' : `${word}：${overlap.reason ?? ''}`}</span>
      {mayDecide && !open ? (
        <Button size="small" onClick={() => setOpen(true)} aria-label={`“${overlap.label}”怎么办`}>
          {word === undefined ? '定' : '改'}
        </Button>
      ) : null}
      {open ? <DecisionForm overlap={overlap} close={() => setOpen(false)} /> : null}
    </li>
  )
}

function DecisionForm({
  overlap: { fact, label, decision, reason: before },
  close,
}: {
  readonly overlap: Overlap
  readonly close: () => void
}) {
  const client = useQueryClient()
  const { message } = App.useApp()
  const [chosen, setChosen] = useState<Decision>(decision ?? 'merge')
  const [reason, setReason] = useState(before ?? '')
  const decide = useMutation({
    mutationFn: () => api.decideOverlap({ fact, label, decision: chosen, reason }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: formsKey })
      close()
    },
    onError: (error) => void message.error(errorText(error)),
  })
  return (
    <form
      className={styles.row}
      onSubmit={(event) => {
        event.preventDefault()
        if (reason.trim() !== '') decide.mutate()
      }}
    >
      <Select aria-label="怎么办" value={chosen} options={[...decisions]} onChange={(next: Decision) => setChosen(next)} />
      <Input
        aria-label="理由"
        placeholder="理由"
        className={styles.reason ?? ''}
        value={reason}
        maxLength={1000}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button type="primary" htmlType="submit" disabled={reason.trim() === ''} loading={decide.isPending}>
        记下
      </Button>
      <Button onClick={close}>取消</Button>
    </form>
  )
}
