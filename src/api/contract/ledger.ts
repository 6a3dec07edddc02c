import { type Static, Type } from 'typebox'
import type { LedgerFilter, LedgerQuery, LedgerRecord } from '../../kernel/ledger/types.ts'
import { fieldValues, instant, literals } from './common.ts'
import type { Received } from './sides.ts'

export const ledgerSummary = Type.Object({
  id: Type.String(),
  label: Type.String(),
  kind: Type.Union([Type.Literal('register'), Type.Literal('journal')]),
  pack: Type.String(),
  packLabel: Type.String(),
  purpose: Type.String(),
  count: Type.Integer({ description: '现有记录数' }),
  updatedAt: Type.Optional(Type.String({ description: '最近一次改动的时刻' })),
  indicators: Type.Integer({ description: '有多少个指标读它' }),
})
export const ledgerList = Type.Array(ledgerSummary, { title: '台账一览' })
export type LedgerSummary = Received<Static<typeof ledgerSummary>>

const filterText = Type.String({ maxLength: 500 })

export const ledgerFilter = Type.Object({
  field: Type.String({ maxLength: 200, description: '栏目编号，可经引用：enterprise.scale' }),
  operator: literals(['=', '!=', '<', '<=', '>', '>=', 'contains', 'in', 'empty', 'notEmpty']),
  value: Type.Optional(Type.Union([filterText, Type.Array(filterText, { maxItems: 500 })])),
})

export const ledgerQuery = Type.Object(
  {
    filters: Type.Optional(Type.Array(ledgerFilter, { maxItems: 50 })),
    search: Type.Optional(Type.String({ maxLength: 200 })),
    sort: Type.Optional(
      Type.Object({
        field: Type.String({ maxLength: 200 }),
        direction: Type.Union([Type.Literal('ascending'), Type.Literal('descending')]),
      }),
    ),
    after: Type.Optional(Type.String({ maxLength: 2000, description: '上一页的 next' })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
    asOf: Type.Optional(instant),
    totals: Type.Optional(Type.Boolean({ description: '同时给出总数与合计' })),
    print: Type.Optional(Type.Literal(true, { description: '读来打印的：审计里记作导出' })),
  },
  { title: '台账查询' },
)

export const groupsQuery = Type.Object(
  {
    by: Type.String({ maxLength: 200, description: '按哪一栏分组：栏目编号或名称' }),
    filters: Type.Optional(Type.Array(ledgerFilter, { maxItems: 50 })),
    search: Type.Optional(Type.String({ maxLength: 200 })),
    asOf: Type.Optional(instant),
  },
  { title: '分组小计的条件' },
)

export const recordGroups = Type.Object(
  {
    groups: Type.Array(
      Type.Object({
        label: Type.String(),
        filters: Type.Array(ledgerFilter, { description: '加上这些条件，就只剩这一组' }),
        count: Type.Integer(),
        sums: Type.Record(Type.String(), Type.String(), { description: '小计；这一组里不能相加的栏目没有' }),
      }),
    ),
    more: Type.Boolean({ description: '还有没列出的，都比列出的小' }),
  },
  { title: '分组小计' },
)
export type RecordGroups = Received<Static<typeof recordGroups>>

export const ledgerRecord = Type.Object({
  id: Type.String(),
  version: Type.Integer(),
  recordedAt: Type.String(),
  actor: Type.String(),
  values: fieldValues,
  shown: Type.Record(Type.String(), Type.String(), { description: '引用与选项给人看的文字' }),
  title: Type.String(),
})

export const ledgerPage = Type.Object(
  {
    records: Type.Array(ledgerRecord),
    next: Type.Optional(Type.String()),
    totals: Type.Optional(
      Type.Object({
        count: Type.Integer(),
        sums: Type.Record(Type.String(), Type.String(), { description: '合计；不能相加的栏目没有' }),
        groups: Type.Optional(
          Type.Record(Type.String(), Type.Array(Type.Object({ label: Type.String(), sum: Type.String() })), {
            description: '几类不能相加的，每类各自的合计，如收入、支出',
          }),
        ),
      }),
    ),
  },
  { title: '台账一页' },
)
export type { LedgerFilter, LedgerQuery, LedgerRecord }
export type LedgerPage = Received<Static<typeof ledgerPage>>
export type LedgerTotals = NonNullable<LedgerPage['totals']>

export const recordOption = Type.Object({ id: Type.String(), title: Type.String() })
export const recordOptions = Type.Array(recordOption, { title: '可选的记录' })
export type RecordOption = Received<Static<typeof recordOption>>
