import { App } from 'antd'
import { type ReactNode, useCallback, useState } from 'react'
import type { LedgerRecord } from '../../api/contract/ledger.ts'
import { api } from '../http/api.ts'
import { errorText } from '../http/client.ts'
import type { LedgerView } from '../http/queries.ts'
import type { Column } from '../ledger/columns.ts'
import type { LedgerRows } from '../ledger/table/use-ledger-rows.ts'
import { PrintSheet } from './PrintSheet.tsx'

/** More than a few hundred pages of paper is nobody's list. */
const mostPrinted = 20_000

interface Options {
  readonly ledger: string
  readonly title: string
  readonly view: LedgerView
  readonly columns: readonly Column[]
  readonly conditions: string
  readonly totals: Pick<LedgerRows, 'sums' | 'groups'>
}

/** Reads all that a view finds, not only what was scrolled to, and prints it. */
export function usePrint({ ledger, title, view, columns, conditions, totals }: Options): {
  readonly print: () => void
  readonly sheet: ReactNode
} {
  const { message } = App.useApp()
  const [records, setRecords] = useState<readonly LedgerRecord[]>()
  const done = useCallback(() => setRecords(undefined), [])
  const print = async () => {
    const close = message.loading('正在读取要打印的记录…', 0)
    try {
      const all: LedgerRecord[] = []
      let after: string | undefined
      do {
        const page = await api.queryLedger({ ledger, ...view, print: true, limit: 500, ...(after === undefined ? {} : { after }) })
        all.push(...page.records)
        after = page.next
      } while (after !== undefined && all.length < mostPrinted)
      if (after !== undefined) void message.warning(`超过 ${mostPrinted} 条，请先筛选再打印，或者导出。`)
      else setRecords(all)
    } catch (error) {
      void message.error(errorText(error))
    } finally {
      close()
    }
  }
  const sheet =
    records === undefined ? null : (
      <PrintSheet title={title} conditions={conditions} columns={columns} records={records} totals={totals} done={done} />
    )
  return { print: () => void print(), sheet }
}
