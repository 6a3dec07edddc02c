import { signInLimits } from '../body-limits.ts'
import { nothing } from '../common.ts'
import { endpoint } from '../endpoint.ts'
import { demoUsers, sessionView, signInBody, signInTowns } from '../session.ts'

const tag = '登录'

export const signIn = endpoint({
  verb: 'POST',
  path: '/api/session',
  right: 'public',
  tag,
  summary: '登录',
  limits: signInLimits,
  body: signInBody,
  answer: sessionView,
})

export const getSession = endpoint({
  verb: 'GET',
  path: '/api/session',
  right: 'read',
  tag,
  summary: '当前登录',
  answer: sessionView,
})

export const signOut = endpoint({
  verb: 'DELETE',
  path: '/api/session',
  right: 'read',
  tag,
  summary: '退出登录',
  answer: nothing,
})

export const listSignInTowns = endpoint({
  verb: 'GET',
  path: '/api/session/towns',
  right: 'public',
  tag,
  summary: '可以登录的乡镇',
  answer: signInTowns,
})

export const listDemoUsers = endpoint({
  verb: 'GET',
  path: '/api/session/demo-users',
  right: 'public',
  tag,
  summary: '演示账号（只有演示数据才有）',
  answer: demoUsers,
})
