import type { Actor } from '../../kernel/access/types.ts'
import type { Kernel } from '../../kernel/context.ts'
import { freezeReport } from '../../kernel/index.ts'
import type { JobOutcome, JobProgress } from '../jobs/jobs.ts'

const steps = { planning: '读报告', reading: '读台账', checking: '核对数字和断语', saving: '保存定稿' } as const
const order = Object.keys(steps)

/** Freezes a report and tells how far it is. */
export async function freezeStepwise(
  kernel: Kernel,
  actor: Actor,
  { template, onProgress }: { readonly template: string; readonly onProgress: (progress: JobProgress) => void },
): Promise<JobOutcome> {
  const { id } = await freezeReport(kernel, actor, {
    template,
    onPhase: (phase) => onProgress({ done: order.indexOf(phase), total: order.length, doing: steps[phase] }),
  })
  return { frozen: id }
}
