import { queryOptions } from '@tanstack/react-query'
import { api } from './api.ts'

export const publicPagesQuery = queryOptions({ queryKey: ['public-pages'], queryFn: () => api.listPublicPages() })

export const publicAddressQuery = (ledger: string, record: string) =>
  queryOptions({ queryKey: ['public-address', ledger, record], queryFn: () => api.getPublicAddress({ ledger, id: record }) })
