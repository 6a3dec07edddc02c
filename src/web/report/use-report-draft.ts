import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import { useBlocker } from '@tanstack/react-router'
import { App } from 'antd'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { ReportView } from '../../api/contract/report.ts'
import { api } from '../http/api.ts'
import { errorText, HttpError } from '../http/client.ts'
import { historyQuery, reportQuery, reportsQuery } from '../http/queries.ts'
import { presentInstant } from '../parts/time.ts'
import type { SavedVersion } from './versions/author-of.ts'
import { type MergeChoice, type MergePiece, mergeParagraphs, textOfMerge } from './versions/merge-paragraphs.ts'

/** What two people wrote at once: put together, with the places where one of them chooses. */
export interface OpenMerge {
  readonly pieces: readonly MergePiece[]
  readonly theirs: ReportView
  /** What others saved since this text was begun. */
  readonly saved: readonly SavedVersion[]
}

export interface ReportDraft {
  readonly source: string
  readonly dirty: boolean
  /** Counts how often the draft was thrown away: the editor then begins again from what is saved. */
  readonly discards: number
  readonly saving: boolean
  /** What the editor has to show instead of what it has, counted: somebody else's paragraphs came in. */
  readonly taken: { readonly source: string; readonly count: number } | undefined
  readonly merge: OpenMerge | undefined
  readonly settle: (choices: readonly MergeChoice[]) => void
  readonly leaveMerge: () => void
  readonly change: (source: string) => void
  readonly save: () => void
  readonly discard: () => void
}

type Base = Pick<ReportView, 'version' | 'source'>

/** The template as it is being written over the version that it was begun from; nobody leaves it unsaved without being asked. */
export function useReportDraft(report: ReportView): ReportDraft {
  const { message } = App.useApp()
  const [text, setText] = useState<string>()
  const [base, setBase] = useState<Base>(report)
  const [discards, setDiscards] = useState(0)
  const [taken, setTaken] = useState<ReportDraft['taken']>()
  const source = text ?? base.source
  const dirty = source !== base.source
  const now = useRef({ source, base, dirty })
  now.current = { source, base, dirty }

  const adopt = useCallback((theirs: ReportView, merged: string) => {
    setBase(theirs)
    setText(merged)
    if (merged !== now.current.source) setTaken((before) => ({ source: merged, count: (before?.count ?? 0) + 1 }))
    now.current = { source: merged, base: theirs, dirty: merged !== theirs.source }
  }, [])
  /** True when what somebody else saved was put together with what stands here. */
  const meet = useCallback(
    (theirs: ReportView): boolean => {
      const pieces = mergeParagraphs(now.current.base.source, now.current.source, theirs.source)
      if (pieces.some(({ type }) => type === 'open')) return false
      adopt(theirs, textOfMerge(pieces))
      return true
    },
    [adopt],
  )
  useEffect(() => {
    if (report.version <= now.current.base.version) return
    if (!now.current.dirty) adopt(report, report.source)
    else if (meet(report)) void message.info(`${report.by} ${presentInstant(report.updatedAt)} 保存的改动已并进来，你写的都在。`)
  }, [report, adopt, meet, message])

  const { merge, ask, leaveMerge } = useMerge(report.id, now)
  const { mutate, isPending } = useSaving({
    id: report.id,
    written: () => now.current,
    meet,
    ask,
    kept: (saved) => {
      setBase(saved)
      now.current = { ...now.current, base: saved }
    },
  })
  useLeaveGuard(dirty)
  return {
    source,
    dirty,
    discards,
    taken,
    merge,
    saving: isPending,
    change: setText,
    save: useCallback(() => mutate(), [mutate]),
    settle: (choices) => {
      if (merge !== undefined) adopt(merge.theirs, textOfMerge(merge.pieces, choices))
      leaveMerge()
      mutate()
    },
    leaveMerge,
    discard: useCallback(() => {
      setText(undefined)
      setDiscards((before) => before + 1)
    }, []),
  }
}

/** The question that two texts leave open, with who wrote the other one. */
function useMerge(report: string, now: RefObject<{ readonly source: string; readonly base: Base }>) {
  const client = useQueryClient()
  const [merge, setMerge] = useState<OpenMerge>()
  const ask = useCallback(
    async (theirs: ReportView) => {
      const { base, source } = now.current
      const saved = await savedSince(client, { report, version: base.version })
      setMerge({ pieces: mergeParagraphs(base.source, source, theirs.source), theirs, saved })
    },
    [client, report, now],
  )
  return { merge, ask, leaveMerge: useCallback(() => setMerge(undefined), []) }
}

/** Every version saved after one, by who saved it: the one that is met says only who was last. */
async function savedSince(
  client: QueryClient,
  since: { readonly report: string; readonly version: number },
): Promise<readonly SavedVersion[]> {
  const versions = await client.fetchQuery({ ...historyQuery('report-template', since.report), staleTime: 0 })
  return versions.flatMap(({ version, values, actorName, recordedAt }) =>
    version > since.version && typeof values.source === 'string' ? [{ version, source: values.source, by: actorName, at: recordedAt }] : [],
  )
}

function useLeaveGuard(dirty: boolean): void {
  useBlocker({
    disabled: !dirty,
    enableBeforeUnload: dirty,
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname && !window.confirm('模板还没有保存，离开就丢了。确定离开？'),
  })
}

interface Saving {
  readonly id: string
  readonly written: () => { readonly source: string; readonly base: Base }
  readonly meet: (theirs: ReportView) => boolean
  readonly ask: (theirs: ReportView) => Promise<void>
  readonly kept: (saved: ReportView) => void
}

/** Saves over the version that was begun from; what somebody else saved meanwhile is met first, and where the two cannot meet somebody is asked. */
function useSaving({ id, written, meet, ask, kept }: Saving) {
  const { message } = App.useApp()
  const client = useQueryClient()
  return useMutation({
    mutationFn: async () => {
      for (let round = 0; round < 3; round += 1) {
        const { base, source } = written()
        try {
          return await api.saveReport({ id, version: base.version, source })
        } catch (error) {
          if (!(error instanceof HttpError) || error.status !== 409) throw error
          const theirs = await api.getReport({ id })
          if (meet(theirs)) continue
          await ask(theirs)
          return undefined
        }
      }
      throw new Error('别人正在不停地保存这份报告，请稍等再按保存。')
    },
    onSuccess: (saved) => {
      if (saved === undefined) return
      kept(saved)
      client.setQueryData(reportQuery(id).queryKey, saved)
      void client.invalidateQueries({ queryKey: reportsQuery.queryKey, exact: true })
      void client.invalidateQueries({ queryKey: ['workbench'] })
      void message.success(`已保存第 ${saved.version} 版`)
    },
    onError: (error) => message.error(errorText(error)),
  })
}
