import { type Static, Type } from 'typebox'
import type { BoardContent, BoardProgress, Issue, IssueSummary, Objection } from '../../kernel/board/types.ts'
import { instant, valueText } from './common.ts'
import { caseSummary } from './loop.ts'
import type { Received } from './sides.ts'

export type { BoardContent, BoardProgress, Issue, IssueSummary, Objection }

const month = Type.String({ pattern: '^(19|20|21)[0-9]{2}-[0-9]{2}$', description: '月份，如 2020-06' })
const number = Type.String({ description: '十进制文本' })
const digest = Type.String({ description: '内容摘要（SHA-256）' })

const issueFields = {
  id: Type.String(),
  name: Type.String(),
  board: Type.String(),
  month,
  number: Type.Integer({ description: '同一个月第几次公布' }),
  state: Type.Union([Type.Literal('published'), Type.Literal('frozen'), Type.Literal('withdrawn')]),
  publishedOn: Type.String(),
  appealDays: Type.Integer(),
  digest,
  frozenOn: Type.Union([Type.String(), Type.Null()]),
}
export const issueSummary = Type.Object(issueFields)
export const issueList = Type.Array(Type.Object(issueFields), { title: '榜单期次' })

const scored = {
  id: Type.String({ description: '项目的记录编号' }),
  title: Type.String(),
  category: valueText,
  criteria: Type.Array(
    Type.Object({
      id: Type.String(),
      label: Type.String(),
      weight: number,
      actual: valueText,
      plan: valueText,
      rate: valueText,
      points: valueText,
    }),
  ),
  weight: number,
  base: valueText,
  difficulty: number,
  bonus: number,
  deduction: number,
  sample: number,
}

const boardProgress = Type.Array(
  Type.Object({
    id: Type.String(),
    light: Type.Union([Type.Literal('green'), Type.Literal('yellow'), Type.Literal('red'), Type.Literal('unknown')]),
    months: Type.Array(Type.Object({ month, planned: valueText, actual: valueText })),
  }),
)

export const boardContent = Type.Object({
  board: Type.String(),
  label: Type.String(),
  month,
  asOf: instant,
  text: Type.String({ description: '公布的规则' }),
  rule: Type.Object({
    criteria: Type.Array(Type.Object({ id: Type.String(), label: Type.String(), weight: number, cap: number })),
    minimumSample: number,
    leastWeight: number,
  }),
  appealDays: Type.Integer(),
  entries: Type.Array(
    Type.Object({
      id: Type.String(),
      title: Type.String(),
      category: valueText,
      figures: Type.Record(Type.String(), Type.Object({ actual: valueText, plan: valueText })),
      difficulty: valueText,
      bonus: valueText,
      deduction: valueText,
      sample: valueText,
    }),
  ),
  ranking: Type.Object({
    ranked: Type.Array(Type.Object({ ...scored, score: number, rank: Type.Integer() })),
    apart: Type.Array(Type.Object({ ...scored, score: valueText, why: Type.Union([Type.Literal('sample'), Type.Literal('weight')]) })),
  }),
  progress: boardProgress,
})

export const boardList = Type.Array(
  Type.Object({
    id: Type.String(),
    label: Type.String(),
    packLabel: Type.String(),
    ledger: Type.String(),
    ledgerLabel: Type.String(),
    source: Type.String(),
    latest: Type.Union([issueSummary, Type.Null()]),
  }),
  { title: '榜单一览' },
)
export type BoardListItem = Received<Static<typeof boardList>[number]>

export const boardQuery = Type.Object({ month })
export const boardView = Type.Object(
  {
    id: Type.String(),
    label: Type.String(),
    ledger: Type.String(),
    ledgerLabel: Type.String(),
    content: boardContent,
    issues: issueList,
  },
  { title: '榜单的一个月' },
)
export type BoardView = Received<Static<typeof boardView>>

export const objection = Type.Object({
  id: Type.String(),
  subject: Type.String(),
  project: Type.String(),
  content: Type.String(),
  raisedOn: Type.String(),
  reply: valueText,
  case: Type.Union([caseSummary, Type.Null()]),
})

export const issueView = Type.Object(
  {
    issue: Type.Object({ ...issueFields, published: boardContent, frozen: Type.Union([boardContent, Type.Null()]) }),
    case: Type.Union([caseSummary, Type.Null()]),
    freeze: Type.Union([
      Type.Object(
        {
          allowed: Type.Boolean(),
          why: valueText,
          from: Type.Union([Type.String(), Type.Null()], { description: '从哪天起可以定榜；已经可以的为空' }),
          does: Type.String({ description: '办了不能撤回的话' }),
        },
        { description: '现在能不能定榜' },
      ),
      Type.Null(),
    ]),
    objections: Type.Array(objection),
  },
  { title: '一期榜单' },
)
export type IssueView = Received<Static<typeof issueView>>

export const publishBody = Type.Object({ month })
export const objectionBody = Type.Object({
  project: Type.String({ minLength: 1, maxLength: 100, description: '项目的记录编号' }),
  content: Type.String({ maxLength: 2_000, description: '对哪个数有异议、为什么' }),
})
export const objectionMade = Type.Object({ id: Type.String() }, { title: '异议' })

export const issueProof = Type.Object(
  {
    digest,
    intact: Type.Boolean({ description: '保存的内容与摘要相符' }),
    sameRanking: Type.Boolean({ description: '用保存的数据和规则重算，名次逐字相同' }),
    sameReading: Type.Boolean({ description: '用当时的台账和定义重读，内容逐字相同' }),
  },
  { title: '复算结果' },
)
export type IssueProof = Received<Static<typeof issueProof>>
