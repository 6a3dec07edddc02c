import { agreeChanges, refuseChange, withdrawChange } from '../../kernel/index.ts'
import type { ApiContext } from '../context.ts'
import type * as agreements from '../contract/endpoints/agreements.ts'
import { presentPending } from '../views/pending-view.ts'
import type { Handlers } from './handler.ts'

export function agreementHandlers({ kernel, readings }: ApiContext): Handlers<typeof agreements> {
  return {
    listPending: async ({ actor }) => {
      const found = await presentPending(kernel, actor, {})
      readings.noteShown(kernel, actor, { ledgers: found.flatMap(({ ledger }) => ledger ?? []), by: 'pending', titles: false })
      return found
    },
    listPendingOfRecord: ({ actor, input: { ledger, record } }) => presentPending(kernel, actor, { record: { ledger, id: record } }),
    agreeChanges: async ({ actor, input }) => [...(await agreeChanges(kernel, actor, { ids: input.changes }))],
    refuseChange: async ({ actor, input: { change: id, reason } }) => {
      await refuseChange(kernel, actor, { id, reason })
      return {}
    },
    withdrawChange: async ({ actor, input: { change: id } }) => {
      await withdrawChange(kernel, actor, { id })
      return {}
    },
  }
}
