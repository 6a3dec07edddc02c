import type { Actor } from '../../kernel/access/types.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { JobView } from '../contract/import.ts'

export interface JobProgress {
  readonly done: number
  readonly total: number
  /** Which part of an import it is. */
  readonly phase?: NonNullable<JobView['phase']>
  /** What is being done, in words. */
  readonly doing?: string
}

export type JobOutcome = Pick<JobView, 'result' | 'frozen'>
/** Work that tells how far it is, and may be given up: a word of progress throws then, and whatever waits for something hears of it by the signal. */
export type JobWork = (onProgress: (progress: JobProgress) => void, signal: AbortSignal) => Promise<JobOutcome>

export interface JobOptions {
  /** Ids that rise with time. */
  readonly newId: () => string
  readonly now: () => number
  readonly presentError: (error: unknown) => NonNullable<JobView['error']>
}

interface Job {
  readonly owner: Pick<Actor, 'id' | 'town'>
  readonly giveUp: AbortController
  view: JobView
  endedAt: number | undefined
}

const givenUp = { code: 'cancelled', message: '已取消，什么也没有写入。' }

/** What work ends with that somebody gave up. */
class GivenUp extends Error {
  constructor() {
    super(givenUp.message)
    this.name = 'GivenUp'
  }
}

const kept = 60 * 60_000
const interrupted = {
  code: 'interrupted',
  message: '中断：铅笔重新启动过，这项任务的结果没有留下。导入要么全部写入，要么什么也没有写；同一个文件再导一次不会多出记录。',
}

/** Long work that a browser asks after: kept in this process, shown to its owner only, forgotten an hour after its end. */
export class Jobs {
  readonly #jobs = new Map<string, Job>()
  readonly #options: JobOptions
  /** Ids before it were given by a process that has ended. */
  readonly #first: string
  #isStopping = false
  #running: Promise<unknown> = Promise.resolve()

  constructor(options: JobOptions) {
    this.#options = options
    this.#first = options.newId()
  }

  start(owner: Actor, work: JobWork): string {
    this.#forgetOld()
    const id = this.#options.newId()
    const job: Job = { owner, giveUp: new AbortController(), view: { id, state: 'running', done: 0, total: 0 }, endedAt: undefined }
    this.#jobs.set(id, job)
    // Not before the answer with the job's id is on its way.
    const ended = new Promise<void>((resolve) => setImmediate(resolve))
      .then(() =>
        work((progress) => {
          this.#assertRunning()
          job.giveUp.signal.throwIfAborted()
          job.view = { ...job.view, ...progress }
        }, job.giveUp.signal),
      )
      .then(
        (outcome) => this.#end(job, { ...job.view, state: 'done', ...outcome, ...rowsOf(outcome) }),
        (error) =>
          this.#end(job, { ...job.view, state: 'failed', error: error instanceof GivenUp ? givenUp : this.#options.presentError(error) }),
      )
    this.#running = Promise.all([this.#running, ended])
    return id
  }

  /** undefined when there is no such job, or it is somebody else's. What was begun before this process is told as broken off. */
  find(caller: Actor, id: string): JobView | undefined {
    this.#forgetOld()
    const job = this.#jobs.get(id)
    if (job === undefined) return this.#isOfBefore(id) ? { id, state: 'failed', done: 0, total: 0, error: interrupted } : undefined
    return job.owner.id === caller.id && job.owner.town === caller.town ? job.view : undefined
  }

  /**
   * Gives a job up: at its next step it ends, and what it wrote is undone. One that has written all of it by then is done, and says so. Gives how it stands;
   * undefined when there is no such job, or it is somebody else's.
   */
  giveUp(caller: Actor, id: string): JobView | undefined {
    const view = this.find(caller, id)
    if (view?.state === 'running') this.#jobs.get(id)?.giveUp.abort(new GivenUp())
    return view
  }

  /** How many go on. */
  get running(): number {
    return [...this.#jobs.values()].filter(({ endedAt }) => endedAt === undefined).length
  }

  /** When all that runs has ended. */
  async settled(): Promise<void> {
    await this.#running
  }

  /** From now on a job ends at its next step, and what it wrote is undone. */
  interrupt(): void {
    this.#isStopping = true
  }

  #assertRunning(): void {
    if (this.#isStopping) throw new Refusal('wrong-state', '中断：铅笔正在停止，这项任务没有做完，什么也没有写入。')
  }

  #end(job: Job, view: JobView): void {
    job.view = view
    job.endedAt = this.#options.now()
  }

  #isOfBefore(id: string): boolean {
    return /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(id) && id < this.#first
  }

  #forgetOld(): void {
    const before = this.#options.now() - kept
    for (const [id, { endedAt }] of this.#jobs) {
      if (endedAt !== undefined && endedAt < before) this.#jobs.delete(id)
    }
  }
}

function rowsOf({ result }: JobOutcome): Partial<JobView> {
  return result === undefined ? {} : { done: result.rows, total: result.rows }
}
