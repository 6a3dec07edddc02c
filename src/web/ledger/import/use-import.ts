import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ImportOutcome, PlainPercents } from '../../../api/contract/import.ts'
import type { IndicatorSummary } from '../../../api/contract/indicator.ts'
import { api } from '../../http/api.ts'
import { withCorrection } from '../../http/correction.ts'
import { followJob } from '../../http/follow-job.ts'
import { indicatorsQuery } from '../../http/queries.ts'
import { useSession } from '../../session/use-session.ts'
import { useRecordChanged } from '../record/use-record-changed.ts'

export interface ImportFlow {
  readonly step: 'choose' | 'reading' | 'preview' | 'writing' | 'done'
  readonly file: File | undefined
  readonly done: number
  readonly total: number
  readonly outcome: ImportOutcome | undefined
  /** The year's indicators as they stood before the import. */
  readonly before: readonly IndicatorSummary[] | undefined
  readonly error: unknown
  readonly choose: (file: File) => void
  /** Reads the file again, what somebody has said of it added to what was said before. */
  readonly answer: (said: Said) => void
  readonly said: Said
  readonly confirm: () => void
  readonly restart: () => void
}

/** What a person says of a file that cannot be told from it. */
export interface Said {
  readonly plainPercents?: PlainPercents
  readonly sheet?: string
  readonly headerRow?: number
  readonly hidden?: 'include' | 'skip'
  /** Label of a column → the ledger's label of it; empty: not read. */
  readonly map?: Readonly<Record<string, string>>
}

interface Run {
  readonly preview: boolean
  /** Why it writes into a closed year. */
  readonly correction?: string
}

type State = Pick<ImportFlow, 'step' | 'file' | 'done' | 'total' | 'outcome' | 'before' | 'error' | 'said'>

const start: State = {
  step: 'choose',
  file: undefined,
  done: 0,
  total: 0,
  outcome: undefined,
  before: undefined,
  error: undefined,
  said: {},
}

/** The steps of an import; the file stays in the browser between the preview and the yes, and is sent again. */
export function useImport(ledger: string): ImportFlow {
  const [state, setState] = useState<State>(start)
  const client = useQueryClient()
  const changed = useRecordChanged(ledger)
  const { year } = useSession()
  const gone = useRef(false)
  useEffect(() => {
    gone.current = false
    return () => {
      gone.current = true
    }
  }, [])

  const run = useCallback(
    async (file: File, { preview, correction }: Run, { map, headerRow, ...said }: Said): Promise<ImportOutcome> => {
      const row = headerRow === undefined ? {} : { headerRow: String(headerRow) }
      const columns = map === undefined ? row : { ...row, map: JSON.stringify(map) }
      const input = { ledger, preview: preview ? 'true' : 'false', ...said, ...columns, file } as const
      const { job } = await api.importFile(input, correction === undefined ? {} : { correction })
      const { result } = await followJob(job, {
        onProgress: ({ done, total }) => setState((now) => ({ ...now, done, total })),
        isGone: () => gone.current,
        failed: '导入没有做成。',
      })
      if (result === undefined) throw new Error('an import ended without a result')
      return result
    },
    [ledger],
  )

  const choose = useCallback(
    async (file: File, said: Said = {}) => {
      setState({ ...start, step: 'reading', file, said })
      try {
        const outcome = await run(file, { preview: true }, said)
        setState((now) => ({ ...now, step: 'preview', outcome }))
      } catch (error) {
        setState({ ...start, error })
      }
    },
    [run],
  )

  const confirm = useCallback(async () => {
    const { file, said } = state
    if (file === undefined) return
    setState((now) => ({ ...now, step: 'writing', done: 0, error: undefined }))
    try {
      const before = await client.fetchQuery({ ...indicatorsQuery(String(year)), staleTime: 0 })
      const outcome = await withCorrection((correction) =>
        run(file, { preview: false, ...(correction === undefined ? {} : { correction }) }, said),
      )
      changed.added()
      setState((now) => ({ ...now, step: 'done', outcome, before }))
    } catch (error) {
      setState((now) => ({ ...now, step: 'preview', error }))
    }
  }, [state, client, year, run, changed])

  const answer = useCallback(
    (more: Said) => {
      if (state.file !== undefined) void choose(state.file, { ...state.said, ...more })
    },
    [state.file, state.said, choose],
  )

  return { ...state, choose: (file) => void choose(file), answer, confirm: () => void confirm(), restart: () => setState(start) }
}
