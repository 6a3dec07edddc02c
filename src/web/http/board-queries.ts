import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from './api.ts'

export const boardsQuery = queryOptions({ queryKey: ['boards'], queryFn: () => api.listBoards() })

export const boardQuery = (board: string, month: string) =>
  queryOptions({
    queryKey: ['boards', board, month],
    queryFn: () => api.getBoard({ id: board, month }),
    placeholderData: keepPreviousData,
  })

export const issueQuery = (id: string) => queryOptions({ queryKey: ['board-issues', id], queryFn: () => api.getIssue({ id }) })

export const proofQuery = (id: string) => queryOptions({ queryKey: ['board-issues', id, 'proof'], queryFn: () => api.proveIssue({ id }) })
