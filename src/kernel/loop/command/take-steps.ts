import { authorize } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { writeInTown } from '../../town-session.ts'
import { requireLoop, requireStep } from '../loop-index.ts'
import { noticeChanges } from '../notice/notice-changes.ts'
import { advanceCases, presentRefused, type Refused, type StepRequest } from '../step/advance-cases.ts'
import type { BulkStepResult, StepInput } from '../types.ts'

export interface BulkStep extends StepInput {
  readonly loop: string
  readonly cases: readonly { readonly id: string; readonly version: number }[]
  /** Leave out the cases that cannot take the step instead of doing nothing at all. */
  readonly skipRefused?: boolean
}

/** Carries what must be rolled back out of the transaction. */
class RefusedCases extends Error {
  readonly refused: Refused
  readonly presented: BulkStepResult['refused']

  constructor(refused: Refused, presented: BulkStepResult['refused']) {
    super('some cases cannot take the step')
    this.refused = refused
    this.presented = presented
  }
}

/**
 * One step for many cases of a loop in one transaction: all of them, or none and why; with `skipRefused` all that can. What a rule says is judged upon all
 * records as they would stand together, so two cases cannot both pass on each other's absence.
 */
export async function takeSteps(
  kernel: Kernel,
  actor: Actor,
  { loop: name, cases, skipRefused = false, ...input }: BulkStep,
): Promise<BulkStepResult> {
  authorize(actor, 'step')
  const loop = requireLoop(kernel.catalogue, name)
  const step = requireStep(loop, input.step)
  const refused: BulkStepResult['refused'][number][] = []
  let remaining: BulkStep['cases'] = [...new Map(cases.map((one) => [one.id, one])).values()]
  while (remaining.length > 0) {
    try {
      const taken = await takeForAll(kernel, actor, { loop, step, input, cases: remaining })
      return { taken, refused }
    } catch (error) {
      if (!(error instanceof RefusedCases)) throw error
      refused.push(...error.presented)
      if (!skipRefused) return { taken: 0, refused }
      const out = error.refused
      remaining = remaining.filter(({ id }) => !out.has(id))
    }
  }
  return { taken: 0, refused }
}

async function takeForAll(kernel: Kernel, actor: Actor, attempt: StepRequest): Promise<number> {
  return writeInTown(kernel, actor, 'step', async (place) => {
    const { refused, changes } = await advanceCases(place, attempt)
    if (refused.size > 0) throw new RefusedCases(refused, await presentRefused(place, { loop: attempt.loop, refused }))
    await noticeChanges(place, changes)
    return attempt.cases.length
  })
}
