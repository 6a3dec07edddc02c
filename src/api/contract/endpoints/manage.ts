import { Type } from 'typebox'
import { accessRules } from '../access-rules.ts'
import { auditPage, auditVerification, unusualDays } from '../audit.ts'
import { id, nothing } from '../common.ts'
import { endpoint } from '../endpoint.ts'
import { changeUserBody, newUserBody, userList, userView } from '../user.ts'

const auditQuery = Type.Object({ after: Type.Optional(Type.String({ pattern: '^[0-9]{1,15}$', description: '上一页的 next' })) })

export const listAudit = endpoint({
  verb: 'GET',
  path: '/api/audit',
  right: 'oversee',
  tag: '审计',
  summary: '谁在何时写了什么',
  query: auditQuery,
  answer: auditPage,
})

export const listUnusual = endpoint({
  verb: 'GET',
  path: '/api/audit/unusual',
  right: 'oversee',
  tag: '审计',
  summary: '一个月来谁哪天看、导出的完整内容远多于自己平常',
  answer: unusualDays,
})

export const verifyAudit = endpoint({
  verb: 'POST',
  path: '/api/audit/verify',
  right: 'verify',
  tag: '审计',
  summary: '核对审计链',
  answer: auditVerification,
})

export const listUsers = endpoint({
  verb: 'GET',
  path: '/api/users',
  right: 'oversee',
  tag: '用户',
  summary: '谁有账号，什么角色，对应哪名干部',
  answer: userList,
})

export const createUser = endpoint({
  verb: 'POST',
  path: '/api/users',
  right: 'secure',
  tag: '用户',
  summary: '新增用户',
  body: newUserBody,
  answer: userView,
})

export const changeUser = endpoint({
  verb: 'PATCH',
  path: '/api/users/:user',
  right: 'secure',
  tag: '用户',
  summary: '修改或停用用户、重设密码',
  params: Type.Object({ user: id }),
  body: changeUserBody,
  answer: userView,
})

export const resetSecondFactor = endpoint({
  verb: 'DELETE',
  path: '/api/users/:user/second-factor',
  right: 'secure',
  tag: '用户',
  summary: '取消一名用户的第二因子：手机丢了的时候',
  params: Type.Object({ user: id }),
  answer: nothing,
})

export const getAccessRules = endpoint({
  verb: 'GET',
  path: '/api/access-rules',
  right: 'oversee',
  tag: '用户',
  summary: '登录规定：时限、密码、第二因子',
  answer: accessRules,
})

export const setAccessRules = endpoint({
  verb: 'PUT',
  path: '/api/access-rules',
  right: 'secure',
  tag: '用户',
  summary: '改登录规定；马上生效，记入审计',
  body: accessRules,
  answer: accessRules,
})
