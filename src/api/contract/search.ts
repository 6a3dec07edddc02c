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
  detail: Type.Optional(Type.String({ description: '一句说明，如单位、口径或所属台账' })),
})
export const searchHits = Type.Array(searchHit, { title: '找到的东西' })
export type SearchHit = Received<Static<typeof searchHit>>
