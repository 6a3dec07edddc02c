import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { Refusal } from '../../refusal.ts'
import type { Derivation } from './derive-key.ts'
import type { KeyReply } from './password-thread.ts'
import { createQueue } from './queue.ts'

/** One processor is left to those who have signed in; each thread takes the memory of one key at a time. */
const threads = Math.max(1, Math.min(4, availableParallelism() - 1))
/** Twice as many as a town has people; who comes after them is told to come again. */
const mostWaiting = 200
/** So long a thread waits for the next sign-in, and holds up no process that ends. */
const idleFor = 20_000
/** A key of the dearest setting on a slow machine takes a tenth of it. */
const longest = 60_000

interface Thread {
  derive(derivation: Derivation): Promise<Uint8Array>
  rest(): void
  end(): Promise<unknown>
}

const resting = new Map<Thread, NodeJS.Timeout>()
const queue = createQueue({ width: threads, most: mostWaiting })

/**
 * The key of a password, made aside of the thread that answers everybody: at most as many at once as there are processors but one, the others in turn.
 * Refuses with `unavailable` when too many wait. From TypeScript source (tests) Node could not load the thread's file: there it is made in this one.
 */
export function deriveAside(derivation: Derivation): Promise<Uint8Array> {
  const asked = queue(() => (isSource ? deriveHere(derivation) : deriveInThread(derivation)))
  if (asked === undefined) throw new Refusal('unavailable', '现在登录的人太多，请过一会儿再试。')
  return asked
}

const isSource = import.meta.url.endsWith('.ts')

/** Loaded when it is called: the thread that answers everybody has no use for it. */
async function deriveHere(derivation: Derivation): Promise<Uint8Array> {
  return (await import('./derive-key.ts')).deriveKey(derivation)
}

async function deriveInThread(derivation: Derivation): Promise<Uint8Array> {
  const thread = takeThread()
  try {
    const key = await inTime(thread.derive(derivation))
    keep(thread)
    return key
  } catch (error) {
    await thread.end()
    throw error
  }
}

function takeThread(): Thread {
  for (const [thread, timer] of resting) {
    clearTimeout(timer)
    resting.delete(thread)
    return thread
  }
  return startThread()
}

function keep(thread: Thread): void {
  thread.rest()
  const timer = setTimeout(() => {
    resting.delete(thread)
    void thread.end()
  }, idleFor)
  resting.set(thread, timer.unref())
}

function startThread(): Thread {
  const worker = new Worker(new URL('./password-thread.js', import.meta.url))
  let onReply: (reply: KeyReply) => void = () => undefined
  let onEnd: (error: Error) => void = () => undefined
  worker.on('message', (reply: KeyReply) => onReply(reply))
  worker.on('error', (error: Error) => onEnd(error))
  worker.on('exit', (code) => onEnd(new Error(`the thread that makes keys of passwords ended with code ${code}`)))
  const thread: Thread = {
    rest: () => {
      worker.unref()
      onEnd = () => {
        clearTimeout(resting.get(thread))
        resting.delete(thread)
      }
    },
    end: () => worker.terminate(),
    derive: (derivation) => {
      worker.ref()
      return new Promise((resolve, reject) => {
        onEnd = reject
        onReply = (reply) => ('key' in reply ? resolve(reply.key) : reject(reply.error))
        worker.postMessage(derivation)
      })
    },
  }
  return thread
}

async function inTime<Result>(working: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('a key of a password was not made in time')), longest)
  })
  return Promise.race([working, late]).finally(() => clearTimeout(timer))
}
