import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { ImportOutcome, PlainPercents } from '../../../api/contract/import.ts'
import type { IndicatorSummary } from '../../../api/contract/indicator.ts'
import { api } from '../../http/api.ts'
import { HttpError } from '../../http/client.ts'
import { withCorrection } from '../../http/correction.ts'
import { followJob } from '../../http/follow-job.ts'
import { indicatorsQuery } from '../../http/queries.ts'
import { useSession } from '../../session/use-session.ts'
import { useRecordChanged } from '../record/use-record-changed.ts'

/** What a person says of a file that cannot be told from it. */
export interface Said {
  readonly plainPercents?: PlainPercents
  readonly sheet?: string
  readonly headerRow?: number
  readonly hidden?: 'include' | 'skip'
  /** How a cross table is to be understood. */
  readonly cross?: string
  /** Label of a column → the ledger's label of it; empty: not read. */
  readonly map?: Readonly<Record<string, string>>
}

/** One table on its way into the ledger: a file, or one sheet of it. */
export interface ImportItem {
  readonly key: string
  readonly file: File
  readonly said: Said
  /** `stopped`: it could not be read, or nobody wanted it read any more. */
  readonly step: 'waiting' | 'reading' | 'preview' | 'writing' | 'done' | 'stopped'
  readonly done: number
  readonly total: number
  readonly outcome: ImportOutcome | undefined
  readonly error: unknown
}

export interface ImportsFlow {
  readonly items: readonly ImportItem[]
  readonly working: 'reading' | 'writing' | undefined
  /** The year's indicators as they stood before anything was written. */
  readonly before: readonly IndicatorSummary[] | undefined
  readonly choose: (files: readonly File[]) => void
  /** Reads a table again, what somebody has said of it added to what was said before. */
  readonly answer: (item: ImportItem, said: Said) => void
  /** Each sheet of a file becomes a table of its own. */
  readonly split: (item: ImportItem, sheets: readonly string[]) => void
  /** Writes them one after the other; what is refused does not hold up the next. */
  readonly confirm: (items: readonly ImportItem[]) => void
  readonly drop: (item: ImportItem) => void
  /** Gives up what is being done: nothing of that file is written, and the ones behind it are left as they are. */
  readonly cancel: () => void
  readonly restart: () => void
}

/** The same as it goes to the server. */
export function saidOf({ map, headerRow, ...said }: Said) {
  const row = headerRow === undefined ? {} : { headerRow: String(headerRow) }
  return { ...said, ...row, ...(map === undefined ? {} : { map: JSON.stringify(map) }) }
}

/** Whether anything of a file keeps it from being written. */
export function isBlocked({ rejected, problems }: ImportOutcome): boolean {
  return rejected.length > 0 || problems.some(({ severity }) => severity === 'error')
}

export function isCancelled(error: unknown): boolean {
  return error instanceof HttpError && error.code === 'cancelled'
}

interface Run {
  readonly item: ImportItem
  readonly preview: boolean
  /** Why it writes into a closed year. */
  readonly correction?: string
}

/** Work that goes on: whoever cancels it is heard by the server, and before the next file is begun. */
interface Work {
  job: string | undefined
  isCancelled: boolean
}

let made = 0

function itemOf(file: File, said: Said = {}): ImportItem {
  made += 1
  return { key: String(made), file, said, step: 'waiting', done: 0, total: 0, outcome: undefined, error: undefined }
}

/** What the steps of an import need of the page. */
interface Doing {
  readonly ledger: string
  readonly work: { current: Work }
  readonly gone: { readonly current: boolean }
  readonly change: (item: ImportItem, part: Partial<ImportItem>) => void
  readonly say: (working: ImportsFlow['working']) => void
}

async function run({ ledger, work, gone, change }: Doing, { item, preview, correction }: Run): Promise<ImportOutcome> {
  const input = { ledger, preview: preview ? 'true' : 'false', ...saidOf(item.said), file: item.file } as const
  const { job } = await api.importFile(input, correction === undefined ? {} : { correction })
  work.current.job = job
  if (work.current.isCancelled) await api.cancelJob({ job })
  const { result } = await followJob(job, {
    onProgress: ({ done, total }) => change(item, { done, total }),
    isGone: () => gone.current,
    failed: '导入没有做成。',
  })
  if (result === undefined) throw new Error('an import ended without a result')
  return result
}

