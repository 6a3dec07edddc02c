import { type Static, Type } from 'typebox'
import type { Received } from './sides.ts'

export const searchHit = Type.Object({
  kind: Type.Union([
    Type.Literal('record'),
    Type.Literal('case'),
    Type.Literal('ledger'),
    Type.Literal('indicator'),
    Type.Literal('report'),
  ]),
  id: Type.String(),
  title: Type.String(),
  /** For a record: its ledger. */
  ledger: Type.Optional(Type.String()),
  ledgerLabel: Type.Optional(Type.String()),
  detail: Type.Optional(Type.String({ description: '一句说明，如单位、口径；记录则是分辨同名的几项：村、户、年龄或看得到的号码尾号' })),
  total: Type.Optional(Type.Integer({ description: '记录：同样的字在它的台账里共找到几条，列表里看得到全部' })),
})
export const searchHits = Type.Array(searchHit, { title: '找到的东西' })
export type SearchHit = Received<Static<typeof searchHit>>
