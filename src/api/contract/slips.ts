import { type Static, Type } from 'typebox'

export const slipGroup = Type.Union([Type.Literal('first'), Type.Literal('second')], { description: '甲组、乙组' })

export const slipWordsBody = Type.Object(
  {
    group: slipGroup,
    words: Type.String({ minLength: 1, maxLength: 200, description: '这一组商定的口令，至少 8 个字；不保存' }),
  },
  { additionalProperties: false },
)

export const slipBoxState = Type.Object(
  {
    byDevices: Type.Boolean({ description: '大会决定用会场设备投票' }),
    open: Type.Boolean({ description: '正在投票' }),
    first: Type.Boolean({ description: '甲组设了口令' }),
    second: Type.Boolean({ description: '乙组设了口令' }),
    issued: Type.Integer({ description: '发出票数' }),
    cast: Type.Integer({ description: '已投票数；投了什么谁也看不到' }),
    mixed: Type.Boolean({ description: '甲组已开箱，不再收票' }),
  },
  { title: '电子票箱' },
)
export type SlipBoxState = Static<typeof slipBoxState>

export const issuedSlips = Type.Object(
  {
    address: Type.String({ description: '会场设备打开的网址，从本站根写起' }),
    codes: Type.Array(Type.String(), { description: '每位到会代表一个票码，只给这一次' }),
  },
  { title: '发出的票' },
)
export type IssuedSlips = Static<typeof issuedSlips>
