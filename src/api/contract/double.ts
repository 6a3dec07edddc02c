import { type Static, Type } from 'typebox'
import { id, literals } from './common.ts'
import { ledgerRecord } from './ledger.ts'
import type { Received } from './sides.ts'

const titled = Type.Object({ id: Type.String(), title: Type.String() })

export const doubleList = Type.Object(
  {
    total: Type.Integer({ description: '还没有核对的有几对' }),
    pairs: Type.Array(Type.Object({ left: ledgerRecord, right: ledgerRecord, rules: Type.Array(literals(['same-number', 'same-name'])) }), {
      description: '前100对',
    }),
    decided: Type.Array(Type.Object({ id: Type.String(), left: titled, right: titled, why: Type.String(), decidedAt: Type.String() }), {
      description: '核对过不是同一条的',
    }),
    isTooLarge: Type.Boolean({ description: '记录太多，没有一对一对地找' }),
  },
  { title: '像是重复的记录' },
)
export type DoubleList = Received<Static<typeof doubleList>>

export const doubleCounts = Type.Array(Type.Object({ ledger: Type.String(), count: Type.Integer() }))

export const doubleVerdict = Type.Object({ left: id, right: id, why: Type.Optional(Type.String({ maxLength: 500, description: '依据' })) })
export const decidedDouble = Type.Object({ id: Type.String() })
