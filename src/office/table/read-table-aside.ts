import { Worker } from 'node:worker_threads'
import { FileRefusal, type FileRefusalCode } from '../file/file-refusal.ts'
import { type MarkedFile, markTable } from './mark-table.ts'
import { createRowPacker, firstRows, type PackedRows, takeRows } from './pack-rows.ts'
import { type ReadTableOptions, readTableInto, type TableFile } from './read-table.ts'
import type { ImportRow, TableHead } from './types.ts'

export type TableReply =
  | { readonly type: 'read'; readonly head: TableHead; readonly packed: PackedRows }
  | { readonly type: 'marked'; readonly bytes: Uint8Array }
  | { readonly type: 'refused'; readonly code: FileRefusalCode; readonly message: string }
  | { readonly type: 'failed'; readonly error: unknown }

/** A table whose rows are unpacked as they are taken, once: whoever keeps them all decides in which form. */
export interface TableAside extends TableHead {
  /** To show what was read. */
  readonly first: readonly ImportRow[]
  readonly rows: Iterable<ImportRow>
}

/** An honest table of 100,000 rows and 20 columns takes a third of it. */
const memory = { maxOldGenerationSizeMb: 320, maxYoungGenerationSizeMb: 32 } as const
const longest = 120_000
/** Smaller files are copied: their memory may be a part of what other buffers stand in. */
const worthGiving = 1_024 * 1_024
const shown = 20
/** So long a thread that has read a small file waits for the next one: to begin a thread takes longer than most files. */
const idleFor = 2_000

type Answer = Extract<TableReply, { type: 'read' | 'marked' }>

interface Thread {
  ask(file: TableFile | MarkedFile): Promise<Answer>
  /** Gives up the hold it has on the process while nothing is read. */
  rest(): void
  end(): Promise<unknown>
}

let turn: Promise<unknown> = Promise.resolve()
let resting: { readonly thread: Thread; readonly timer: NodeJS.Timeout } | undefined

/**
 * `readTable` in a thread of its own with a memory of its own, one file at a time: a file made to fill the memory or to keep the processor busy ends
 * that thread, and is refused. Takes the bytes: nobody else can read them afterwards. Throws FileRefusal, or what `signal` says when it is given up. From TypeScript source (tests) Node could not load the thread's file: there it is read in this one.
 */
export function readTableAside(
  bytes: Uint8Array,
  fileName: string,
  { signal, ...options }: ReadTableOptions & { readonly signal?: AbortSignal } = {},
): Promise<TableAside> {
  const file = { bytes, fileName, options }
  return inTurn(async () => {
    signal?.throwIfAborted()
    if (isSource) return present(readHere(file))
    const answer = await askThread(file, signal)
    if (answer.type !== 'read') throw new Error('a thread that was asked to read a table did something else')
    return present(answer)
  })
}

/** `markTable` in the same way. Takes the bytes. */
export function markTableAside(file: MarkedFile): Promise<Uint8Array> {
  return inTurn(async () => {
    if (isSource) return markTable(file)
    const answer = await askThread(file)
    if (answer.type !== 'marked') throw new Error('a thread that was asked to mark a table did something else')
    return answer.bytes
  })
}

/** From TypeScript source (tests) Node could not load the thread's file. */
const isSource = import.meta.url.endsWith('.ts')

function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  const working = turn.then(work)
  turn = working.catch(() => undefined)
  return working
}

interface ReadFile {
  readonly head: TableHead
  readonly packed: PackedRows
}

function present({ head, packed }: ReadFile): TableAside {
  return { ...head, first: firstRows(packed, shown), rows: takeRows(packed) }
}

function readHere(file: TableFile): ReadFile {
  const packer = createRowPacker()
  return { head: readTableInto(packer, file), packed: packer.finish() }
}

async function askThread(file: TableFile | MarkedFile, signal?: AbortSignal): Promise<Answer> {
  const isSmall = file.bytes.byteLength < worthGiving
  const thread = takeThread()
  try {
    const answer = await untilGivenUp(thread.ask(file), signal)
    if (isSmall) keep(thread)
    // Its memory is given back before anybody unpacks the rows.
    else await thread.end()
    return answer
  } catch (error) {
    await thread.end()
    throw error
  }
}

/** Whoever asked may not want it any more: the thread is ended then, in whatever it is. */
async function untilGivenUp<Result>(asking: Promise<Result>, signal: AbortSignal | undefined): Promise<Result> {
  if (signal === undefined) return asking
  let stop = (): void => undefined
  const givenUp = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason)
    signal.addEventListener('abort', stop, { once: true })
  })
  return Promise.race([asking, givenUp]).finally(() => signal.removeEventListener('abort', stop))
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
    ask: (file) => {
      worker.ref()
      const reading = new Promise<Answer>((resolve, reject) => {
        onEnd = reject
        onReply = (reply) => {
          if (reply.type === 'read' || reply.type === 'marked') resolve(reply)
          else reject(reply.type === 'refused' ? new FileRefusal(reply.code, reply.message) : reply.error)
        }
      })
      // The thread gets the bytes themselves, where they are all of their memory: a copy of them would be as much again.
      const { buffer, byteLength } = file.bytes
      const isWhole = buffer instanceof ArrayBuffer && buffer.byteLength === byteLength && byteLength > worthGiving
      worker.postMessage(file, isWhole ? [buffer] : [])
      return inTime(reading)
    },
  }
  return thread
}

async function inTime(reading: Promise<Answer>): Promise<Answer> {
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
