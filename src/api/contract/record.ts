import { type Static, Type } from 'typebox'
import { fieldValues, id, literals, periodKey, valueText } from './common.ts'
import { ledgerRecord } from './ledger.ts'
import type { Received } from './sides.ts'

const reason = Type.String({ maxLength: 500, description: '事由' })
const version = Type.Integer({ minimum: 1, description: '改动前看到的版本；已被他人改过时返回 409' })

export const addRecordBody = Type.Object({ values: fieldValues })
export type AddRecordBody = Static<typeof addRecordBody>

export const amendRecordBody = Type.Object({ version, values: fieldValues, reason: Type.Optional(reason) })
export type AmendRecordBody = Static<typeof amendRecordBody>

export const withdrawRecordBody = Type.Object({ version, reason: Type.String({ minLength: 1, maxLength: 500, description: '撤销事由' }) })
export type WithdrawRecordBody = Static<typeof withdrawRecordBody>

const bulkOperation = Type.Union([
  Type.Object({ type: Type.Literal('add'), values: fieldValues }),
  Type.Object({ type: Type.Literal('amend'), id, version, values: fieldValues }),
  Type.Object({ type: Type.Literal('withdraw'), id, version }),
])
export const bulkRecordsBody = Type.Object({
  operations: Type.Array(bulkOperation, { minItems: 1, maxItems: 5_000, description: '要么全部写入，要么一条不写' }),
  reason: Type.Optional(Type.String({ minLength: 1, maxLength: 500, description: '事由；里面有撤销的要写' })),
})
export type BulkRecordsBody = Static<typeof bulkRecordsBody>
export const bulkDone = Type.Object(
  {
    added: Type.Integer(),
    amended: Type.Integer(),
    withdrawn: Type.Integer(),
    entry: Type.Optional(Type.Integer({ description: '留痕号，凭它整批撤回' })),
  },
  { title: '批量修改' },
)
export type BulkDone = Received<Static<typeof bulkDone>>

const viewName = Type.String({ minLength: 1, maxLength: 40, description: '视图的名字' })
export const tableView = Type.Object({
  id,
  name: Type.String(),
  shared: Type.Boolean({ description: '全镇都看得见' }),
  author: Type.String(),
  own: Type.Boolean(),
  setup: Type.String({ description: '栏目、条件、次序，页面写下的样子' }),
  at: Type.String(),
})
export type TableView = Received<Static<typeof tableView>>
export const tableViews = Type.Array(tableView, { title: '台账视图' })
export const saveTableViewBody = Type.Object({
  name: viewName,
  shared: Type.Boolean(),
  setup: Type.String({ maxLength: 20_000 }),
})

/** A version, and who wrote it by name. */
const historyVersion = Type.Object({
  ...ledgerRecord.properties,
  replacedAt: Type.Union([Type.String(), Type.Null()], { description: '被下一版本代替的时刻；现在的版本为 null' }),
  action: literals(['add', 'amend', 'withdraw', 'import']),
  reason: Type.Optional(Type.String()),
  actorName: Type.String(),
})
export type HistoryVersion = Received<Static<typeof historyVersion>>

/** Newest first. */
export const recordHistory = Type.Array(historyVersion, { title: '记录的各个版本，新的在前' })

/** What a record stands behind. */
export const recordUses = Type.Object(
  {
    indicators: Type.Array(
      Type.Object({ id: Type.String(), label: Type.String(), unit: Type.String(), period: periodKey, value: valueText }),
    ),
    figures: Type.Array(
      Type.Object({
        report: Type.String(),
        reportTitle: Type.String(),
        n: Type.Integer(),
        name: Type.String(),
        printed: Type.String(),
        line: Type.Integer(),
        column: Type.Integer(),
      }),
    ),
  },
  { title: '这条记录用在哪里' },
)
export type RecordUses = Received<Static<typeof recordUses>>
