import { type Static, Type } from 'typebox'
import { ownPasskey, passkeyProof } from './passkey.ts'
import type { Received } from './sides.ts'

export const signInBody = Type.Object({
  town: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: '乡镇的编码或名称；库里有几个乡镇时必须写明' })),
  account: Type.String({ minLength: 1, maxLength: 100, description: '账号' }),
  password: Type.String({ minLength: 1, maxLength: 200, description: '密码' }),
  code: Type.Optional(Type.String({ maxLength: 20, description: '手机验证器上的 6 位数字；设了第二因子的账号才要' })),
})
export type SignInBody = Static<typeof signInBody>

export const role = Type.Union(
  [
    Type.Literal('administrator'),
    Type.Literal('systemAdministrator'),
    Type.Literal('securityAdministrator'),
    Type.Literal('clerk'),
    Type.Literal('editor'),
    Type.Literal('leader'),
    Type.Literal('villageCadre'),
    Type.Literal('gridWorker'),
    Type.Literal('auditor'),
  ],
  { description: '角色' },
)
export type RoleName = Received<Static<typeof role>>

/** Who is signed in, for which town, and what the server will let them do: the client asks nothing else about rights. */
export const sessionView = Type.Object(
  {
    user: Type.Object({
      id: Type.String(),
      account: Type.String(),
      name: Type.String(),
      role,
      roleLabel: Type.String(),
      office: Type.String(),
      cadre: Type.Optional(Type.String()),
    }),
    town: Type.Object({
      code: Type.String(),
      name: Type.String(),
      shortName: Type.String(),
      county: Type.String(),
      demo: Type.Boolean({ description: '虚构的演示镇，有它自己的“今天”' }),
    }),
    today: Type.String({ description: '镇里的今天，如 2020-12-07' }),
    year: Type.Integer({ description: '工作年度：年度任务里最近的一年' }),
    can: Type.Object({
      write: Type.Boolean(),
      define: Type.Boolean({ description: '可以建台账、加栏目' }),
      guarded: Type.Boolean({ description: '可以改动账号、领款人、金额和证件号码' }),
      reveal: Type.Boolean({ description: '可以看完整的证件号码、账号和电话' }),
      step: Type.Boolean(),
      comment: Type.Boolean({ description: '可以批注报告' }),
      discuss: Type.Boolean({ description: '可以评论记录' }),
      report: Type.Boolean(),
      freeze: Type.Boolean(),
      manage: Type.Boolean({ description: '管理领域和消息推送' }),
      secure: Type.Boolean({ description: '管理账号、权限和登录规定' }),
      oversee: Type.Boolean({ description: '查看用户、审计、到期的记录' }),
      destroy: Type.Boolean(),
    }),
    idleMinutes: Type.Integer({ description: '这么多分钟没有操作，登录就结束' }),
    passwordDue: Type.Optional(Type.Boolean({ description: '先改密码，别的才能做' })),
    passwordReason: Type.Optional(
      Type.Union([Type.Literal('given'), Type.Literal('old')], { description: '为什么先改：given 是别人给的，old 是用得太久' }),
    ),
    secondFactorDue: Type.Optional(Type.Boolean({ description: '先设第二因子，别的才能做' })),
    closed: Type.Optional(Type.Array(Type.String(), { description: '只由科室登记的台账；只负责一个村、一个网格的人才有' })),
  },
  { title: '当前登录' },
)
export type SessionView = Received<Static<typeof sessionView>>

export const ownPasswordBody = Type.Object({
  old: Type.String({ minLength: 1, maxLength: 200, description: '原来的密码' }),
  password: Type.String({ minLength: 1, maxLength: 200, description: '新密码，至少 8 个字符' }),
})

export const secondFactor = Type.Object(
  {
    since: Type.Optional(Type.String({ description: '手机验证器何时设的；没有设就没有' })),
    passkeys: Type.Optional(Type.Array(ownPasskey, { description: '自己的通行密钥；没有设就没有' })),
    county: Type.Optional(
      Type.Object(
        { label: Type.String(), since: Type.Optional(Type.String()) },
        { description: '县统一登录，和何时关联的；本镇没有接入就没有' },
      ),
    ),
    noPasskeys: Type.Optional(Type.String({ description: '为什么在这个网址上用不了通行密钥；用得了就没有' })),
  },
  { title: '自己的第二因子' },
)

export const proposedSecondFactor = Type.Object(
  {
    secret: Type.String({ description: '手工输入验证器的密钥（base32）' }),
    uri: Type.String({ description: '验证器扫的二维码的内容（otpauth://）' }),
  },
  { title: '新的第二因子，验证以前不算数' },
)

const proof = {
  password: Type.String({ minLength: 1, maxLength: 200, description: '自己的密码' }),
  code: Type.String({ minLength: 1, maxLength: 20, description: '手机验证器上的 6 位数字' }),
}
export const newSecondFactorBody = Type.Object({
  secret: Type.String({ maxLength: 64, description: '刚才给的密钥' }),
  ...proof,
  oldCode: Type.Optional(Type.String({ maxLength: 20, description: '换手机时，原来那部手机上的 6 位数字' })),
  passkey: Type.Optional(passkeyProof),
})
export const endSecondFactorBody = Type.Object(proof)

export const ownSession = Type.Object({
  id: Type.String({ description: '这次登录的编号' }),
  begunAt: Type.Optional(Type.String({ description: '何时登录' })),
  expiresAt: Type.String({ description: '何时到期' }),
  agent: Type.Optional(Type.String({ description: '浏览器' })),
  address: Type.Optional(Type.String({ description: '从哪个地址' })),
  isThis: Type.Boolean({ description: '就是这一次' }),
})
export const ownSessions = Type.Array(ownSession, { title: '自己在哪里登录着' })
export type OwnSessionView = Received<Static<typeof ownSession>>

/** What a place of work is called on its own door; nothing else of a town is told before somebody has signed in. */
export const signInTowns = Type.Array(
  Type.Object({
    code: Type.String(),
    name: Type.String(),
    county: Type.String(),
    passkeyAlone: Type.Optional(Type.Boolean({ description: '可以只用通行密钥登录' })),
    countyLogin: Type.Optional(Type.String({ description: '县统一登录的按钮上写什么；没有接入就没有' })),
  }),
  { title: '可以登录的乡镇' },
)
export type SignInTown = Received<Static<typeof signInTowns>[number]>

export const demoUser = Type.Object({
  account: Type.String(),
  name: Type.String(),
  role,
  roleLabel: Type.String(),
  office: Type.String(),
  password: Type.String(),
})
export const demoUsers = Type.Array(demoUser, { title: '演示账号' })
export type DemoUser = Received<Static<typeof demoUser>>
