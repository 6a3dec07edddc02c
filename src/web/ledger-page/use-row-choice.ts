import { useCallback, useMemo, useState } from 'react'
import type { LedgerRecord } from '../../api/contract/ledger.ts'
import { api } from '../http/api.ts'
import type { LedgerView } from '../http/queries.ts'
import type { RowChoice } from '../ledger/table/table-act.ts'

/** So many are changed by one act. */
export const mostAtOnce = 5_000

export interface ChosenRows extends RowChoice {
  readonly clear: () => void
  /** Chooses all that the conditions find, also what was not read yet. */
  readonly chooseAll: () => Promise<void>
}

/** The rows that are chosen, with the version each was seen at. */
export function useRowChoice(ledger: string, view: LedgerView): ChosenRows {
  const [chosen, setChosen] = useState<ReadonlyMap<string, LedgerRecord>>(new Map())
  const toggle = useCallback((records: readonly LedgerRecord[], on: boolean) => {
    setChosen((now) => {
      const next = new Map(now)
      for (const record of records) {
        if (on) next.set(record.id, record)
        else next.delete(record.id)
      }
      return next
    })
  }, [])
  const clear = useCallback(() => setChosen(new Map()), [])
  const chooseAll = useCallback(async () => {
    const all = new Map<string, LedgerRecord>()
    let after: string | undefined
    do {
      const page = await api.queryLedger({ ledger, ...view, limit: 500, ...(after === undefined ? {} : { after }) })
      for (const record of page.records) all.set(record.id, record)
      after = page.next
    } while (after !== undefined && all.size < mostAtOnce)
    setChosen(all)
  }, [ledger, view])
  return useMemo(() => ({ chosen, toggle, clear, chooseAll }), [chosen, toggle, clear, chooseAll])
}
