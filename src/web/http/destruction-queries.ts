import { queryOptions } from '@tanstack/react-query'
import type { ResponseView } from '../../api/contract/destruction.ts'
import { api } from './api.ts'

export const destructionsQuery = queryOptions({ queryKey: ['destructions'], queryFn: () => api.listDestructions() })

export function destructionPreviewQuery({ responses, response }: Pick<ResponseView, 'responses' | 'response'>) {
  return queryOptions({
    queryKey: ['destructions', 'preview', responses, response],
    queryFn: () => api.previewDestruction({ responses, response }),
    staleTime: 0,
  })
}
