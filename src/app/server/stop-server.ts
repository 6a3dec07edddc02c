import type { Api } from '../../api/context.ts'
import type { Jobs } from '../../api/jobs/jobs.ts'
import type { Notifier } from '../notify/run-notifier.ts'

export interface Stopping {
  readonly api: Api
  readonly jobs: Jobs
  readonly notifier: Notifier
}

/** How long each is waited for, in milliseconds; with what the process itself needs a stop lasts less than fifteen seconds. */
const grace = { requests: 4_000, jobs: 5_000, rest: 2_000 } as const

/**
 * Takes nothing new, lets what is under way come to its end for some seconds, then lets go of it: slow connections are cut, jobs are broken off and
 * undone. Gives whether everything ended; when it did not, the process must, and the database undoes what was not committed.
 */
export async function stopServer({ api, jobs, notifier }: Stopping): Promise<boolean> {
  const closing = api.close()
  const notices = notifier.stop()
  // An import that somebody waits for is nearly always done in time.
  await within(Promise.all([closing, jobs.settled()]), grace.requests)
  api.server.closeAllConnections()
  const jobsEnded = await within(jobs.settled(), grace.jobs)
  jobs.interrupt()
  const ended = await within(Promise.all([closing, notices, jobs.settled()]), grace.rest)
  return jobsEnded ? ended : within(jobs.settled(), 0)
}

/** Whether it ended in time. What fails has ended as well. */
async function within(work: Promise<unknown>, milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds)
  })
  try {
    return await Promise.race([
      work.then(
        () => true,
        () => true,
      ),
      late,
    ])
  } finally {
    clearTimeout(timer)
  }
}
