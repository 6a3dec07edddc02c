import { Type } from 'typebox'
import { passkeyLimits, signInLimits } from '../body-limits.ts'
import { id, nothing } from '../common.ts'
import { endpoint } from '../endpoint.ts'
import {
  demoUsers,
  endSecondFactorBody,
  newSecondFactorBody,
  ownPasswordBody,
  ownSessions,
  proposedSecondFactor,
  secondFactor,
  sessionView,
  signInBody,
  signInTowns,
} from '../session.ts'

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

export const changeOwnPassword = endpoint({
  verb: 'POST',
  path: '/api/session/password',
  right: 'read',
  tag,
  summary: '修改自己的密码；别处的登录随之结束',
  limits: signInLimits,
  body: ownPasswordBody,
  answer: nothing,
})

export const getSecondFactor = endpoint({
  verb: 'GET',
  path: '/api/session/second-factor',
  right: 'read',
  tag,
  summary: '自己登录时要不要第二因子',
  answer: secondFactor,
})

export const proposeSecondFactor = endpoint({
  verb: 'POST',
  path: '/api/session/second-factor/proposal',
  right: 'read',
  tag,
  summary: '给手机验证器一个新的密钥；验证以前不算数',
  answer: proposedSecondFactor,
})

export const setSecondFactor = endpoint({
  verb: 'PUT',
  path: '/api/session/second-factor',
  right: 'read',
  tag,
  summary: '设第二因子：以后登录要密码和验证码',
  limits: passkeyLimits,
  body: newSecondFactorBody,
  answer: secondFactor,
})

export const clearSecondFactor = endpoint({
  verb: 'POST',
  path: '/api/session/second-factor/end',
  right: 'read',
  tag,
  summary: '取消自己的第二因子',
  limits: signInLimits,
  body: endSecondFactorBody,
  answer: nothing,
})

export const listOwnSessions = endpoint({
  verb: 'GET',
  path: '/api/session/all',
  right: 'read',
  tag,
  summary: '自己在哪里登录着',
  answer: ownSessions,
})

export const endOwnSession = endpoint({
  verb: 'DELETE',
  path: '/api/session/all/:session',
  right: 'read',
  tag,
  summary: '结束自己的一次登录',
  params: Type.Object({ session: id }),
  answer: nothing,
})
