import { type Static, Type } from 'typebox'
import { passkeyProof } from './passkey.ts'
import type { Received } from './sides.ts'

const login = {
  label: Type.String({ maxLength: 30, description: '登录页的按钮上写什么' }),
  issuer: Type.String({ maxLength: 500, description: '县统一登录的地址（OpenID Connect 的 issuer）' }),
  clientId: Type.String({ maxLength: 200, description: '县里给本镇铅笔的编号（client_id）' }),
  factors: Type.Array(Type.String({ maxLength: 200 }), { maxItems: 20, description: '哪些 acr、amr 算第二因子；没有就总要本镇自己的' }),
}

export const countyLogin = Type.Object(
  { login: Type.Optional(Type.Object(login)), redirect: Type.String({ description: '要请县里登记的回跳地址' }) },
  { title: '县统一登录；没有接入就没有' },
)
export type CountyLoginView = Received<Static<typeof countyLogin>>

export const countyLoginBody = Type.Object({
  ...login,
  secret: Type.Optional(Type.String({ maxLength: 500, description: '县里给的密钥；不填就不换' })),
})
export type CountyLoginBody = Static<typeof countyLoginBody>

export const countyAddress = Type.Object({ address: Type.String() }, { title: '到县里登录要去的地址' })
export const countyReturnBody = Type.Object({
  search: Type.String({ minLength: 1, maxLength: 4_000, description: '县里送回来的地址问号后面的一段' }),
})

export const countyReturn = Type.Object({ town: Type.String({ description: '为哪个乡镇去的' }) }, { title: '证明了你在县里是谁' })

const factor = {
  code: Type.Optional(Type.String({ maxLength: 20, description: '手机验证器上的 6 位数字；设了第二因子的账号才要' })),
  passkey: Type.Optional(passkeyProof),
}
export const countyEntryBody = Type.Object(factor)
export const countyLinkBody = Type.Object({ password: Type.String({ minLength: 1, maxLength: 200, description: '自己的密码' }), ...factor })
