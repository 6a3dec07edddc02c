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
  return new Queue(now)
}

class Queue implements Turns {
  private readonly waiting: Waiting[] = []
  private readonly reading = new Set<{ since: number }>()
  private readonly leaving: (() => void)[] = []
  private isWriting = false
  private isClosed = false
  private resting: { readonly since: number; readonly goOn: () => void } | undefined
  private timer: NodeJS.Timeout | undefined

  constructor(private readonly now: () => number) {}

  async read<Result>(work: () => Promise<Result>): Promise<Result> {
    const own = { since: 0 }
    await this.enter('read', () => {
      own.since = this.now()
      this.reading.add(own)
    })
    try {
      return await work()
    } finally {
      this.reading.delete(own)
      this.advance()
    }
  }

  async write<Result>(work: () => Promise<Result>): Promise<Result> {
    await this.enter('write', () => {
      this.isWriting = true
    })
    try {
      return await work()
    } finally {
      this.isWriting = false
      this.advance()
    }
  }

  isAwaited(): boolean {
    return this.waiting.some(({ kind }) => kind === 'read')
  }

  rest(): Promise<void> {
    return new Promise((resolve) => {
      this.resting = { since: this.now(), goOn: resolve }
      this.isWriting = false
      this.advance()
    })
  }

  close(): Promise<void> {
    this.isClosed = true
    return new Promise((resolve) => {
      this.leaving.push(resolve)
      this.advance()
    })
  }

  private async enter(kind: Waiting['kind'], begin: () => void): Promise<void> {
    if (this.isClosed) throw new Refusal('wrong-state', '铅笔正在停止，请稍后再试。')
    return new Promise((resolve) => {
      const start = (): void => {
        begin()
        resolve()
      }
      this.waiting.push({ kind, since: this.now(), start })
      this.advance()
    })
  }

  private advance(): void {
    clearTimeout(this.timer)
    while (this.startNext());
    const { waiting, reading, resting } = this
    if (resting !== undefined && reading.size === 0) {
      if (this.now() - resting.since >= longestRest) this.goOn()
      else this.timer = setTimeout(() => this.goOn(), linger)
      return
    }
    // Whether somebody may pass depends on how long a read has gone on: looked at again a little later.
    if (reading.size > 0 && this.isAwaited()) this.timer = setTimeout(() => this.advance(), long)
    if (!this.isWriting && reading.size === 0 && waiting.length === 0) for (const leave of this.leaving.splice(0)) leave()
  }

  private startNext(): boolean {
    const [first] = this.waiting
    // A read at the front has no writer before it; one further behind only passes.
    const isFree = !this.isWriting && first !== undefined
    const at = isFree && ((first.kind === 'read' && this.resting === undefined) || this.mayStart(first)) ? 0 : this.passing()
    const [next] = at < 0 ? [] : this.waiting.splice(at, 1)
    next?.start()
    return next !== undefined
  }

  private passing(): number {
    return this.waiting.findIndex((one) => one.kind === 'read' && this.mayStart(one))
  }

  private mayStart({ kind }: Waiting): boolean {
    if (this.isWriting) return false
    if (kind === 'write') return this.reading.size === 0 && this.resting === undefined
    if (this.resting !== undefined) return this.now() - this.resting.since < longestRest || this.mayPass(this.resting)
    const writer = this.waiting.find((one) => one.kind === 'write')
    return writer === undefined || this.mayPass(writer)
  }

  private mayPass(writer: Pick<Waiting, 'since'>): boolean {
    return this.now() - writer.since < patience && [...this.reading].some(({ since }) => this.now() - since >= long)
  }

  private goOn(): void {
    this.isWriting = true
    this.resting?.goOn()
    this.resting = undefined
  }
}
