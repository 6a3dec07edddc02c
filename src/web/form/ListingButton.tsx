import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Input, InputNumber, Modal, Select } from 'antd'
import { useState } from 'react'
import type { FormSummary, FormView } from '../../api/contract/form.ts'
import { cadreLedger } from '../../definition/duty/duty-ledgers.ts'
import { api } from '../http/api.ts'
import { errorText } from '../http/client.ts'
import { formsKey, formsQuery } from '../http/form-queries.ts'
import { outlineQuery } from '../http/queries.ts'
import { RefSelect } from '../ledger/form/RefSelect.tsx'
import { useSession } from '../session/use-session.ts'
import styles from './form.module.css'

const frequencies = [
  { value: 'month', label: '每月' },
  { value: 'quarter', label: '每季度' },
  { value: 'half', label: '每半年' },
  { value: 'year', label: '每年' },
  { value: 'once', label: '一次' },
]

/** Which department wants the form, by what, how often, due when: from then on the calendar opens each of its periods. */
export function ListingButton({ form }: { readonly form: Pick<FormView, 'id' | 'version' | 'name'> }) {
  const [open, setOpen] = useState(false)
  const { data } = useQuery(formsQuery)
  const listing = data?.forms.find(({ id }) => id === form.id)?.listing
  return (
    <>
      <Button onClick={() => setOpen(true)}>{listing === undefined ? '登进目录' : '谁要、何时报'}</Button>
      {open ? <ListingDialog form={form} listing={listing} unbound={data?.unbound ?? []} close={() => setOpen(false)} /> : null}
    </>
  )
}

interface Said {
  readonly name: string
  readonly department: string
  readonly basis: string
  readonly frequency: string
  readonly dueDays: number
  readonly office: string
  readonly since: string
  /** The cadre who answers for each period of it. */
  readonly holder: string
}

function ListingFields({ said, put }: { readonly said: Said; readonly put: (more: Partial<Said>) => void }) {
  return (
    <>
      <Field label="表名" value={said.name} change={(name) => put({ name })} />
      <Field label="要表部门" value={said.department} change={(department) => put({ department })} />
      <Field label="要表依据（文号）" value={said.basis} change={(basis) => put({ basis })} />
      <div className={styles.field}>
        报送频次
        <Select aria-label="报送频次" value={said.frequency} options={frequencies} onChange={(frequency: string) => put({ frequency })} />
      </div>
      <div className={styles.field}>
        期后几日报
        <InputNumber aria-label="期后几日报" min={0} max={366} value={said.dueDays} onChange={(days) => put({ dueDays: days ?? 0 })} />
      </div>
      <Field label="填表科室" value={said.office} change={(office) => put({ office })} />
      <HolderField holder={said.holder} change={(holder) => put({ holder })} />
      <Field label="从哪天起报" value={said.since} change={(since) => put({ since })} />
    </>
  )
}

/** Where no cadres are kept nobody can be named. */
function HolderField({ holder, change }: { readonly holder: string; readonly change: (holder: string) => void }) {
  const { data } = useQuery(outlineQuery)
  if (data?.ledgers.some(({ id }) => id === cadreLedger.id) !== true) return null
  return (
    <div className={styles.field}>
      负责人
      <RefSelect ledger={cadreLedger.id} label="负责人" value={holder === '' ? [] : [holder]} change={([chosen]) => change(chosen ?? '')} />
    </div>
  )
}

interface DialogProps {
  readonly form: Pick<FormView, 'id' | 'version' | 'name'>
  readonly listing: FormSummary['listing']
  readonly unbound: readonly { readonly id: string; readonly name: string; readonly department: string }[]
  readonly close: () => void
}

function ListingDialog({ form, listing, unbound, close }: DialogProps) {
  const { today } = useSession()
  const client = useQueryClient()
  const { message } = App.useApp()
  const [listed, setListed] = useState<string | undefined>(listing?.id)
  const [said, setSaid] = useState<Said>({
    name: listing?.name ?? form.name.replace(/\.xls[xm]$/i, '').replace(/^\d{4}年/, ''),
    department: listing?.department ?? '',
    basis: listing?.basis ?? '',
    frequency: listing?.frequency ?? 'year',
    dueDays: listing?.dueDays ?? 10,
    office: listing?.office ?? '',
    since: listing?.since ?? today,
    holder: listing?.holder?.id ?? '',
  })
  const put = (more: Partial<Said>) => setSaid({ ...said, ...more })
  const keep = useMutation({
    mutationFn: () => {
      const { basis, office, holder, ...values } = said
      const whole = { ...values, basis: basis === '' ? null : basis, office: office === '' ? null : office }
      const own = listed !== undefined && listed !== listing?.id ? {} : whole
      const before = listing?.holder?.id ?? ''
      const named = holder === before || own !== whole ? {} : { holder: holder === '' ? null : holder }
      return api.listFormInCatalogue({ form: form.id, version: form.version, listed, values: own, ...named })
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: formsKey })
      close()
    },
    onError: (error) => void message.error(errorText(error)),
  })
  const isOther = listed !== undefined && listed !== listing?.id
  return (
    <Modal
      open
      title="谁要这张表，何时报"
      okText="记下"
      cancelText="取消"
      onCancel={close}
      onOk={() => keep.mutate()}
      confirmLoading={keep.isPending}
      okButtonProps={{ disabled: !isOther && (said.name.trim() === '' || said.department.trim() === '') }}
    >
      <div className={styles.fields}>
        {unbound.length === 0 ? null : (
          <div className={styles.field}>
            目录里的哪一张
            <Select
              aria-label="目录里的哪一张"
              value={listed ?? ''}
              options={[
                ...(listing === undefined ? [] : [{ value: listing.id, label: listing.name }]),
                { value: '', label: '新登一张' },
                ...unbound.map(({ id, name, department }) => ({ value: id, label: `${name}（${department}）` })),
              ]}
              onChange={(next: string) => setListed(next === '' ? undefined : next)}
            />
          </div>
        )}
        {isOther ? null : <ListingFields said={said} put={put} />}
      </div>
    </Modal>
  )
}

function Field({ label, value, change }: { readonly label: string; readonly value: string; readonly change: (value: string) => void }) {
  return (
    <div className={styles.field}>
      {label}
      <Input aria-label={label} value={value} maxLength={200} onChange={(event) => change(event.target.value)} />
    </div>
  )
}
