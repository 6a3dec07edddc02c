import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useEffect } from 'react'
import type { CommentRecordBody, RecordComments } from '../../../api/contract/comment.ts'
import { api } from '../../http/api.ts'
import { errorText } from '../../http/client.ts'
import { noticesQuery } from '../../http/loop-queries.ts'
import { commentMarksQuery, recordCommentsQuery } from './comment-queries.ts'

/** What is said beside a record, and the ways to say more. Looking at it marks it as read. */
export function useRecordComments(ledger: string, record: string) {
  const { message } = App.useApp()
  const client = useQueryClient()
  const query = recordCommentsQuery(ledger, record)
  const { data, error, refetch } = useQuery(query)
  const around = { ledger, id: record }
  const told = () => {
    void client.invalidateQueries({ queryKey: commentMarksQuery(ledger).queryKey })
    void client.invalidateQueries({ queryKey: noticesQuery.queryKey })
  }
  const last = data === undefined ? undefined : lastUnread(data)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for what is new, whatever else the page does
  useEffect(() => {
    if (last === undefined) return
    api.markCommentsSeen({ ...around, until: last }).then(told, () => undefined)
  }, [record, last])
  const onSuccess = (said: RecordComments) => {
    client.setQueryData(query.queryKey, said)
    told()
  }
  const onError = async (problem: Error) => {
    void message.error(errorText(problem))
    await client.invalidateQueries({ queryKey: query.queryKey })
  }
  const saying = useMutation({ mutationFn: (said: CommentRecordBody) => api.commentRecord({ ...around, ...said }), onSuccess, onError })
  const settling = useMutation({
    mutationFn: ({ comment, settled }: { readonly comment: string; readonly settled: boolean }) =>
      api.settleRecordComment({ ...around, comment, settled }),
    onSuccess,
    onError,
  })
  const withdrawing = useMutation({
    mutationFn: (comment: string) => api.withdrawRecordComment({ ...around, comment }),
    onSuccess,
    onError,
  })
  return {
    comments: data,
    error,
    retry: () => void refetch(),
    say: async (said: CommentRecordBody) => {
      await saying.mutateAsync(said)
    },
    settle: (comment: string, settled: boolean) => settling.mutate({ comment, settled }),
    withdraw: (comment: string) => withdrawing.mutate(comment),
  }
}

export type RecordTalk = ReturnType<typeof useRecordComments>

/** The newest thing said by somebody else that has not been read. */
function lastUnread(comments: RecordComments): string | undefined {
  const said = comments.flatMap((one) => [one, ...one.answers])
  const fresh = said.filter(({ unread }) => unread)
  if (fresh.length === 0) return undefined
  return fresh.reduce((newest, one) => (one.at > newest.at ? one : newest)).id
}
