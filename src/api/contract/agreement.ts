import { type Static, Type } from 'typebox'
import { id } from './common.ts'
import type { Received } from './sides.ts'

const field = Type.Object({ label: Type.String(), was: Type.String(), will: Type.String() })

export const pendingChange = Type.Object({
  id: Type.String(),
  kind: Type.Union(
    [
      Type.Literal('record'),
      Type.Literal('user'),
      Type.Literal('second-factor'),
      Type.Literal('access-rules'),
      Type.Literal('county-login'),
    ],
    {
      description: '改的是什么：台账记录、用户、第二因子、登录规定、县统一登录',
    },
  ),
  ledger: Type.Optional(Type.String()),
  record: Type.Optional(Type.String({ description: '记录或用户' })),
  about: Type.String({ description: '台账名，或用户、登录规定' }),
  title: Type.String({ description: '哪一条、谁' }),
  fields: Type.Array(field, { description: '原来的内容和要改成的内容；办完以后不再留' }),
  reason: Type.Optional(Type.String()),
  by: Type.String({ description: '谁提出的' }),
  at: Type.String(),
  state: Type.Union([
    Type.Literal('waiting'),
    Type.Literal('agreed'),
    Type.Literal('refused'),
    Type.Literal('withdrawn'),
    Type.Literal('overtaken'),
  ]),
  settledBy: Type.Optional(Type.String()),
  settledAt: Type.Optional(Type.String()),
  settledReason: Type.Optional(Type.String()),
  mayAgree: Type.Boolean({ description: '你可以同意或退回' }),
  mayWithdraw: Type.Boolean({ description: '是你提出的，可以撤回' }),
  alone: Type.Boolean({ description: '本镇除了你没有别人能同意' }),
})
export const pendingChanges = Type.Array(pendingChange, { title: '待另一人同意的改动，等着的在前' })
export type PendingChangeView = Received<Static<typeof pendingChange>>

export const agreeBody = Type.Object({ changes: Type.Array(id, { minItems: 1, maxItems: 500 }) })
export const agreedChanges = Type.Array(
  Type.Object({ id: Type.String(), state: Type.Union([Type.Literal('agreed'), Type.Literal('overtaken')]) }),
  { title: '生效了，还是提出以后内容又动过而作废' },
)
export const refuseChangeBody = Type.Object({ reason: Type.String({ minLength: 1, maxLength: 500, description: '为什么不同意' }) })
