import { Type } from 'typebox'
import { file, id, nameOf } from '../common.ts'
import {
  certificateQuery,
  certificateView,
  destructionBody,
  destructionPreview,
  destructionsView,
  dueBody,
  dueCount,
  dueLedgers,
  dueRecordsView,
  dueView,
  holdBody,
  holdView,
  liftBody,
  responseName,
} from '../destruction.ts'
import { endpoint } from '../endpoint.ts'
import { jobStarted } from '../import.ts'

const tag = '个人信息销毁'
const params = Type.Object({ id: nameOf('certificate') })

export const listDestructions = endpoint({
  verb: 'GET',
  path: '/api/destructions',
  right: 'read',
  tag,
  summary: '各次应急响应和销毁证书',
  answer: destructionsView,
})

export const previewDestruction = endpoint({
  verb: 'POST',
  path: '/api/destructions/preview',
  right: 'destroy',
  tag,
  summary: '销毁一次响应的个人信息会去掉什么、留下什么',
  body: responseName,
  answer: destructionPreview,
})

export const requestDestruction = endpoint({
  verb: 'POST',
  path: '/api/destructions',
  right: 'destroy',
  tag,
  summary: '申请销毁，由另一位管理员复核',
  body: destructionBody,
  answer: certificateView,
})

export const cancelDestruction = endpoint({
  verb: 'POST',
  path: '/api/destructions/:id/cancel',
  right: 'destroy',
  tag,
  summary: '撤回销毁申请',
  params,
  answer: certificateView,
})

export const confirmDestruction = endpoint({
  verb: 'POST',
  path: '/api/destructions/:id/confirm',
  right: 'destroy',
  tag,
  summary: '复核并销毁，不能恢复',
  params,
  answer: certificateView,
})

export const cleanDestroyed = endpoint({
  verb: 'POST',
  path: '/api/destructions/:id/clean',
  right: 'destroy',
  tag,
  summary: '重新清理数据页（销毁后中断时）',
  params,
  answer: certificateView,
})

export const getCertificate = endpoint({
  verb: 'GET',
  path: '/api/destructions/:id/certificate',
  right: 'read',
  tag,
  summary: '下载销毁证书',
  params,
  query: certificateQuery,
  answer: file,
})

export const listDue = endpoint({
  verb: 'GET',
  path: '/api/destructions/due',
  right: 'oversee',
  tag,
  summary: '过了保存期限的记录：按台账的条数、依据和暂时不能销毁的原因，以及各项暂缓',
  answer: dueView,
})

export const countDue = endpoint({
  verb: 'GET',
  path: '/api/destructions/due/count',
  right: 'oversee',
  tag,
  summary: '每天清点一次的到期条数',
  answer: dueCount,
})

export const listDueRecords = endpoint({
  verb: 'GET',
  path: '/api/destructions/due/ledgers/:ledger',
  right: 'oversee',
  tag,
  summary: '一本台账里到期的记录，打星号',
  params: Type.Object({ ledger: nameOf('ledger') }),
  answer: dueRecordsView,
})

export const previewDue = endpoint({
  verb: 'POST',
  path: '/api/destructions/due/preview',
  right: 'destroy',
  tag,
  summary: '销毁这些台账里到期的记录会去掉什么、留下什么',
  body: dueLedgers,
  answer: destructionPreview,
})

export const requestDue = endpoint({
  verb: 'POST',
  path: '/api/destructions/due',
  right: 'destroy',
  tag,
  summary: '申请销毁到期的记录，由另一位管理员复核',
  body: dueBody,
  answer: certificateView,
})

export const startDestruction = endpoint({
  verb: 'POST',
  path: '/api/destructions/:id/start',
  right: 'destroy',
  tag,
  summary: '复核并销毁，作为任务在后台做，能看进度；做完之前可以取消',
  params,
  answer: jobStarted,
})

export const placeHold = endpoint({
  verb: 'POST',
  path: '/api/destructions/holds',
  right: 'secure',
  tag,
  summary: '因诉讼、复议、调查暂缓销毁一条记录和同一个人的其他记录',
  body: holdBody,
  answer: holdView,
})

export const liftHold = endpoint({
  verb: 'POST',
  path: '/api/destructions/holds/:hold/lift',
  right: 'secure',
  tag,
  summary: '提前解除一项暂缓',
  params: Type.Object({ hold: id }),
  body: liftBody,
  answer: holdView,
})
