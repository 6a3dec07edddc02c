import { type Static, Type } from 'typebox'
import { literals } from './common.ts'
import type { Received } from './sides.ts'

const label = Type.String({ minLength: 1, maxLength: 200 })

/** The kinds that `isOwnKind` lets through; the kernel refuses the others. */
const kind = Type.String({ minLength: 1, maxLength: 30, description: '填什么：text、integer、money、date、choice、village 等' })

const fieldDraft = Type.Object({
  label,
  kind,
  required: Type.Optional(Type.Boolean()),
  long: Type.Optional(Type.Boolean({ description: '文字可以有好几行' })),
  unit: Type.Optional(Type.String({ maxLength: 20 })),
  scale: Type.Optional(Type.Integer({ minimum: 0, maximum: 10 })),
  adds: Type.Optional(Type.Boolean({ description: '各条可以相加：有合计、有指标' })),
  options: Type.Optional(Type.Array(Type.String({ maxLength: 200 }), { maxItems: 500 })),
  to: Type.Optional(Type.String({ maxLength: 100, description: '对应哪本台账的记录' })),
})
export type OwnFieldBody = Received<Static<typeof fieldDraft>>

export const processing = Type.Object(
  {
    purpose: Type.String({ minLength: 1, maxLength: 500 }),
    basis: Type.String({ minLength: 1, maxLength: 500 }),
    years: Type.Integer({ minimum: 1, maximum: 100 }),
  },
  { description: '记个人信息的目的、依据和保存年数' },
)

const draft = {
  label,
  purpose: Type.Optional(Type.String({ maxLength: 500 })),
  fields: Type.Array(fieldDraft, { maxItems: 1000 }),
  title: Type.Array(label, { maxItems: 20, description: '以哪几栏称呼一条记录，写栏目名' }),
  key: Type.Array(label, { maxItems: 20, description: '以哪几栏认出一条记录；没有的按整行认' }),
  date: Type.Optional(label),
  processing: Type.Optional(processing),
}
export const draftBody = Type.Object(draft)
export type OwnLedgerBody = Received<Static<typeof draftBody>>

export const sheetQuery = {
  sheet: Type.Optional(Type.String({ maxLength: 100, description: '工作表名' })),
  headerRow: Type.Optional(Type.String({ pattern: '^[1-9]\\d{0,6}$', description: '表头从第几行起；不写为自动认' })),
  hidden: Type.Optional(literals(['include', 'skip'], { description: '表里隐藏的行：include 读入，skip 不读' })),
}
export const createQuery = Type.Object({ ...sheetQuery, plainPercents: Type.Optional(literals(['percent', 'ratio'])) })

const problem = Type.Object({ code: Type.String(), severity: literals(['error', 'warning']), at: Type.String(), message: Type.String() })

export const proposal = Type.Object(
  {
    ...draft,
    columns: Type.Array(Type.Object({ label: Type.String(), field: Type.String(), samples: Type.Array(Type.String()) }), {
      description: '表里的各列各成哪一栏，空串为不要',
    }),
    rows: Type.Integer(),
    headerRow: Type.Integer(),
    sheet: Type.String(),
    sheets: Type.Array(Type.String()),
    fits: Type.Optional(Type.Object({ ledger: Type.String(), label: Type.String(), columns: Type.Integer() })),
    problems: Type.Array(problem),
  },
  { title: '照表提出的台账' },
)
export type OwnProposal = Received<Static<typeof proposal>>

export const createdLedger = Type.Object({
  ledger: Type.Optional(Type.String({ description: '建成的台账；行有问题而没有建的没有' })),
  rows: Type.Integer(),
  added: Type.Integer(),
  rejected: Type.Array(Type.Object({ row: Type.Integer(), column: Type.String(), value: Type.String(), why: Type.String() })),
  problems: Type.Array(problem),
})
export type CreatedOwnLedger = Received<Static<typeof createdLedger>>

const ownField = Type.Object({
  id: Type.String(),
  label: Type.String(),
  kind: Type.String(),
  required: Type.Boolean(),
  long: Type.Optional(Type.Boolean()),
  unit: Type.Optional(Type.String()),
  scale: Type.Optional(Type.Integer()),
  adds: Type.Optional(Type.Boolean()),
  options: Type.Optional(Type.Array(Type.Object({ id: Type.String(), label: Type.String() }))),
  to: Type.Optional(Type.String()),
  retired: Type.Optional(Type.Boolean()),
})
export type OwnFieldView = Received<Static<typeof ownField>>

export const ownDefinition = Type.Object({
  ledgers: Type.Array(
    Type.Object({
      id: Type.String(),
      label: Type.String(),
      purpose: Type.String(),
      title: Type.Array(Type.String()),
      key: Type.Array(Type.String()),
      date: Type.Optional(Type.String()),
      processing: Type.Optional(processing),
      fields: Type.Array(ownField),
    }),
  ),
  columns: Type.Array(Type.Object({ ledger: Type.String(), fields: Type.Array(ownField) }), { description: '在别的台账上加的栏目' }),
})
export type OwnDefinitionView = Received<Static<typeof ownDefinition>>

export const ledgerChange = Type.Object({
  label: Type.Optional(label),
  purpose: Type.Optional(Type.String({ maxLength: 500 })),
  processing: Type.Optional(processing),
})

export const newField = Type.Object({ field: fieldDraft, processing: Type.Optional(processing) })

export const fieldChange = Type.Object({
  label: Type.Optional(label),
  required: Type.Optional(Type.Boolean()),
  options: Type.Optional(Type.Array(Type.String({ maxLength: 200 }), { maxItems: 500, description: '添上的选项' })),
  retired: Type.Optional(Type.Boolean({ description: 'true 停用，false 恢复' })),
})
