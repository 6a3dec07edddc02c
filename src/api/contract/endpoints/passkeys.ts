import { Type } from 'typebox'
import { passkeyLimits } from '../body-limits.ts'
import { id } from '../common.ts'
import { endpoint } from '../endpoint.ts'
import { creationOptions, endPasskeyBody, newPasskeyBody, passkeySignInBody, proofOptions } from '../passkey.ts'
import { secondFactor, sessionView } from '../session.ts'

const tag = '登录'

export const askPasskey = endpoint({
  verb: 'POST',
  path: '/api/session/passkey/proposal',
  right: 'public',
  tag,
  summary: '要通行密钥答什么；几分钟内有效，只认这个浏览器',
  body: Type.Object({ town: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })) }),
  answer: proofOptions,
})

export const signInByPasskey = endpoint({
  verb: 'POST',
  path: '/api/session/passkey',
  right: 'public',
  tag,
  summary: '用账号、密码和通行密钥登录；本镇开通了的，可以只用通行密钥',
  limits: passkeyLimits,
  body: passkeySignInBody,
  answer: sessionView,
})

export const proposePasskey = endpoint({
  verb: 'POST',
  path: '/api/session/passkeys/proposal',
  right: 'read',
  tag,
  summary: '怎样造一把新的通行密钥；验证以前不算数',
  answer: creationOptions,
})

export const addPasskey = endpoint({
  verb: 'POST',
  path: '/api/session/passkeys',
  right: 'read',
  tag,
  summary: '设一把通行密钥：以后登录要密码和它，或者只要它',
  limits: passkeyLimits,
  body: newPasskeyBody,
  answer: secondFactor,
})

export const removePasskey = endpoint({
  verb: 'POST',
  path: '/api/session/passkeys/:passkeyId/end',
  right: 'read',
  tag,
  summary: '去掉自己的一把通行密钥',
  limits: passkeyLimits,
  params: Type.Object({ passkeyId: id }),
  body: endPasskeyBody,
  answer: secondFactor,
})
