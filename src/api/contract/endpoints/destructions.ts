import { Type } from 'typebox'
import { file, nameOf } from '../common.ts'
import { certificateQuery, certificateView, destructionBody, destructionPreview, destructionsView, responseName } from '../destruction.ts'
import { endpoint } from '../endpoint.ts'

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
