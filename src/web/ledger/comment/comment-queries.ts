import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../http/api.ts'

/** How often what others say comes in while one looks. */
const lookAgain = 30_000

/** The key under which all that is said in a ledger is kept, so that it is asked anew at once. */
export const commentsKey = (ledger: string) => ['comments', ledger]

export const recordCommentsQuery = (ledger: string, record: string) =>
  queryOptions({
    queryKey: [...commentsKey(ledger), 'record', record],
    queryFn: () => api.listRecordComments({ ledger, id: record }),
    refetchInterval: lookAgain,
  })

/** The rows of a ledger beside which something is said. */
export const commentMarksQuery = (ledger: string) =>
  queryOptions({
    queryKey: [...commentsKey(ledger), 'marks'],
    queryFn: () => api.listCommentMarks({ ledger }),
    refetchInterval: 2 * lookAgain,
  })

/** Who may be called by `@` beside a record, by letters of the name. */
export const mentionableQuery = (ledger: string, record: string, name: string) =>
  queryOptions({
    queryKey: [...commentsKey(ledger), 'mentionable', record, name],
    queryFn: () => api.listMentionable({ ledger, id: record, ...(name === '' ? {} : { name }) }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
