import { type Static, Type } from 'typebox'
import type { RecordVersion } from '../../kernel/ledger/types.ts'
import { fieldValues, periodKey, valueText } from './common.ts'

const reason = Type.String({ maxLength: 500, description: '事由' })
const version = Type.Integer({ minimum: 1, description: '改动前看到的版本；已被他人改过时返回 409' })

export const addRecordBody = Type.Object({ values: fieldValues })
export type AddRecordBody = Static<typeof addRecordBody>

export const amendRecordBody = Type.Object({ version, values: fieldValues, reason: Type.Optional(reason) })
export type AmendRecordBody = Static<typeof amendRecordBody>

export const withdrawRecordBody = Type.Object({ version, reason: Type.String({ minLength: 1, maxLength: 500, description: '撤销事由' }) })
export type WithdrawRecordBody = Static<typeof withdrawRecordBody>

/** Newest first. */
export const recordHistory = Type.Unsafe<readonly HistoryVersion[]>(
  Type.Array(Type.Object({ id: Type.String(), version: Type.Integer() }, { additionalProperties: true }), {
    title: '记录的各个版本，新的在前',
  }),
)
/** A version, and who wrote it by name. */
export type HistoryVersion = RecordVersion & { readonly actorName: string }

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
export type RecordUses = Static<typeof recordUses>
