import { type Static, Type } from 'typebox'
import { id, literals, nameOf } from './common.ts'
import type { Received } from './sides.ts'

export const responseName = Type.Object({ responses: nameOf('ledger'), response: id })

const count = Type.Object({ ledger: Type.String(), label: Type.String(), records: Type.Integer(), versions: Type.Integer() })
const counts = Type.Array(count)
export type DestructionCountView = Received<Static<typeof count>>

export const responseView = Type.Object({
  responses: Type.String({ description: '响应所在的台账' }),
  response: Type.String({ description: '响应的记录编号' }),
  name: Type.String(),
  firstDay: Type.String(),
  lastDay: Type.String({ description: '没有结束时为空' }),
})
export type ResponseView = Received<Static<typeof responseView>>

const because = literals(['archive', 'hold', 'open', 'referenced'], {
  description: '为什么暂时留着：到期移交档案馆、因诉讼等暂缓、有关事项没有办结、还有记录引用它',
})
const dueName = Type.Object({
  ledgers: Type.Array(Type.String(), { description: '哪些台账' }),
  day: Type.String({ description: '截至哪天到期' }),
})

const dueSummary = Type.Object({
  ledger: Type.String(),
  label: Type.String(),
  basis: Type.String({ description: '保存的依据' }),
  kept: Type.String({ description: '保存多久' }),
  due: Type.Integer({ description: '到期的记录数' }),
  firstDay: Type.String({ description: '最早的一条是哪天到期的' }),
  ready: Type.Integer({ description: '其中现在能销毁的' }),
  held: Type.Array(Type.Object({ because, by: Type.String({ description: '没有办结或引用它的台账' }), records: Type.Integer() })),
})
export type DueSummaryView = Received<Static<typeof dueSummary>>

export const holdView = Type.Object(
  {
    id: Type.String(),
    ledger: Type.String(),
    label: Type.String(),
    basis: Type.String(),
    until: Type.String({ description: '暂缓到哪天' }),
    placedBy: Type.String(),
    placedOn: Type.String(),
    liftedBy: Type.String(),
    liftedOn: Type.String({ description: '没有解除时为空' }),
    liftedFor: Type.String(),
    inForce: Type.Boolean(),
  },
  { title: '暂缓销毁' },
)
export type HoldView = Received<Static<typeof holdView>>

export const dueView = Type.Object(
  { day: Type.String({ description: '以哪天为准' }), ledgers: Type.Array(dueSummary), holds: Type.Array(holdView) },
  { title: '到期的记录' },
)
export type DueView = Received<Static<typeof dueView>>

export const dueRecordsView = Type.Object(
  {
    ledger: Type.String(),
    label: Type.String(),
    due: Type.Integer(),
    records: Type.Array(
      Type.Object({
        record: Type.String(),
        title: Type.String({ description: '打星号；已撤销的为空' }),
        day: Type.String({ description: '期限的最后一天' }),
        held: Type.Union([Type.Object({ because, by: Type.String() }), Type.Null()]),
      }),
      { description: '到期最久的 200 条' },
    ),
  },
  { title: '一本台账到期的记录' },
)
export type DueRecordsView = Received<Static<typeof dueRecordsView>>

export const dueCount = Type.Object(
  { due: Type.Integer(), ready: Type.Integer(), firstDay: Type.String() },
  { title: '今天清点时到期的记录' },
)

/** Whatever the domain is switched off or not: its records are still held. */
export const dueLedgers = Type.Object({ ledgers: Type.Array(id, { maxItems: 500, description: '哪些台账里到期的' }) })
export const dueBody = Type.Object({
  ...dueLedgers.properties,
  method: Type.String({ maxLength: 500, description: '销毁方式' }),
  witness: Type.String({ maxLength: 100, description: '监销人：申请人和复核人之外的第三人' }),
})

export const holdBody = Type.Object({
  ledger: nameOf('ledger'),
  record: id,
  basis: Type.String({ maxLength: 300, description: '依据，如案号；不写姓名' }),
  until: Type.String({ minLength: 10, maxLength: 10, pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: '暂缓到哪天' }),
})
export const liftBody = Type.Object({ reason: Type.String({ maxLength: 300 }) })

export const certificateView = Type.Object(
  {
    id: Type.String(),
    state: Type.Union([Type.Literal('requested'), Type.Literal('cancelled'), Type.Literal('destroyed'), Type.Literal('cleaned')]),
    name: Type.String(),
    due: Type.Optional({ ...dueName, description: '到期的记录，不是一次响应' }),
    responses: Type.String(),
    response: Type.String(),
    responseName: Type.String(),
    firstDay: Type.String(),
    lastDay: Type.String(),
    method: Type.String(),
    witness: Type.String(),
    requestedBy: Type.String(),
    requestedAt: Type.String(),
    mine: Type.Boolean({ description: '是本人申请的，须由另一位管理员复核' }),
    confirmedBy: Type.String(),
    destroyedAt: Type.String(),
    records: Type.Integer(),
    versions: Type.Integer(),
    files: Type.Integer(),
    scrubbed: Type.Integer(),
    sealed: Type.Integer(),
    counts,
    digest: Type.String(),
    entry: Type.Integer(),
  },
  { title: '销毁证书' },
)
export type CertificateView = Received<Static<typeof certificateView>>

export const destructionsView = Type.Object(
  { responses: Type.Array(responseView), certificates: Type.Array(certificateView) },
  { title: '应急响应与个人信息销毁' },
)
export type DestructionsView = Received<Static<typeof destructionsView>>

export const destructionPreview = Type.Object(
  {
    ...responseView.properties,
    counts,
    files: Type.Integer(),
    reports: Type.Array(Type.String(), { description: '数字会封存的报告' }),
    losing: Type.Array(Type.String(), { description: '印有姓名、销毁后成为未知的地方' }),
    obstacles: Type.Array(Type.String(), { description: '现在还不能销毁的原因' }),
    strays: Type.Array(count, { description: '不属于任何一次响应的记录' }),
  },
  { title: '销毁会去掉什么、留下什么' },
)
export type DestructionPreviewView = Received<Static<typeof destructionPreview>>

export const destructionBody = Type.Object({
  ...responseName.properties,
  method: Type.String({ maxLength: 500, description: '销毁方式' }),
  witness: Type.String({ maxLength: 100, description: '监销人：申请人和复核人之外的第三人' }),
})

export const certificateQuery = Type.Object({ format: Type.Union([Type.Literal('docx'), Type.Literal('html')]) })