function begin({ work, say }: Doing, doing: NonNullable<ImportsFlow['working']>): void {
  work.current = { job: undefined, isCancelled: false }
  say(doing)
}

async function read(doing: Doing, list: readonly ImportItem[]): Promise<void> {
  const { work, gone, change, say } = doing
  begin(doing, 'reading')
  for (const item of list) {
    if (gone.current) return
    if (work.current.isCancelled) {
      change(item, { step: 'stopped' })
      continue
    }
    change(item, { step: 'reading', said: item.said, done: 0, total: 0, outcome: undefined, error: undefined })
    try {
      change(item, { outcome: await run(doing, { item, preview: true }), step: 'preview' })
    } catch (error) {
      change(item, { step: 'stopped', error })
    }
  }
  say(undefined)
}

async function write(doing: Doing, item: ImportItem): Promise<void> {
  const { change } = doing
  change(item, { step: 'writing', done: 0, total: 0, error: undefined })
  try {
    const outcome = await withCorrection((correction) =>
      run(doing, { item, preview: false, ...(correction === undefined ? {} : { correction }) }),
    )
    // Somebody else wrote in between: it stays where it was, and says what now stands in its way.
    change(item, isBlocked(outcome) ? { step: 'preview', outcome } : { step: 'done', outcome })
  } catch (error) {
    change(item, { step: 'preview', error })
  }
}

/**
 * The steps of an import of one table or several. A person's long work is one at a time: files are read and written one after the other, and stay in the
 * browser between the preview and the yes.
 */
export function useImports(ledger: string): ImportsFlow {
  const [items, setItems] = useState<readonly ImportItem[]>([])
  const [working, say] = useState<ImportsFlow['working']>()
  const [before, setBefore] = useState<readonly IndicatorSummary[]>()
  const client = useQueryClient()
  const changed = useRecordChanged(ledger)
  const { year } = useSession()
  const work = useRef<Work>({ job: undefined, isCancelled: false })
  const gone = useRef(false)
  useEffect(() => {
    gone.current = false
    return () => {
      gone.current = true
    }
  }, [])
  const flow = useMemo(() => {
    const change: Doing['change'] = ({ key }, part) => setItems((now) => now.map((one) => (one.key === key ? { ...one, ...part } : one)))
    const doing = { ledger, work, gone, change, say }
    const writeAll = async (list: readonly ImportItem[]) => {
      begin(doing, 'writing')
      const now = await client.fetchQuery({ ...indicatorsQuery(String(year)), staleTime: 0 }).catch(() => undefined)
      setBefore((known) => known ?? now)
      for (const item of list) if (!work.current.isCancelled && !gone.current) await write(doing, item)
      changed.added()
      say(undefined)
    }
    return {
      choose: (files: readonly File[]) => {
        const list = files.map((file) => itemOf(file))
        setItems(list)
        setBefore(undefined)
        void read(doing, list)
      },
      answer: (item: ImportItem, said: Said) => void read(doing, [{ ...item, said: { ...item.said, ...said } }]),
      split: (item: ImportItem, sheets: readonly string[]) => {
        const parts = sheets.map((sheet) => itemOf(item.file, { ...item.said, sheet }))
        setItems((now) => now.flatMap((one) => (one.key === item.key ? parts : [one])))
        void read(doing, parts)
      },
      confirm: (list: readonly ImportItem[]) => void writeAll(list),
      drop: ({ key }: ImportItem) => setItems((now) => now.filter((one) => one.key !== key)),
      cancel: () => {
        const { job } = work.current
        work.current.isCancelled = true
        if (job !== undefined) void api.cancelJob({ job }).catch(() => undefined)
      },
      restart: () => setItems([]),
    }
  }, [ledger, client, year, changed])
  return { items, working, before, ...flow }
}

/** What the preview of one table may do. */
export interface FileFlow {
  readonly file: File
  readonly said: Said
  readonly answer: (said: Said) => void
  readonly split: (sheets: readonly string[]) => void
  readonly confirm: () => void
  readonly leave: () => void
}

/** The flow of one of the tables. */
export function flowOf(flow: ImportsFlow, item: ImportItem): FileFlow {
  return {
    file: item.file,
    said: item.said,
    answer: (said) => flow.answer(item, said),
    split: (sheets) => flow.split(item, sheets),
    confirm: () => flow.confirm([item]),
    leave: () => flow.drop(item),
  }
}
