import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../web/http/api.ts'
import { personFields } from './fields.ts'

export const personQuery = (id: string) =>
  queryOptions({ queryKey: ['people', 'person', id], queryFn: () => api.readPerson({ person: id }) })

export const householdQuery = (id: string) =>
  queryOptions({ queryKey: ['people', 'household', id], queryFn: () => api.readHousehold({ household: id }) })

export const doubtfulQuery = queryOptions({ queryKey: ['people', 'matches'], queryFn: () => api.listDoubtful() })

export const proposedQuery = queryOptions({ queryKey: ['people', 'proposals'], queryFn: () => api.proposePeople() })

/** The first of those whom a search finds. */
export const foundQuery = (search: string) =>
  queryOptions({
    queryKey: ['people', 'found', search],
    queryFn: () => api.queryLedger({ ledger: personFields.ledger, limit: 60, totals: true, ...(search === '' ? {} : { search }) }),
  })
