import { type Static, Type } from 'typebox'
import { fieldValues, literals, periodKey, valueText } from './common.ts'
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
