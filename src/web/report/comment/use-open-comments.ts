import { useCallback, useMemo } from 'react'
import type { ReportView } from '../../../api/contract/report.ts'
import type { ReportSearch } from '../report-search.ts'
import { useComments } from './use-comments.ts'

interface Options {
  readonly report: ReportView
  /** The text that was read. */
  readonly source: string
  /** Goes to a place of the text; only while somebody writes. */
  readonly show: ((at: { readonly line: number; readonly column: number }) => void) | undefined
  readonly go: (next: ReportSearch) => void
}

/** What is said about the report that is open, and the way to what is said about one of its paragraphs. */
export function useOpenComments({ report, source, show, go }: Options) {
  const comments = useComments(report, source)
  const { open, mayComment } = comments
  const showComments = useCallback(
    (line: number) => {
      show?.({ line, column: 1 })
      go({ comment: line })
    },
    [show, go],
  )
  const sheetComments = useMemo(
    () => (mayComment || open.size > 0 ? { open, show: showComments } : undefined),
    [mayComment, open, showComments],
  )
  return { comments, showComments, sheetComments }
}
