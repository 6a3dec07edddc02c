import { Refusal } from '../../refusal.ts'

/** Who may use the one connection of the embedded engine, and when. */
export interface Turns {
  /** Reads overlap: while one goes on nothing is written, so they all see the same state. */
  read<Result>(work: () => Promise<Result>): Promise<Result>
  /** Alone. */
  write<Result>(work: () => Promise<Result>): Promise<Result>
  /** Whether a read waits. */
  isAwaited(): boolean
  /**
   * Within a write: lets the reads go that wait, and those that follow close behind them, and comes back when they are done. Other writers wait on, so the
   * state stays what the one that rests has left.
   */
  rest(): Promise<void>
  /** Gives no more turns; comes back when nobody has one. */
  close(): Promise<void>
}

/** A read that has gone on so long holds up writers anyway: short reads behind them pass meanwhile … */
const long = 50
/** … for so long, so that a writer gets its turn however many readers come. */
const patience = 1_000
/** A request is several reads one after another: the next is let in as well when it comes within so many milliseconds … */
const linger = 5
/** … of a rest that has not gone on for longer than this. */
const longestRest = 200

interface Waiting {
  readonly kind: 'read' | 'write'
  readonly since: number
  readonly start: () => void
}

/** Turns in the order of asking. Behind a writer that waits for a long read, other reads pass for a second. */
export function createTurns(now: () => number = () => performance.now()): Turns {
  const waiting: Waiting[] = []
  const reading = new Set<{ since: number }>()
  const leaving: (() => void)[] = []
  let isWriting = false
  let isClosed = false
  let resting: { readonly since: number; readonly goOn: () => void } | undefined
  let timer: NodeJS.Timeout | undefined

  const mayPass = (writer: Pick<Waiting, 'since'>): boolean =>
    now() - writer.since < patience && [...reading].some(({ since }) => now() - since >= long)
  const mayStart = ({ kind }: Waiting): boolean => {
    if (isWriting) return false
    if (kind === 'write') return reading.size === 0 && resting === undefined
    if (resting !== undefined) return now() - resting.since < longestRest || mayPass(resting)
    const writer = waiting.find((one) => one.kind === 'write')
    return writer === undefined || mayPass(writer)
  }
  const startNext = (): boolean => {
    const [first] = waiting
    // A read at the front has no writer before it; one further behind only passes.
    const isFree = !isWriting && first !== undefined
    const at = isFree && ((first.kind === 'read' && resting === undefined) || mayStart(first)) ? 0 : passing()
    const [next] = at < 0 ? [] : waiting.splice(at, 1)
    next?.start()
    return next !== undefined
  }
  const passing = (): number => waiting.findIndex((one) => one.kind === 'read' && mayStart(one))
  const goOn = (): void => {
    isWriting = true
    resting?.goOn()
    resting = undefined
  }
  const advance = (): void => {
    clearTimeout(timer)
    while (startNext());
    if (resting !== undefined && reading.size === 0) {
      if (now() - resting.since >= longestRest) goOn()
      else timer = setTimeout(goOn, linger)
      return
    }
    // Whether somebody may pass depends on how long a read has gone on: looked at again a little later.
    if (reading.size > 0 && waiting.some(({ kind }) => kind === 'read')) timer = setTimeout(advance, long)
    if (!isWriting && reading.size === 0 && waiting.length === 0) for (const leave of leaving.splice(0)) leave()
  }
  const enter = async (kind: Waiting['kind'], begin: () => void): Promise<void> => {
    if (isClosed) throw new Refusal('wrong-state', '铅笔正在停止，请稍后再试。')
    return new Promise((resolve) => {
      const start = (): void => {
        begin()
        resolve()
      }
      waiting.push({ kind, since: now(), start })
      advance()
    })
  }

  return {
    read: async (work) => {
      const own = { since: 0 }
      await enter('read', () => {
        own.since = now()
        reading.add(own)
      })
      try {
        return await work()
      } finally {
        reading.delete(own)
        advance()
      }
    },
    write: async (work) => {
      await enter('write', () => {
        isWriting = true
      })
      try {
        return await work()
      } finally {
        isWriting = false
        advance()
      }
    },
    isAwaited: () => waiting.some(({ kind }) => kind === 'read'),
    rest: () =>
      new Promise((resolve) => {
        resting = { since: now(), goOn: resolve }
        isWriting = false
        advance()
      }),
    close: () => {
      isClosed = true
      return new Promise((resolve) => {
        leaving.push(resolve)
        advance()
      })
    },
  }
}
