import { Type } from 'typebox'
import { id } from '../common.ts'
import { domainList, domainView, switchDomainBody } from '../domain.ts'
import { endpoint } from '../endpoint.ts'

const tag = '领域'

export const listDomains = endpoint({
  verb: 'GET',
  path: '/api/domains',
  right: 'oversee',
  tag,
  summary: '可以启用和停用的领域',
  answer: domainList,
})

export const switchDomain = endpoint({
  verb: 'POST',
  path: '/api/domains/:pack',
  right: 'manage',
  tag,
  summary: '启用或停用一个领域；停用以后记录都在，启用就回来',
  params: Type.Object({ pack: id }),
  body: switchDomainBody,
  answer: domainView,
})
