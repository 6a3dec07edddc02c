import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useMemo } from 'react'
import type { CommentView, ReportView } from '../../../api/contract/report.ts'
import { api } from '../../http/api.ts'
import { errorText } from '../../http/client.ts'
import { commentsQuery } from '../../http/queries.ts'
import { useSession } from '../../session/use-session.ts'
import { countOpen, type PlacedComment, placeComments } from './place-comments.ts'

/** What is said about the paragraphs of a report, and the ways to say more. */
export interface Comments {
  readonly placed: readonly PlacedComment[]
  /** How many are open at each line. */
  readonly open: ReadonlyMap<number, number>
  readonly mayComment: boolean
  readonly add: (said: Said) => Promise<void>
  readonly settle: (comment: CommentView, settled: boolean) => void
}

export interface Said {
  readonly line: number
  readonly words: string
  readonly comment: string
}

const none: readonly CommentView[] = []

/** The comments on a report by the text as it stands here, `source`; others' come in while one looks. */
export function useComments(report: ReportView, source: string): Comments {
  const { can } = useSession()
  const { message } = App.useApp()
  const client = useQueryClient()
  const { queryKey } = commentsQuery(report.id)
  const { data = none } = useQuery({ ...commentsQuery(report.id), refetchInterval: 30_000 })
  const placed = useMemo(() => placeComments(source, data), [source, data])
  const open = useMemo(() => countOpen(placed), [placed])
  const onError = (error: Error) => void message.error(errorText(error))
  const onSuccess = () => client.invalidateQueries({ queryKey })
  const adding = useMutation({
    mutationFn: ({ line, words, comment }: Said) => {
      const paragraph = source.split('\n')[line - 1] ?? ''
      // What is not saved yet nobody else can see a comment on.
      const kept = report.source.split('\n').indexOf(paragraph)
      if (kept < 0) throw new Error('这一段还没有保存，先保存再批注。')
      return api.commentReport({ id: report.id, line: kept + 1, paragraph, comment, ...(words === '' ? {} : { words }) })
    },
    onSuccess,
    onError,
  })
  const settling = useMutation({
    mutationFn: ({ id, version, settled }: { readonly id: string; readonly version: number; readonly settled: boolean }) =>
      api.settleComment({ id, version, settled }),
    onSuccess,
    onError: async (error) => {
      onError(error)
      await onSuccess()
    },
  })
  return {
    placed,
    open,
    mayComment: can.comment,
    add: async (said) => {
      await adding.mutateAsync(said)
    },
    settle: ({ id, version }, settled) => settling.mutate({ id, version, settled }),
  }
}
