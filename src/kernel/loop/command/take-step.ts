import { authorize } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import { lockChain } from '../../audit/write-audited.ts'
import type { Kernel } from '../../context.ts'
import { Refusal } from '../../refusal.ts'
import { requireCase } from '../case/read-cases.ts'
import { requireLoop, requireStep } from '../loop-index.ts'
import { momentOfClock } from '../moment.ts'
import { noticeChanges } from '../notice/notice-changes.ts'
import { readCaseDetail } from '../query/read-case.ts'
import { takeStepsInTransaction } from '../step/take-steps.ts'
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
  authorize(actor, 'step')
  const { town } = actor
  await kernel.engine.write(async (session) => {
    await lockChain(session, town)
    const place = { kernel, session, town }
    const one = await requireCase(place, id)
    const loop = requireLoop(kernel.catalogue, one.loop)
    const step = requireStep(loop, input.step)
    const request = { loop, step, actor, moment: momentOfClock(kernel), cases: [{ id: one.id, version }], input }
    const { refused, changes } = await takeStepsInTransaction(place, request)
    const against = refused.get(one.id)
    if (against !== undefined) throw new Refusal(against.code, against.why)
    await noticeChanges(place, { actor, moment: request.moment, changes })
  })
  return readCaseDetail(kernel, actor, id)
}
