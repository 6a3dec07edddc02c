import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { BoardListItem, BoardView, IssueProof, IssueView } from '../../api/contract/board.ts'
import { call, queryString } from './client.ts'

export const boardsQuery = queryOptions({ queryKey: ['boards'], queryFn: () => call<BoardListItem[]>('/api/boards') })

export const boardQuery = (board: string, month: string) =>
  queryOptions({
    queryKey: ['boards', board, month],
    queryFn: () => call<BoardView>(`/api/boards/${board}${queryString({ month })}`),
    placeholderData: keepPreviousData,
  })

export const issueQuery = (id: string) =>
  queryOptions({ queryKey: ['board-issues', id], queryFn: () => call<IssueView>(`/api/board-issues/${id}`) })

export const proofQuery = (id: string) =>
  queryOptions({ queryKey: ['board-issues', id, 'proof'], queryFn: () => call<IssueProof>(`/api/board-issues/${id}/proof`) })
