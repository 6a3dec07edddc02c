import { type InfiniteData, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { LedgerPage, LedgerRecord } from '../../../api/contract/ledger.ts'

type Pages = InfiniteData<LedgerPage, string | undefined>

export interface RecordChanges {
  readonly added: () => void
  readonly amended: (record: LedgerRecord) => void
  readonly withdrawn: (record: string) => void
}

/**
 * Brings the screen up to date after a write. A changed row is put in its place in the pages already read, so that a long table
 * need not be read again; everything computed from the ledger is asked for anew.
 */
export function useRecordChanged(ledger: string): RecordChanges {
  const client = useQueryClient()
  return useMemo(() => {
    const rows = { queryKey: ['ledger', ledger, 'rows'] }
    const refresh = () => {
      for (const key of [
        ['ledger', ledger, 'totals'],
        ['ledger', ledger, 'options'],
        ['record', ledger],
        ['ledgers'],
        ['indicators'],
        ['workbench'],
        ['compiled'],
        ['search'],
        ['audit'],
        ['agreements'],
      ]) {
        void client.invalidateQueries({ queryKey: key })
      }
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'frozen' && queryKey[2] === 'difference' })
    }
    const edit = (change: (records: readonly LedgerRecord[]) => readonly LedgerRecord[]) => {
      client.setQueriesData<Pages>(rows, (data) =>
        data === undefined ? undefined : { ...data, pages: data.pages.map((page) => ({ ...page, records: change(page.records) })) },
      )
    }
    return {
      added: () => {
        void client.resetQueries(rows)
        refresh()
      },
      amended: (record) => {
        edit((records) => records.map((row) => (row.id === record.id ? record : row)))
        client.setQueryData(['record', ledger, record.id], record)
        refresh()
      },
      withdrawn: (record) => {
        edit((records) => records.filter((row) => row.id !== record))
        client.removeQueries({ queryKey: ['record', ledger, record] })
        refresh()
      },
    }
  }, [client, ledger])
}
