import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { Refusal } from '../../refusal.ts'
import { writeInTown } from '../../town-session.ts'
import { requireLoop, requireStep } from '../loop-index.ts'
import { noticeChanges } from '../notice/notice-changes.ts'
import { readCase } from '../query/read-case.ts'
import { requireOwnCase } from '../query/require-own-case.ts'
import { advanceCases } from '../step/advance-cases.ts'
import type { CaseDetail, StepInput } from '../types.ts'

/**
 * Takes a step of a case: the record gets what is filled in and what the step sets, the log its line, the case its new state and deadline, all in one
 * transaction. Refuses with `conflict` when the case has moved on since `version`, `not-permitted` when the step is not the actor's, `wrong-state` when
 * the loop or the record speaks against it, `invalid` for what is missing; each in the words of the pack.
 */
export async function takeStep(
  kernel: Kernel,
  actor: Actor,
  { id, version, ...input }: StepInput & { readonly id: string; readonly version: number },
): Promise<CaseDetail> {
  await writeInTown(kernel, actor, 'step', async (place) => {
    const one = await requireOwnCase(place, id)
    const loop = requireLoop(kernel.catalogue, one.loop)
    const step = requireStep(loop, input.step)
    const { refused, changes } = await advanceCases(place, { loop, step, cases: [{ id: one.id, version }], input })
    const against = refused.get(one.id)
    if (against !== undefined) throw new Refusal(against.code, against.why)
    await noticeChanges(place, changes)
  })
  return readCase(kernel, actor, { id })
}
