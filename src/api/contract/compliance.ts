import { type Static, Type } from 'typebox'
import type { Received } from './sides.ts'

const items = Type.Array(
  Type.Object({
    clause: Type.String({ description: 'GB/T 22239-2019 的条款' }),
    subject: Type.String(),
    asks: Type.String({ description: '要求什么' }),
    state: Type.Union([Type.Literal('met'), Type.Literal('partly'), Type.Literal('unmet'), Type.Literal('outside')]),
    evidence: Type.String({ description: '凭什么这样说，还缺什么' }),
  }),
)

const processing = Type.Array(
  Type.Object({
    ledger: Type.String(),
    label: Type.String(),
    purpose: Type.String({ description: '为什么记；空的是还没有写明' }),
    basis: Type.String({ description: '依据' }),
    kept: Type.String({ description: '存多久' }),
    fields: Type.Array(
      Type.Object({
        field: Type.String(),
        label: Type.String(),
        secrecy: Type.Union([Type.Literal('open'), Type.Literal('personal'), Type.Literal('sensitive')]),
      }),
    ),
    readers: Type.Array(Type.String(), { description: '看得见完整内容的角色' }),
    records: Type.Integer({ description: '现有几条' }),
    due: Type.Union([Type.Integer(), Type.Null()], { description: '其中过了保存期限的；随应急响应销毁的为空' }),
    exports: Type.Object({ times: Type.Integer(), records: Type.Integer() }, { description: '一年来带完整信息导出几次、几条' }),
    corrections: Type.Object(
      { open: Type.Integer(), late: Type.Integer(), done: Type.Integer(), refused: Type.Integer() },
      { description: '本人要求更正的：在办、其中逾期、更正了的、没有更正的' },
    ),
  }),
)

export const selfCheck = Type.Object({ items, processing }, { title: '合规自查' })
export type SelfCheck = Received<Static<typeof selfCheck>>
