import { assignDuties, endLeave, handOver, mergeObjects, retireCadre, takeLeave } from '../../kernel/index.ts'
import type { ApiContext } from '../context.ts'
import type * as duties from '../contract/endpoints/duties.ts'
import { gridDayOf } from '../views/grid-day.ts'
import type { Handlers } from './handler.ts'

/** Duties change hands; each call is one transaction and leaves nobody without a holder. */
export function dutyHandlers({ kernel }: ApiContext): Handlers<typeof duties> {
  return {
    assignDuties: async ({ actor, input: { from, ...rest } }) => {
      const { on } = await gridDayOf(kernel, actor, from)
      return assignDuties(kernel, actor, { ...rest, from: on })
    },
    handOver: ({ actor, input }) => handOver(kernel, actor, input),
    retireCadre: ({ actor, input }) => retireCadre(kernel, actor, input),
    takeLeave: ({ actor, input }) => takeLeave(kernel, actor, input),
    endLeave: ({ actor, input }) => endLeave(kernel, actor, input),
    mergeObjects: ({ actor, input }) => mergeObjects(kernel, actor, input),
  }
}
