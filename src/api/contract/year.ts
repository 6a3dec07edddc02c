import { type Static, Type } from 'typebox'
import type { Received } from './sides.ts'

export const yearKey = Type.String({ pattern: '^[12]\\d{3}$', description: '年度，如 2020' })

const closing = Type.Object({ at: Type.String({ description: '结账的时刻' }), by: Type.String({ description: '结账人' }) })

export const yearSummary = Type.Object({ year: Type.String(), closed: Type.Optional(closing) })
export const yearList = Type.Array(yearSummary, { title: '年度一览，新的在前' })
export type YearSummary = Received<Static<typeof yearSummary>>

const yearReport = Type.Object({
  id: Type.String(),
  title: Type.String(),
  frozen: Type.Optional(Type.Object({ id: Type.String(), at: Type.String(), by: Type.String() }, { description: '最近一次定稿' })),
})

/** A ledger and how many of its records: all of the year, and those that go on. */
const carriedRecords = Type.Object({
  ledger: Type.String(),
  label: Type.String(),
  field: Type.String({ description: '年度栏目，链接按它筛选' }),
  all: Type.Integer(),
  open: Type.Integer(),
})

const correction = Type.Object({
  seq: Type.String({ description: '留痕号' }),
  at: Type.String(),
  by: Type.String(),
  reason: Type.String({ description: '更正的理由' }),
  ledger: Type.Optional(Type.String()),
  ledgerLabel: Type.Optional(Type.String()),
  record: Type.Optional(Type.String()),
})

export const yearView = Type.Object(
  {
    year: Type.String(),
    closed: Type.Optional(closing),
    over: Type.Boolean({ description: '已经过完，可以结账' }),
    reports: Type.Array(yearReport, { description: '这一年的年度报告' }),
    cases: Type.Array(Type.Object({ loop: Type.String(), label: Type.String(), count: Type.Integer() }), { description: '还没办结的事项' }),
    promises: Type.Array(carriedRecords, { description: '答应的事：共几件，没完成几件' }),
    duties: Type.Integer({ description: '年底仍在的包干责任' }),
    forms: Type.Integer({ description: '报表的绑定' }),
    targets: Type.Optional(
      Type.Object({ ledger: Type.String(), label: Type.String(), field: Type.String(), year: Type.Integer(), next: Type.Integer() }),
    ),
    corrections: Type.Array(correction, { description: '结账以后的更正，新的在前' }),
  },
  { title: '一个年度' },
)
export type YearView = Received<Static<typeof yearView>>

export const reopenYearBody = Type.Object({ reason: Type.String({ minLength: 1, maxLength: 500, description: '为什么重新打开' }) })
