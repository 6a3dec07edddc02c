import { Checkbox, Input } from 'antd'
import type { ColumnEntry, DraftEntry } from './draft-state.ts'
import { KindFields } from './KindFields.tsx'
import styles from './own.module.css'

interface Props {
  readonly entry: DraftEntry
  readonly change: (entry: DraftEntry) => void
}

/** The columns of the sheet, one a row: what each is called, filled in with, and whether a record is known, named or dated by it. */
export function DraftColumns({ entry, change }: Props) {
  const set = (at: number, more: Partial<ColumnEntry>) =>
    change({ ...entry, columns: entry.columns.map((one, index) => (index === at ? { ...one, ...more } : one)) })
  const setDate = (at: number, on: boolean) =>
    change({ ...entry, columns: entry.columns.map((one, index) => ({ ...one, dates: on && index === at })) })
  return (
    <div className={styles.scroll}>
      <table className={styles.columns}>
        <thead>
          <tr>
            <th scope="col">表里的列</th>
            <th scope="col">栏目名</th>
            <th scope="col">填什么</th>
            <th scope="col">必填</th>
            <th scope="col">称呼记录</th>
            <th scope="col">认出记录</th>
            <th scope="col">记录的日期</th>
          </tr>
        </thead>
        <tbody>
          {entry.columns.map((column, at) => (
            <Row key={column.source} column={column} set={(more) => set(at, more)} setDate={(on) => setDate(at, on)} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface RowProps {
  readonly column: ColumnEntry
  readonly set: (more: Partial<ColumnEntry>) => void
  readonly setDate: (on: boolean) => void
}

const dates = new Set(['date', 'dateTime', 'month', 'period'])

function Row({ column, set, setDate }: RowProps) {
  const { source, samples, kept, label } = column
  const box = (name: string, checked: boolean, onChange: (on: boolean) => void, disabled = false) => (
    <td data-label={name}>
      <Checkbox
        checked={checked}
        disabled={!kept || disabled}
        aria-label={`${label}：${name}`}
        onChange={(event) => onChange(event.target.checked)}
      />
    </td>
  )
  return (
    <tr className={kept ? undefined : styles.left}>
      <th scope="row">
        <Checkbox checked={kept} onChange={(event) => set({ kept: event.target.checked })}>
          {source}
        </Checkbox>
        <small>{samples.join('，')}</small>
      </th>
      <td data-label="栏目名">
        <Input
          value={label}
          disabled={!kept}
          maxLength={40}
          aria-label={`${source}：栏目名`}
          onChange={(event) => set({ label: event.target.value })}
        />
      </td>
      <td data-label="填什么">
        <KindFields column={column} disabled={!kept} set={set} />
      </td>
      {box('必填', column.required, (required) => set({ required }))}
      {box('称呼记录', column.names, (names) => set({ names }))}
      {box('认出记录', column.tells, (tells) => set({ tells }))}
      {box('记录的日期', column.dates, setDate, !dates.has(column.kind))}
    </tr>
  )
}
