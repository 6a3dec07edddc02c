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
/** So long a thread that has read a small file waits for the next one: to begin a thread takes longer than most files. */
const idleFor = 2_000

interface Thread {
  read(request: TableRequest): Promise<OfficeTable>
  /** Gives up the hold it has on the process while nothing is read. */
  rest(): void
  end(): Promise<unknown>
}

let turn: Promise<unknown> = Promise.resolve()
let resting: { readonly thread: Thread; readonly timer: NodeJS.Timeout } | undefined

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

async function readInThread(request: TableRequest): Promise<OfficeTable> {
  const isSmall = request.bytes.byteLength < worthGiving
  const thread = takeThread()
  try {
    const table = await thread.read(request)
    if (isSmall) keep(thread)
    else await thread.end()
    return table
  } catch (error) {
    await thread.end()
    throw error
  }
}

function takeThread(): Thread {
  const taken = resting
  if (taken === undefined) return startThread()
  resting = undefined
  clearTimeout(taken.timer)
  return taken.thread
}

/** For the next file; what a large one took of memory goes with its thread instead. */
function keep(thread: Thread): void {
  thread.rest()
  const timer = setTimeout(() => {
    resting = undefined
    void thread.end()
  }, idleFor)
  resting = { thread, timer: timer.unref() }
}

function startThread(): Thread {
  const worker = new Worker(new URL('./table-thread.js', import.meta.url), { resourceLimits: memory })
  let onReply: (reply: TableReply) => void = () => undefined
  let onEnd: (error: Error) => void = () => undefined
  worker.on('message', (reply: TableReply) => onReply(reply))
  worker.on('error', (error) => onEnd(isOutOfMemory(error) ? tooLarge() : error))
  worker.on('exit', (code) => onEnd(new Error(`the thread that reads tables ended with code ${code}`)))
  const thread: Thread = {
    rest: () => {
      worker.unref()
      onEnd = () => {
        if (resting?.thread === thread) resting = undefined
      }
    },
    end: () => worker.terminate(),
    read: (request) => {
      worker.ref()
      const rows: ImportRow[] = []
      const reading = new Promise<OfficeTable>((resolve, reject) => {
        onEnd = reject
        onReply = (reply) => {
          if (reply.type === 'rows') {
            rows.push(...reply.rows)
            worker.postMessage('more')
          } else if (reply.type === 'done') resolve({ ...reply.table, rows })
          else reject(reply.type === 'refused' ? new FileRefusal(reply.code, reply.message) : reply.error)
        }
      })
      // The thread gets the bytes themselves, where they are all of their memory: a copy of them would be as much again.
      const { buffer, byteLength } = request.bytes
      const isWhole = buffer instanceof ArrayBuffer && buffer.byteLength === byteLength && byteLength > worthGiving
      worker.postMessage(request, isWhole ? [buffer] : [])
      return inTime(reading)
    },
  }
  return thread
}

async function inTime(reading: Promise<OfficeTable>): Promise<OfficeTable> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(tooLarge()), longest)
  })
  return Promise.race([reading, late]).finally(() => clearTimeout(timer))
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && Reflect.get(error, 'code') === 'ERR_WORKER_OUT_OF_MEMORY'
}

function tooLarge(): FileRefusal {
  return new FileRefusal('too-large', '表格太大，读它要用的内存或时间太多，未读取。请分成几份再试。')
}
