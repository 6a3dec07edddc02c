import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Mark } from './CommentMark.tsx'
import { commentMarksQuery } from './comment-queries.ts'

/** By record: how much is said beside it that is open, or new. */
export function useCommentMarks(ledger: string): ReadonlyMap<string, Mark> {
  const { data } = useQuery(commentMarksQuery(ledger))
  return useMemo(() => new Map((data ?? []).map((mark) => [mark.record, mark])), [data])
}
