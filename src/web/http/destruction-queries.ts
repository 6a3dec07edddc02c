import { queryOptions } from '@tanstack/react-query'
import type { ResponseView } from '../../api/contract/destruction.ts'
import { api } from './api.ts'

export const destructionsQuery = queryOptions({ queryKey: ['destructions'], queryFn: () => api.listDestructions() })

/** A response that is over, or the due records of some ledgers. */
export type DestructionSubject =
  | ({ readonly type: 'response' } & Pick<ResponseView, 'responses' | 'response' | 'name'>)
  | { readonly type: 'due'; readonly ledgers: readonly string[]; readonly name: string }

export function destructionPreviewQuery(subject: DestructionSubject) {
  const named = subject.type === 'due' ? ['due', ...subject.ledgers] : [subject.responses, subject.response]
  return queryOptions({
    queryKey: ['destructions', 'preview', ...named],
    queryFn: () =>
      subject.type === 'due'
        ? api.previewDue({ ledgers: [...subject.ledgers] })
        : api.previewDestruction({ responses: subject.responses, response: subject.response }),
    staleTime: 0,
  })
}

/** Under the same key as the rest: whatever a destruction or a hold changes, is asked for again. */
export const dueQuery = queryOptions({ queryKey: ['destructions', 'due'], queryFn: () => api.listDue() })

export const dueCountQuery = queryOptions({ queryKey: ['destructions', 'due', 'count'], queryFn: () => api.countDue() })

export function dueRecordsQuery(ledger: string) {
  return queryOptions({ queryKey: ['destructions', 'due', 'ledger', ledger], queryFn: () => api.listDueRecords({ ledger }) })
}
