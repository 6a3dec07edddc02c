import { wholeNumber } from '../../definition/decimal/decimal.ts'
import {
  addRecord,
  amendRecord,
  type BulkResult,
  bulkRecords,
  getRecord,
  listTableViews,
  listVersions,
  removeTableView,
  restoreRecord,
  saveTableView,
  undoBulk,
  withdrawRecord,
} from '../../kernel/index.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { ApiContext } from '../context.ts'
import type * as records from '../contract/endpoints/records.ts'
import { presentHistory } from '../views/history-view.ts'
import { presentUses } from '../views/uses-view.ts'
import type { Handlers } from './handler.ts'

export function recordHandlers({ kernel, readings }: ApiContext): Handlers<typeof records> {
  return {
    addRecord: ({ actor, input }) => addRecord(kernel, actor, input),
    getRecord: ({ actor, input }) => getRecord(kernel, actor, input),
    amendRecord: ({ actor, input }) => amendRecord(kernel, actor, input),
    withdrawRecord: async ({ actor, input }) => {
      await withdrawRecord(kernel, actor, input)
      return {}
    },
    restoreRecord: ({ actor, input }) => restoreRecord(kernel, actor, input),
    bulkRecords: async ({ actor, input }) => {
      const { operations, reason } = input
      if (operations.some(({ type }) => type === 'withdraw') && (reason ?? '').trim() === '')
        throw new Refusal('invalid', '请写明为什么撤销。', { fields: [{ field: 'reason', message: '请写明原因' }] })
      return presentBulk(
        await bulkRecords(kernel, actor, { ledger: input.ledger, operations, ...(reason === undefined ? {} : { reason }) }),
      )
    },
    undoBulk: async ({ actor, input }) =>
      presentBulk(await undoBulk(kernel, actor, { ledger: input.ledger, entry: wholeNumber(input.entry) })),
    listTableViews: async ({ actor, input }) => [...(await listTableViews(kernel, actor, input))],
    saveTableView: ({ actor, input }) => saveTableView(kernel, actor, input),
    removeTableView: async ({ actor, input }) => {
      await removeTableView(kernel, actor, input)
      return {}
    },
    listVersions: async ({ actor, input }) => {
      const versions = await listVersions(kernel, actor, input)
      readings.note(kernel, actor, { ledger: input.ledger, action: 'history', record: input.id, by: '', records: 1 })
      return presentHistory(kernel, actor, versions)
    },
    listUses: ({ actor, input }) => presentUses(kernel, actor, input),
  }
}

function presentBulk({ added, ...rest }: BulkResult) {
  return { ...rest, added: added.length }
}
