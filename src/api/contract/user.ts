import { type Static, Type } from 'typebox'
import { id } from './common.ts'
import { role } from './session.ts'
import type { Received } from './sides.ts'

export const userView = Type.Object({
  id: Type.String(),
  account: Type.String(),
  name: Type.String(),
  role,
  roleLabel: Type.String(),
  office: Type.String(),
  cadre: Type.Optional(Type.Object({ id: Type.String(), title: Type.String() })),
  disabled: Type.Boolean(),
  secondFactor: Type.Boolean({ description: '登录要不要第二因子' }),
  stale: Type.Boolean({ description: '很久没有人用它登录' }),
  county: Type.Optional(Type.Boolean({ description: '关联了县统一身份' })),
})
export const userList = Type.Array(userView, { title: '用户，停用的在后' })
export type UserView = Received<Static<typeof userView>>

const name = Type.String({ minLength: 1, maxLength: 50 })
const office = Type.String({ maxLength: 100, description: '科室或村' })
const password = Type.String({ minLength: 8, maxLength: 200 })

export const newUserBody = Type.Object({
  account: Type.String({ minLength: 1, maxLength: 100 }),
  name,
  role,
  office,
  password,
  cadre: Type.Optional(id),
})
export type NewUserBody = Static<typeof newUserBody>

export const changeUserBody = Type.Object({
  name: Type.Optional(name),
  role: Type.Optional(role),
  office: Type.Optional(office),
  password: Type.Optional(password),
  cadre: Type.Optional(Type.Union([id, Type.Null()], { description: '对应的干部；null 为没有' })),
  disabled: Type.Optional(Type.Boolean()),
})
export type ChangeUserBody = Static<typeof changeUserBody>
