import { type Static, Type } from 'typebox'
import type { Received } from './sides.ts'

export const keptLedger = Type.Object(
  {
    ledger: Type.String({ description: '台账编号' }),
    since: Type.String({ description: '从哪天起没有记录就是零：2020-01-01' }),
    declaredBy: Type.String({ description: '报零人' }),
    declaredAt: Type.String({ description: '报零的时刻' }),
  },
  { title: '零报告' },
)
export const keptLedgers = Type.Array(keptLedger, { title: '报过零的台账' })
export type KeptLedgerView = Received<Static<typeof keptLedger>>

export const declareKeptBody = Type.Object({ since: Type.String({ minLength: 10, maxLength: 10, description: '从哪天起：2020-01-01' }) })
export type DeclareKeptBody = Static<typeof declareKeptBody>

export const withdrawKeptBody = Type.Object({ reason: Type.String({ minLength: 1, maxLength: 500, description: '撤回事由' }) })
export type WithdrawKeptBody = Static<typeof withdrawKeptBody>
