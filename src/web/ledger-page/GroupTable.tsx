import { useQuery } from '@tanstack/react-query'
import type { LedgerFilter, RecordGroups } from '../../api/contract/ledger.ts'
import type { ResolvedLedger } from '../../definition/ledger/types.ts'
import { type LedgerView, ledgerGroupsQuery } from '../http/queries.ts'
import { type Column, presentValue } from '../ledger/columns.ts'
import type { LedgerRows } from '../ledger/table/use-ledger-rows.ts'
import { EmptyNote, ErrorNote, LoadingNote } from '../parts/Notes.tsx'
import { groupDigits } from '../parts/quantity.ts'
import styles from './groups.module.css'

interface Props {
  readonly ledger: ResolvedLedger
  readonly by: string
  readonly view: LedgerView
  readonly columns: readonly Column[]
  /** The list's own totals, which stand below. */
  readonly rows: Pick<LedgerRows, 'count' | 'sums' | 'groups'>
  /** Shows the records of one group. */
  readonly open: (filters: readonly LedgerFilter[]) => void
}

/** What the list finds in groups: how many, and what they add up to; a press on one shows its records. */
export function GroupTable({ ledger, by, view: { filters, search }, columns, rows, open }: Props) {
  const asked = { ...(filters === undefined ? {} : { filters }), ...(search === undefined ? {} : { search }) }
  const { data, error, refetch } = useQuery(ledgerGroupsQuery(ledger.id, by, asked))
  const field = ledger.fields.find(({ id }) => id === by)?.field
  if (error !== null) return <ErrorNote error={error} retry={() => void refetch()} />
  if (data === undefined) return <LoadingNote rows={6} />
  if (data.groups.length === 0) return <EmptyNote title="没有符合条件的记录">去掉一些条件，或换几个字再找。</EmptyNote>
  const summed = columns.filter(({ id }) => data.groups.some(({ sums }) => sums[id] !== undefined))
  return (
    <div className={styles.groups}>
      <table aria-label={`${ledger.label}按${field?.label ?? by}分组小计`}>
        <thead>
          <tr>
            <th scope="col">{field?.label ?? by}</th>
            <th scope="col" className={styles.number}>
              条数
            </th>
            {summed.map((column) => (
              <th key={column.id} scope="col" className={styles.number}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.groups.map((group) => (
            <GroupRow key={group.label + JSON.stringify(group.filters)} group={group} summed={summed} open={open} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">合计</th>
            <td className={styles.number}>{rows.count === undefined ? '' : groupDigits(String(rows.count))}</td>
            {summed.map((column) => (
              <td key={column.id} className={styles.number}>
                {presentValue(column.field, rows.sums[column.id])}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
      {data.more ? <p>组数太多，只列出最大的 {data.groups.length} 组。</p> : null}
      {summed.length === 0 ? <p>{unsummed(rows)}</p> : null}
    </div>
  )
}

/** Why there is no subtotal in any group. */
function unsummed({ groups }: Props['rows']): string {
  const isOfKinds = Object.keys(groups).length > 0
  return isOfKinds ? '每一组里都有不能相加的几类（如不同年度），先加一个条件，就有小计。' : '这本台账没有能相加的栏目，只数条数。'
}

interface RowProps {
  readonly group: RecordGroups['groups'][number]
  readonly summed: readonly Column[]
  readonly open: Props['open']
}

function GroupRow({ group: { label, count, sums, filters }, summed, open }: RowProps) {
  return (
    <tr>
      <th scope="row">
        <button type="button" onClick={() => open(filters)}>
          {label}
        </button>
      </th>
      <td className={styles.number}>{groupDigits(String(count))}</td>
      {summed.map((column) => (
        <td key={column.id} className={styles.number} title={sums[column.id] === undefined ? '这一组里有不能相加的几类' : undefined}>
          {sums[column.id] === undefined ? '—' : presentValue(column.field, sums[column.id])}
        </td>
      ))}
    </tr>
  )
}
