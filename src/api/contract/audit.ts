import { type Static, Type } from 'typebox'
import { literals } from './common.ts'
import type { Received } from './sides.ts'

export const auditEntry = Type.Object({
  seq: Type.String({ description: '序号' }),
  at: Type.String({ description: '时刻' }),
  actor: Type.String(),
  actorName: Type.String(),
  action: Type.String(),
  actionLabel: Type.String({ description: '新增、修改、撤销、导入…' }),
  ledger: Type.Optional(Type.String()),
  ledgerLabel: Type.Optional(Type.String()),
  record: Type.Optional(Type.String()),
  /** The record's own name, or how many rows an import brought. */
  title: Type.Optional(Type.String()),
  digest: Type.String({ description: '本条摘要；看不到完整内容的人为空' }),
})
export type AuditEntry = Received<Static<typeof auditEntry>>

export const auditPage = Type.Object(
  { entries: Type.Array(auditEntry), next: Type.Optional(Type.String({ description: '下一页的 after' })) },
  { title: '审计记录（新的在前）' },
)
export type AuditPage = Received<Static<typeof auditPage>>

export const auditVerification = Type.Object(
  {
    ok: Type.Boolean(),
    entries: Type.Integer({ description: '核对了多少条' }),
    problems: Type.Array(Type.Object({ seq: Type.Optional(Type.String()), message: Type.String() })),
  },
  { title: '审计链核对结果' },
)
export type AuditVerification = Received<Static<typeof auditVerification>>

export const unusualDays = Type.Array(
  Type.Object({
    actorName: Type.String(),
    way: literals(['taken', 'listed']),
    day: Type.String(),
    times: Type.Integer({ description: '看完整内容、导出，或翻看名单的次数' }),
    records: Type.Integer({ description: '一共多少条' }),
    usual: Type.Integer({ description: '这个人前六十天里有的那些天，平均一天多少条' }),
  }),
  { title: '一个月来远多于平常的查看和导出' },
)
export type UnusualDays = Received<Static<typeof unusualDays>>
