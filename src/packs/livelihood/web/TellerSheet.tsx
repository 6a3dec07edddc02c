import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, InputNumber } from 'antd'
import { useState } from 'react'
import type { LedgerRecord } from '../../../api/contract/ledger.ts'
import type { FieldValues } from '../../../definition/field/types.ts'
import { api } from '../../../web/http/api.ts'
import { errorText } from '../../../web/http/client.ts'
import table from '../../../web/parts/table.module.css'
import { findTally, type Method, slipSums, type Teller, voteSums } from './ballot.ts'
import { countFields, tallyFields } from './fields.ts'
import styles from './livelihood.module.css'
import type { BallotParts } from './livelihood-queries.ts'

interface Props {
  readonly ballot: string
  readonly parts: BallotParts
  readonly teller: Teller
  readonly method: Method
}

type Sums = Readonly<Record<string, number | null>>

/** What one group of tellers counted: the slips, then each candidate. The other group's numbers are not on it. */
export function TellerSheet({ ballot, parts, teller, method }: Props) {
  const { message } = App.useApp()
  const client = useQueryClient()
  const slips = parts.counts.find((record) => countFields.text(record, 'teller') === teller)
  const sums = voteSums[method]
  const [sheet, setSheet] = useState<Readonly<Record<string, Sums>>>(() => ({
    slips: readSums(slips, slipSums),
    ...Object.fromEntries(parts.candidates.map(({ id }) => [id, readSums(findTally(parts.tallies, id, teller), sums)])),
  }))
  const set = (row: string, id: string, value: number | null) => setSheet((old) => ({ ...old, [row]: { ...old[row], [id]: value } }))
  const save = useMutation({
    mutationFn: async () => {
      await put(countFields.ledger, slips, { ballot, teller, ...sheet.slips })
      for (const { id } of parts.candidates)
        await put(tallyFields.ledger, findTally(parts.tallies, id, teller), { ballot, teller, candidate: id, ...sheet[id] })
    },
    onSuccess: () => void message.success('已保存，核对无误后交票数'),
    onError: (error) => void message.error(errorText(error)),
    onSettled: () => client.invalidateQueries(),
  })
  const complete = Object.values(sheet).every((row) => Object.values(row).every((value) => value !== null))
  return (
    <div className={styles.pad}>
      <div className={styles.slips}>
        {slipSums.map(({ id, label }) => (
          <label key={id} htmlFor={`slips-${id}`}>
            {label}票数
            <InputNumber
              id={`slips-${id}`}
              min={0}
              precision={0}
              value={sheet.slips?.[id] ?? null}
              onChange={(value) => set('slips', id, value)}
            />
          </label>
        ))}
      </div>
      <VoteTable parts={parts} method={method} readSum={(row, id) => sheet[row]?.[id] ?? null} change={set} />
      <div className={styles.tools}>
        <Button type="primary" disabled={!complete} loading={save.isPending} onClick={() => save.mutate()}>
          保存这一组的数
        </Button>
        {complete ? null : <span className={styles.pale}>每一格都要填，没有的填 0。</span>}
      </div>
    </div>
  )
}

interface VoteTableProps extends Pick<Props, 'parts' | 'method'> {
  readonly readSum: (candidate: string, sum: string) => number | null
  readonly change: (candidate: string, sum: string, value: number | null) => void
}

/** A line for each candidate, a cell for each sum of it. */
function VoteTable({ parts, method, readSum, change }: VoteTableProps) {
  const sums = voteSums[method]
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col">候选项目</th>
          {sums.map(({ id, label }) => (
            <th key={id} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {parts.candidates.map((candidate) => (
          <tr key={candidate.id}>
            <td>{candidate.title}</td>
            {sums.map(({ id, label }) => (
              <td key={id}>
                <InputNumber
                  min={0}
                  precision={0}
                  aria-label={`${candidate.title}${label}`}
                  value={readSum(candidate.id, id)}
                  onChange={(value) => change(candidate.id, id, value)}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function readSums(record: LedgerRecord | undefined, sums: readonly { readonly id: string }[]): Sums {
  return Object.fromEntries(
    sums.map(({ id }) => {
      const value = record?.values[id]
      return [id, typeof value === 'number' ? value : null]
    }),
  )
}

/** Writes a line anew, or over what stood there. */
async function put(ledger: string, before: LedgerRecord | undefined, values: FieldValues): Promise<void> {
  if (before === undefined) await api.addRecord({ ledger, values })
  else if (Object.entries(values).some(([id, value]) => before.values[id] !== value))
    await api.amendRecord({ ledger, id: before.id, version: before.version, values })
}
