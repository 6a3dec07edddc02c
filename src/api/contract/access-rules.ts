import { type Static, Type } from 'typebox'
import type { Received } from './sides.ts'

const roleRules = Type.Object({
  hours: Type.Integer({ minimum: 1, maximum: 24, description: '登录最长几小时' }),
  idleMinutes: Type.Integer({ minimum: 5, maximum: 480, description: '几分钟没有操作就结束' }),
  secondFactor: Type.Boolean({ description: '登录要不要第二因子' }),
})

export const accessRules = Type.Object(
  {
    roles: Type.Object({
      administrator: roleRules,
      systemAdministrator: roleRules,
      securityAdministrator: roleRules,
      clerk: roleRules,
      editor: roleRules,
      leader: roleRules,
      villageCadre: roleRules,
      gridWorker: roleRules,
      auditor: roleRules,
    }),
    passwordDays: Type.Integer({ minimum: 0, maximum: 730, description: '密码最长用几天；0 为不限' }),
    formerPasswords: Type.Integer({ minimum: 0, maximum: 24, description: '最近几个旧密码不能再用' }),
    staleDays: Type.Integer({ minimum: 14, maximum: 730, description: '几天没有登录的账号要报出来' }),
    secondPerson: Type.Boolean({ description: '改账号、领款人、证件号码，改角色、密码和这些规定，要另一人同意才生效' }),
    passkeyAlone: Type.Boolean({ description: '可以只用通行密钥登录，不填账号和密码' }),
  },
  { title: '登录规定' },
)
export type AccessRulesBody = Static<typeof accessRules>
export type AccessRulesView = Received<Static<typeof accessRules>>
