import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef } from 'react'
import type { CompiledReport } from '../../../definition/report/types.ts'
import { compileQuery, paragraphQuery } from '../../http/queries.ts'
import type { ParagraphReading } from '../editor/template-editor.ts'
import { excerptOf } from './excerpt.ts'

/** A reading that takes longer than this, in milliseconds, is worth asking the paragraph first. */
const soon = 100

/**
 * The reading of a text; the one before it while the server is asked, or when it could not be asked. Of a report whose reading takes its time (it is long, or
 * the machine is busy) the paragraph that was written in is asked first, by itself: whoever writes looks there. The whole says the last word: it knows what other
 * paragraphs say against this one.
 */
export function useReading(source: string) {
  const read = useRef<{ readonly source: string; readonly report: CompiledReport } | undefined>(undefined)
  const took = useRef(0)
  const excerpt = useMemo(
    () => (took.current < soon || read.current === undefined ? undefined : excerptOf(read.current.source, source)),
    [source],
  )
  const first = useQuery(paragraphQuery(excerpt?.source ?? ''))
  const waits = excerpt !== undefined && first.isFetching
  const whole = useQuery({ ...compileQuery(source), enabled: source !== '' && !waits })
  const fresh = whole.data !== undefined && !whole.isPlaceholderData
  if (fresh) read.current = { source, report: whole.data }
  useTime(whole.isFetching, source, took)
  const paragraph = useMemo((): ParagraphReading | undefined => {
    if (excerpt === undefined || first.data === undefined || fresh) return undefined
    const { problems, assertions, figures, claims } = first.data
    return { problems, assertions, figures, claims, excerpt, words: source.slice(excerpt.from, excerpt.to) }
  }, [excerpt, first.data, fresh, source])
  const { error, isFetching, isPlaceholderData, refetch } = whole
  const old = whole.data === undefined && read.current !== undefined
  return {
    compiled: {
      data: whole.data ?? read.current?.report,
      error,
      isFetching: isFetching || waits,
      isPlaceholderData: isPlaceholderData || old,
      refetch,
    },
    paragraph,
  }
}

/** Keeps how long the last question took that was answered. */
function useTime(isFetching: boolean, source: string, took: React.RefObject<number>): void {
  const asked = useRef<number | undefined>(undefined)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text is another question
  useEffect(() => {
    if (!isFetching && asked.current !== undefined) took.current = performance.now() - asked.current
    asked.current = isFetching ? performance.now() : undefined
  }, [isFetching, source])
}
