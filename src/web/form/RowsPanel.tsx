import { useQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import type { FormView, RowsChoice } from '../../api/contract/form.ts'
import type { ResolvedLedger } from '../../definition/ledger/types.ts'
import { outlineQuery, partQuery } from '../http/queries.ts'
import styles from './form.module.css'
import type { Binding } from './use-binding.ts'

export interface RowsPlace {
  readonly sheet: string
  readonly firstRow: number
  readonly lastRow: number
  readonly heads: readonly { readonly column: number; readonly label: string }[]
}

interface Props {
  readonly form: FormView
  readonly place: RowsPlace
  readonly binding: Binding
}

/** The number of the line, as a choice beside the ledger's fields. */
const lineNumber = '#'

/** Blank rows that hold records of a ledger: which, under what condition, in what order, which column says what. They grow when there are more. */
export function RowsPanel({ form, place, binding }: Props) {
  const { sheet, firstRow, lastRow, heads } = place
  const block = form.blocks.find((one) => one.sheet === sheet && one.firstRow <= lastRow && one.lastRow >= firstRow)
  const { data: outline } = useQuery(outlineQuery)
  const [ledger, setLedger] = useState(block?.ledger)
  const { data } = useQuery(partQuery('ledger', ledger))
  const found = ledger === undefined ? undefined : data?.ledgers.get(ledger)
  const clear = (): void => binding.bind({ rows: [{ sheet, firstRow, lastRow, filters: [], columns: [...heads] }] }, '已取消绑定')
  return (
    <div className={styles.panel}>
      <h2>
        第 {firstRow} 至 {lastRow} 行
      </h2>
      <p className={styles.state}>
        {block === undefined
          ? '这几行还没有绑定。选一本台账，一行填一条记录，行不够会自己加。'
          : `由台账“${block.label}”填，一行一条，行不够会自己加。${block.kept === true ? '' : '这是按表头提的。'}`}
      </p>
      {block === undefined ? null : (
        <div className={styles.row}>
          <Button size="small" loading={binding.busy} onClick={clear}>
            取消绑定
          </Button>
        </div>
      )}
      <div className={`${styles.fields} ${styles.field}`}>
        台账
        <Select
          showSearch
          optionFilterProp="label"
          aria-label="台账"
          value={ledger ?? null}
          placeholder="选一本台账"
          options={(outline?.ledgers ?? []).map(({ id, label }) => ({ value: id, label }))}
          onChange={(next: string | null) => setLedger(next ?? undefined)}
        />
      </div>
      {found === undefined ? null : (
        <RowsForm
          key={found.id}
          ledger={found}
          place={place}
          start={startOf(form, place, found)}
          filters={block?.ledger === found.id ? block.filters : []}
          order={block?.ledger === found.id ? block.order : undefined}
          busy={binding.busy}
          send={(rows) => binding.bind({ rows: [rows] }, '已绑定')}
        />
      )}
    </div>
  )
}

/** Which field each column is bound to now; else the one of the same name. */
function startOf(form: FormView, { sheet, firstRow, heads }: RowsPlace, ledger: ResolvedLedger): Readonly<Record<number, string>> {
  const bound = new Map(
    form.cells.flatMap((one): [string, string][] => {
      const { binding } = one
      if (binding.type !== 'column' || one.sheet !== sheet || binding.ledger !== ledger.id || binding.line !== 1) return []
      return [[one.label, binding.field ?? lineNumber]]
    }),
  )
  return Object.fromEntries(
    heads.flatMap(({ column, label }) => {
      const last = label.split(' · ').at(-1) ?? ''
      const own = bound.get(label) ?? ledger.fields.find(({ field }) => last === field.label)?.id
      const known = own ?? (/^(?:序号|编号)$/.test(last) ? lineNumber : undefined)
      return known === undefined || firstRow < 1 ? [] : [[column, known]]
    }),
  )
}

interface RowsFormProps {
  readonly ledger: ResolvedLedger
  readonly place: RowsPlace
  readonly start: Readonly<Record<number, string>>
  readonly filters: FormView['blocks'][number]['filters']
  readonly order: FormView['blocks'][number]['order']
  readonly busy: boolean
  readonly send: (rows: RowsChoice) => void
}

function RowsForm({ ledger, place: { sheet, firstRow, lastRow, heads }, start, filters, order, busy, send }: RowsFormProps) {
  const [columns, setColumns] = useState(start)
  const [filter, setFilter] = useState(filters[0])
  const [sorted, setSorted] = useState(order)
  const fields = ledger.fields.map(({ id, field }) => ({ value: id, label: field.label }))
  const none = { value: '', label: '不填' }
  const submit = () =>
    send({
      sheet,
      firstRow,
      lastRow,
      ledger: ledger.id,
      filters: filter === undefined || filter.value.trim() === '' ? [] : [{ field: filter.field, value: filter.value.trim() }],
      ...(sorted === undefined ? {} : { order: { ...sorted } }),
      columns: heads.map(({ column, label }) => {
        const chosen = columns[column] ?? ''
        return { column, label, ...(chosen === lineNumber ? { number: true } : chosen === '' ? {} : { field: chosen }) }
      }),
    })
  return (
    <form
      className={styles.fields}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      {heads.map(({ column, label }) => (
        <div key={column} className={styles.field}>
          {label}
          <Select
            aria-label={`“${label}”填`}
            showSearch
            optionFilterProp="label"
            value={columns[column] ?? ''}
            options={[none, { value: lineNumber, label: '行的序号' }, ...fields]}
            onChange={(next: string) => setColumns({ ...columns, [column]: next })}
          />
        </div>
      ))}
      <div className={styles.field}>
        只要这样的
        <span className={styles.row}>
          <Select
            aria-label="条件的栏目"
            value={filter?.field ?? ''}
            options={[{ value: '', label: '全部记录' }, ...fields]}
            onChange={(field: string) => setFilter(field === '' ? undefined : { field, value: filter?.value ?? '' })}
          />
          {filter === undefined ? null : (
            <Input
              aria-label="条件的值"
              value={filter.value}
              maxLength={200}
              onChange={(event) => setFilter({ field: filter.field, value: event.target.value })}
            />
          )}
        </span>
      </div>
      <OrderField fields={fields} order={sorted} change={setSorted} />
      <Button type="primary" htmlType="submit" loading={busy}>
        绑定这几行
      </Button>
    </form>
  )
}

type Order = FormView['blocks'][number]['order']

interface OrderProps {
  readonly fields: readonly { readonly value: string; readonly label: string }[]
  readonly order: Order
  readonly change: (order: Order) => void
}

function OrderField({ fields, order, change }: OrderProps) {
  return (
    <div className={styles.field}>
      怎么排
      <span className={styles.row}>
        <Select
          aria-label="按哪一栏排"
          value={order?.field ?? ''}
          options={[{ value: '', label: '按登记先后' }, ...fields]}
          onChange={(field: string) => change(field === '' ? undefined : { field, descending: order?.descending ?? false })}
        />
        {order === undefined ? null : (
          <Select
            aria-label="从小到大还是从大到小"
            value={order.descending}
            options={[
              { value: false, label: '从小到大' },
              { value: true, label: '从大到小' },
            ]}
            onChange={(descending: boolean) => change({ field: order.field, descending })}
          />
        )}
      </span>
    </div>
  )
}
