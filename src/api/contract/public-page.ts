import { type Static, Type } from 'typebox'

export const publicPageView = Type.Object(
  {
    page: Type.String(),
    label: Type.String(),
    ledger: Type.String({ description: '一条记录一页的那本台账' }),
    lead: Type.String({ description: '上面说什么' }),
    takes: Type.Boolean({ description: '征集期间不登录也能写' }),
    open: Type.Boolean({ description: '不登录就能看' }),
    address: Type.String({ description: '网址，从本站根写起' }),
    since: Type.Optional(Type.String({ description: '什么时候开放的' })),
    by: Type.Optional(Type.String({ description: '谁开放的' })),
  },
  { title: '公开页' },
)
export type PublicPageView = Static<typeof publicPageView>

export const publicPageList = Type.Array(publicPageView)

export const switchPublicPageBody = Type.Object({ open: Type.Boolean() }, { additionalProperties: false })

export const publicAddress = Type.Object(
  {
    label: Type.Optional(Type.String({ description: '在哪一个公开页上；没有就是这本台账不公开' })),
    open: Type.Boolean(),
    address: Type.Optional(Type.String({ description: '这条记录的公开网址；没有就是还没到公开的时候' })),
  },
  { title: '一条记录的公开页' },
)
