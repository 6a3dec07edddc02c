import { Type } from 'typebox'
import { id, nameOf } from '../common.ts'
import { endpoint } from '../endpoint.ts'
import { publicAddress, publicPageList, publicPageView, switchPublicPageBody } from '../public-page.ts'

const tag = '公开页'

export const listPublicPages = endpoint({
  verb: 'GET',
  path: '/api/public-pages',
  right: 'read',
  tag,
  summary: '镇里有哪些公开页，开放了没有',
  answer: publicPageList,
})

export const switchPublicPage = endpoint({
  verb: 'POST',
  path: '/api/public-pages/:page',
  right: 'manage',
  tag,
  summary: '开放或关闭一个公开页；马上生效，记入审计',
  params: Type.Object({ page: id }),
  body: switchPublicPageBody,
  answer: publicPageView,
})

export const getPublicAddress = endpoint({
  verb: 'GET',
  path: '/api/ledgers/:ledger/records/:id/public-page',
  right: 'read',
  tag,
  summary: '一条记录的公开网址',
  params: Type.Object({ ledger: nameOf('ledger'), id }),
  answer: publicAddress,
})
