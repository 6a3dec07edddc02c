import { addRecord, amendRecord, getRecord, listVersions, restoreRecord, withdrawRecord } from '../../kernel/index.ts'
import type { ApiContext } from '../context.ts'
import type * as records from '../contract/endpoints/records.ts'
import { presentHistory } from '../views/history-view.ts'
import { presentUses } from '../views/uses-view.ts'
import type { Handlers } from './handler.ts'

export function recordHandlers({ kernel }: ApiContext): Handlers<typeof records> {
  return {
    addRecord: ({ actor, input }) => addRecord(kernel, actor, input),
    getRecord: ({ actor, input }) => getRecord(kernel, actor, input),
    amendRecord: ({ actor, input }) => amendRecord(kernel, actor, input),
    withdrawRecord: async ({ actor, input }) => {
      await withdrawRecord(kernel, actor, input)
      return {}
    },
    restoreRecord: ({ actor, input }) => restoreRecord(kernel, actor, input),
    listVersions: async ({ actor, input }) => presentHistory(kernel, actor, await listVersions(kernel, actor, input)),
    listUses: ({ actor, input }) => presentUses(kernel, actor, input),
  }
}
