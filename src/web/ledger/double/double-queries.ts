import { queryOptions } from '@tanstack/react-query'
import { api } from '../../http/api.ts'

export const doublesQuery = (ledger: string) =>
  queryOptions({ queryKey: ['ledger', ledger, 'doubles'], queryFn: () => api.listDoubles({ ledger }) })

/** Of every register: computed anew each time, so that it is asked only by whoever opens the page. */
export const doubleCountsQuery = queryOptions({ queryKey: ['doubles'], queryFn: () => api.countDoubles() })
