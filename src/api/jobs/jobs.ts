import type { Actor } from '../../kernel/access/types.ts'
import type { ImportOutcome, JobView } from '../contract/import.ts'

export interface JobProgress {
  readonly done: number
  readonly total: number
}

export type JobWork = (onProgress: (progress: JobProgress) => void) => Promise<ImportOutcome>

export interface JobOptions {
  readonly newId: () => string
  readonly now: () => number
  readonly presentError: (error: unknown) => NonNullable<JobView['error']>
}

interface Job {
  readonly owner: Pick<Actor, 'id' | 'town'>
  view: JobView
  endedAt: number | undefined
}

const kept = 60 * 60_000

/** Long work that a browser asks after: kept in this process, shown to its owner only, forgotten an hour after its end. */
export class Jobs {
  readonly #jobs = new Map<string, Job>()
  readonly #options: JobOptions

  constructor(options: JobOptions) {
    this.#options = options
  }

  start(owner: Actor, work: JobWork): string {
    this.#forgetOld()
    const id = this.#options.newId()
    const job: Job = { owner, view: { id, state: 'running', done: 0, total: 0 }, endedAt: undefined }
    this.#jobs.set(id, job)
    work((progress) => {
      job.view = { ...job.view, ...progress }
    })
      .then(
        (result) => ({ ...job.view, state: 'done' as const, done: result.rows, total: result.rows, result }),
        (error) => ({ ...job.view, state: 'failed' as const, error: this.#options.presentError(error) }),
      )
      .then((view) => {
        job.view = view
        job.endedAt = this.#options.now()
      })
    return id
  }

  /** undefined when there is no such job, or it is somebody else's. */
  find(caller: Actor, id: string): JobView | undefined {
    this.#forgetOld()
    const job = this.#jobs.get(id)
    return job !== undefined && job.owner.id === caller.id && job.owner.town === caller.town ? job.view : undefined
  }

  #forgetOld(): void {
    const before = this.#options.now() - kept
    for (const [id, { endedAt }] of this.#jobs) {
      if (endedAt !== undefined && endedAt < before) this.#jobs.delete(id)
    }
  }
}
