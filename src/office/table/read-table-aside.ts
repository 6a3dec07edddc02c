import { Worker } from 'node:worker_threads'
import { FileRefusal, type FileRefusalCode } from '../file/file-refusal.ts'
import { type ReadTableOptions, readTable } from './read-table.ts'
import type { ImportRow, OfficeTable } from './types.ts'

export interface TableRequest {
  readonly bytes: Uint8Array
  readonly fileName: string
  readonly options: ReadTableOptions
}

/** Rows come some hundreds at a time, each batch when it is asked for: whoever takes them is never busy for long. */
export type TableReply =
  | { readonly type: 'rows'; readonly rows: readonly ImportRow[] }
  | { readonly type: 'done'; readonly table: Omit<OfficeTable, 'rows'> }
  | { readonly type: 'refused'; readonly code: FileRefusalCode; readonly message: string }
  | { readonly type: 'failed'; readonly error: unknown }

/** An honest table of 100,000 rows and 20 columns takes a third of it. */
const memory = { maxOldGenerationSizeMb: 320, maxYoungGenerationSizeMb: 32 } as const
const longest = 120_000
/** Smaller files are copied: their memory may be a part of what other buffers stand in. */
const worthGiving = 1_024 * 1_024

let turn: Promise<unknown> = Promise.resolve()

/**
 * `readTable` in a thread of its own with a memory of its own, one file at a time: a file made to fill the memory or to keep the processor busy ends
 * that thread, and is refused. Takes the bytes: nobody else can read them afterwards. Throws FileRefusal. From TypeScript source (tests) Node could not load the thread's file: there it is read in this one.
 */
export function readTableAside(bytes: Uint8Array, fileName: string, options: ReadTableOptions = {}): Promise<OfficeTable> {
  const reading = turn.then(() =>
    import.meta.url.endsWith('.ts') ? readTable(bytes, fileName, options) : readInThread({ bytes, fileName, options }),
  )
  turn = reading.catch(() => undefined)
  return reading
}

function readInThread(request: TableRequest): Promise<OfficeTable> {
  const worker = new Worker(new URL('./table-thread.js', import.meta.url), { resourceLimits: memory })
  const rows: ImportRow[] = []
  const reading = new Promise<OfficeTable>((resolve, reject) => {
    const timer = setTimeout(() => reject(tooLarge()), longest)
    const settle = (work: () => void): void => {
      clearTimeout(timer)
      work()
    }
    worker.on('message', (reply: TableReply) => {
      if (reply.type === 'rows') {
        rows.push(...reply.rows)
        worker.postMessage('more')
      } else if (reply.type === 'done') settle(() => resolve({ ...reply.table, rows }))
      else if (reply.type === 'refused') settle(() => reject(new FileRefusal(reply.code, reply.message)))
      else settle(() => reject(reply.error))
    })
    worker.on('error', (error) => settle(() => reject(isOutOfMemory(error) ? tooLarge() : error)))
    worker.on('exit', (code) => settle(() => reject(new Error(`the thread that reads tables ended with code ${code}`))))
    // The thread gets the bytes themselves, where they are all of their memory: a copy of them would be as much again.
    const { buffer, byteLength } = request.bytes
    const isWhole = buffer instanceof ArrayBuffer && buffer.byteLength === byteLength && byteLength > worthGiving
    worker.postMessage(request, isWhole ? [buffer] : [])
  })
  return reading.finally(() => worker.terminate())
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && Reflect.get(error, 'code') === 'ERR_WORKER_OUT_OF_MEMORY'
}

function tooLarge(): FileRefusal {
  return new FileRefusal('too-large', '表格太大，读它要用的内存或时间太多，未读取。请分成几份再试。')
}
