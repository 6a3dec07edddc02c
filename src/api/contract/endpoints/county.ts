import { Type } from 'typebox'
import { passkeyLimits, signInLimits } from '../body-limits.ts'
import { countyAddress, countyEntryBody, countyLinkBody, countyLogin, countyLoginBody, countyReturn, countyReturnBody } from '../county.ts'
import { endpoint } from '../endpoint.ts'
import { secondFactor, sessionView } from '../session.ts'

const tag = '登录'

export const getCountyLogin = endpoint({
  verb: 'GET',
  path: '/api/county-login',
  right: 'oversee',
  tag,
  summary: '本镇接入的县统一登录',
  answer: countyLogin,
})

export const setCountyLogin = endpoint({
  verb: 'PUT',
  path: '/api/county-login',
  right: 'secure',
  tag,
  summary: '接入县统一登录；本镇要另一人同意的，同意以后才生效',
  body: countyLoginBody,
  answer: countyLogin,
})

export const clearCountyLogin = endpoint({
  verb: 'DELETE',
  path: '/api/county-login',
  right: 'secure',
  tag,
  summary: '不再接入县统一登录',
  answer: countyLogin,
})

export const beginCountyTrip = endpoint({
  verb: 'POST',
  path: '/api/session/county/proposal',
  right: 'public',
  tag,
  summary: '到县统一登录去；几分钟内有效，只认这个浏览器',
  limits: signInLimits,
  body: Type.Object({ town: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })) }),
  answer: countyAddress,
})

export const endCountyTrip = endpoint({
  verb: 'POST',
  path: '/api/session/county/return',
  right: 'public',
  tag,
  summary: '从县统一登录回来：证明你在县里是谁，还没有登录',
  limits: { bytes: 8 * 1024, values: 10 },
  body: countyReturnBody,
  answer: countyReturn,
})

export const enterByCounty = endpoint({
  verb: 'POST',
  path: '/api/session/county',
  right: 'public',
  tag,
  summary: '凭刚才在县里的证明登录；县里没有用过第二因子的，再要本镇的',
  limits: passkeyLimits,
  body: countyEntryBody,
  answer: sessionView,
})

export const linkCounty = endpoint({
  verb: 'POST',
  path: '/api/session/county/link',
  right: 'read',
  tag,
  summary: '把刚才证明的县统一身份关联到自己的账号',
  limits: passkeyLimits,
  body: countyLinkBody,
  answer: secondFactor,
})

export const unlinkCounty = endpoint({
  verb: 'POST',
  path: '/api/session/county/link/end',
  right: 'read',
  tag,
  summary: '取消关联',
  limits: passkeyLimits,
  body: countyLinkBody,
  answer: secondFactor,
})
