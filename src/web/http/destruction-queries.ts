import { queryOptions } from '@tanstack/react-query'
import type { DestructionPreviewView, DestructionsView, ResponseView } from '../../api/contract/destruction.ts'
import { call } from './client.ts'

export const destructionsQuery = queryOptions({ queryKey: ['destructions'], queryFn: () => call<DestructionsView>('/api/destructions') })

export function destructionPreviewQuery({ responses, response }: Pick<ResponseView, 'responses' | 'response'>) {
  return queryOptions({
    queryKey: ['destructions', 'preview', responses, response],
    queryFn: () => call<DestructionPreviewView>('/api/destructions/preview', { method: 'POST', body: { responses, response } }),
    staleTime: 0,
  })
}
