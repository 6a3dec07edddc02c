import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useBlocker } from '@tanstack/react-router'
import { App } from 'antd'
import { useCallback, useState } from 'react'
import type { ReportView } from '../../api/contract/report.ts'
import { api } from '../http/api.ts'
import { errorText } from '../http/client.ts'
import { reportQuery, reportsQuery } from '../http/queries.ts'

export interface ReportDraft {
  readonly source: string
  readonly dirty: boolean
  /** Counts how often the draft was thrown away: the editor then begins again from what is saved. */
  readonly discards: number
  readonly saving: boolean
  readonly change: (source: string) => void
  readonly save: () => void
  readonly discard: () => void
}

/** The template as it is being written; nobody leaves it unsaved without being asked. */
export function useReportDraft(report: ReportView): ReportDraft {
  const { message } = App.useApp()
  const client = useQueryClient()
  const [text, setText] = useState<string>()
  const [discards, setDiscards] = useState(0)
  const source = text ?? report.source
  const dirty = source !== report.source
  const save = useMutation({
    mutationFn: () => api.saveReport({ id: report.id, version: report.version, source }),
    onSuccess: (saved) => {
      client.setQueryData(reportQuery(report.id).queryKey, saved)
      void client.invalidateQueries({ queryKey: reportsQuery.queryKey, exact: true })
      void client.invalidateQueries({ queryKey: ['workbench'] })
      void message.success(`已保存第 ${saved.version} 版`)
    },
    onError: (error) => message.error(errorText(error)),
  })
  useBlocker({
    disabled: !dirty,
    enableBeforeUnload: dirty,
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname && !window.confirm('模板还没有保存，离开就丢了。确定离开？'),
  })
  const { mutate, isPending } = save
  return {
    source,
    dirty,
    discards,
    saving: isPending,
    change: setText,
    save: useCallback(() => mutate(), [mutate]),
    discard: useCallback(() => {
      setText(undefined)
      setDiscards((before) => before + 1)
    }, []),
  }
}
