import { type InfiniteData, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { LedgerPage, LedgerRecord } from '../../api/contract/ledger.ts'
import type { CaseDetail } from '../../api/contract/loop.ts'

/** What a step cannot change, or what is put right by hand below. */
const untouched: ReadonlySet<unknown> = new Set(['catalogue', 'session', 'demo-users', 'frozen'])

/**
 * Brings the screen up to date after a case has moved. Its record is put in its place in tables already read; a step may also write other records,
 * so that all that is shown anywhere is asked for anew.
 */
export function useCaseChanged(): (view?: CaseDetail) => void {
  const client = useQueryClient()
  return useCallback(
    (view) => {
      if (view !== undefined) {
        client.setQueryData(['case', view.case.id], view)
        const { record } = view
        if (record !== null) {
          client.setQueryData(['record', view.case.ledger, record.id], record)
          client.setQueriesData<InfiniteData<LedgerPage, string | undefined>>(
            { queryKey: ['ledger', view.case.ledger, 'rows'] },
            (data) => data && { ...data, pages: data.pages.map((page) => withRecord(page, record)) },
          )
        }
      }
      void client.invalidateQueries({
        predicate: ({ queryKey }) => !untouched.has(queryKey[0]) && !(queryKey[0] === 'ledger' && queryKey[2] === 'rows'),
      })
    },
    [client],
  )
}

function withRecord(page: LedgerPage, record: LedgerRecord): LedgerPage {
  return { ...page, records: page.records.map((row) => (row.id === record.id ? record : row)) }
}
