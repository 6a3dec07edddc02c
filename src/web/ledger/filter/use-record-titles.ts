import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { LedgerFilter } from '../../../api/contract/ledger.ts'
import { referredLedger } from '../../../definition/field/field-type.ts'
import { recordQuery } from '../../http/queries.ts'
import type { FilterField } from './filter-fields.ts'

/** The names of the records that conditions point at, for the chips. */
export function useRecordTitles(fields: readonly FilterField[], filters: readonly LedgerFilter[]): ReadonlyMap<string, string> {
  const wanted = useMemo(
    () =>
      filters.flatMap((filter) => {
        const field = fields.find(({ path }) => path === filter.field)?.field
        const ledger = field === undefined ? undefined : referredLedger(field)
        if (ledger === undefined || filter.value === undefined) return []
        const ids = typeof filter.value === 'string' ? [filter.value] : filter.value
        return ids.slice(0, 4).map((id) => ({ ledger, id }))
      }),
    [fields, filters],
  )
  return useQueries({
    queries: wanted.map(({ ledger, id }) => recordQuery(ledger, id)),
    combine: (results) => new Map(results.flatMap(({ data }) => (data === undefined ? [] : [[data.id, data.title] as const]))),
  })
}
