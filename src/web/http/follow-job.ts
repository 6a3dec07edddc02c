import type { JobView } from '../../api/contract/import.ts'
import { api } from './api.ts'
import { HttpError } from './client.ts'

export interface FollowJob {
  readonly onProgress: (view: JobView) => void
  /** Whoever asked has left the page. */
  readonly isGone?: () => boolean
  /** What is told when the server does not say why it failed. */
  readonly failed: string
}

/** Asks after a job until it is done; throws what it failed with. */
export async function followJob(job: string, { onProgress, isGone = () => false, failed }: FollowJob): Promise<JobView> {
  for (let wait = 80; !isGone(); wait = Math.min(500, wait * 1.2)) {
    const view = await api.getJob({ job })
    onProgress(view)
    if (view.state === 'failed') throw jobError(view, failed)
    if (view.state === 'done') return view
    await new Promise((resolve) => window.setTimeout(resolve, wait))
  }
  throw new HttpError({ status: 0, code: 'left', message: '已离开这一页。' })
}

function jobError({ error }: JobView, failed: string): HttpError {
  return new HttpError({
    status: 400,
    code: error?.code ?? 'unknown',
    message: error?.message ?? failed,
    incident: error?.incident,
  })
}
