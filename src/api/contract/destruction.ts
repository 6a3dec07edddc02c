import { type Static, Type } from 'typebox'
import { id, nameOf } from './common.ts'
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

export const certificateView = Type.Object(
  {
    id: Type.String(),
    state: Type.Union([Type.Literal('requested'), Type.Literal('cancelled'), Type.Literal('destroyed'), Type.Literal('cleaned')]),
    name: Type.String(),
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
