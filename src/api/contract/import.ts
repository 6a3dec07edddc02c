import { type Static, Type } from 'typebox'
import type { ImportProblem, ImportResult, ImportRow, PlainPercents, RejectedCell } from '../../kernel/ledger/types.ts'
import { literals } from './common.ts'
import type { Received } from './sides.ts'

/** What a person says of a sheet that cannot be told from it. */
export const sheetQuery = Type.Object({
  plainPercents: Type.Optional(
    Type.Union([Type.Literal('percent'), Type.Literal('ratio')], {
      description: '百分数列里没写百分号的小数怎么读：percent 把 0.35 读作 0.35%，ratio 读作 35%；不写而分不清的，不写入',
    }),
  ),
  sheet: Type.Optional(Type.String({ maxLength: 100, description: '工作表名；不写为表头对得上的那张' })),
  headerRow: Type.Optional(Type.String({ pattern: '^[1-9]\\d{0,6}$', description: '表头从第几行起；不写为自动认' })),
  hidden: Type.Optional(
    Type.Union([Type.Literal('include'), Type.Literal('skip')], {
      description: '表里隐藏的行：include 读入，skip 不读；不写而有隐藏行的，不写入',
    }),
  ),
  cross: Type.Optional(Type.String({ maxLength: 200, description: '交叉表怎么读：结果里 crossChoices 给出的一种' })),
  map: Type.Optional(
    Type.String({ maxLength: 20_000, description: '列怎么读：JSON，表里的列名 → 台账的栏目名，空串为不读这一列；没写的列自动认' }),
  ),
})

export const importQuery = Type.Object({
  preview: Type.Optional(Type.Union([Type.Literal('true'), Type.Literal('false')], { description: '只预览，不写入' })),
  ...sheetQuery.properties,
})

export const undoneImport = Type.Object({
  withdrawn: Type.Integer({ description: '撤销了几条新增的' }),
  restored: Type.Integer({ description: '改回了几条改动的' }),
})

export const jobStarted = Type.Object({ job: Type.String() }, { title: '任务已开始' })
export type JobStarted = Received<Static<typeof jobStarted>>

const importResult = Type.Object({
  ledger: Type.String(),
  rows: Type.Integer(),
  added: Type.Integer(),
  changed: Type.Integer(),
  unchanged: Type.Integer(),
  rejected: Type.Array(Type.Object({ row: Type.Integer(), column: Type.String(), value: Type.String(), why: Type.String() })),
  problems: Type.Array(
    Type.Object({ code: Type.String(), severity: literals(['error', 'warning']), at: Type.String(), message: Type.String() }),
  ),
})

const lineClass = literals(['title', 'note', 'header', 'group', 'subtotal', 'footer', 'blank'])

/** The sheet as it looks, and what each of its lines is. */
const sheetView = Type.Object({
  header: Type.Array(Type.Integer(), { description: '表头的第一行和最后一行' }),
  sheets: Type.Array(Type.String(), { description: '文件里看得见的工作表' }),
  places: Type.Array(Type.Integer(), { description: '各列在表里是第几列，从0数；-1 是从分组名得来的列' }),
  lines: Type.Array(Type.Object({ row: Type.Integer(), is: lineClass }), { description: '不是数据的行' }),
  shown: Type.Array(Type.Object({ row: Type.Integer(), cells: Type.Array(Type.String()) }), {
    description: '表的开头和末尾；只有预览时有',
  }),
  marks: Type.Optional(Type.Integer({ description: '标问题的那一列是第几列，从0数；不读' })),
  cross: Type.Optional(
    Type.Object(
      {
        rows: Type.Array(Type.String()),
        columns: Type.String(),
        figure: Type.String(),
        filled: Type.Integer({ description: '成了记录的格子' }),
        blank: Type.Integer({ description: '空着的格子' }),
        sums: Type.Integer({ description: '核对过的合计' }),
      },
      { description: '交叉表（村×作物这样的）认作了什么' },
    ),
  ),
  crossChoices: Type.Optional(Type.Array(Type.String(), { description: '交叉表可以有几种读法时，选一种写进 cross' })),
  beside: Type.Optional(Type.Integer({ description: '左右并排着几张同样的表' })),
})
export type SheetView = Received<Static<typeof sheetView>>

const toldCells = Type.Array(Type.Object({ label: Type.String(), before: Type.String(), after: Type.String() }))
const toldPlan = Type.Object({
  added: Type.Array(Type.Object({ row: Type.Integer(), cells: toldCells }), { description: '新增的行（前500行）' }),
  changed: Type.Array(Type.Object({ row: Type.Integer(), id: Type.String(), cells: toldCells }), {
    description: '要改动的行，逐格的旧值和新值（前500行）',
  }),
  doubles: Type.Array(Type.Object({ row: Type.Integer(), id: Type.String(), title: Type.String() }), {
    description: '新增的行里，同村同名已有记录的',
  }),
})
const matchedLabels = Type.Array(
  Type.Object({
    label: Type.String(),
    column: Type.String(),
    unit: Type.Union([Type.String(), Type.Null()]),
    confidence: Type.Number({ minimum: 0, maximum: 1 }),
  }),
  { description: '表里的列各读作台账的哪一栏' },
)

/** The import's result with what a person wants to see before saying yes: the header and the first rows. */
export type ImportOutcome = ImportResult & {
  readonly preview: boolean
  readonly file: string
  readonly sheet: string
  readonly columns: readonly string[]
  readonly sample: readonly ImportRow[]
  readonly view: SheetView
}

export const importOutcome = Type.Object({
  ...importResult.properties,
  matched: Type.Optional(matchedLabels),
  entry: Type.Optional(Type.Integer({ description: '写入的留痕号；撤回这次导入时用' })),
  told: Type.Optional(toldPlan),
  view: sheetView,
  preview: Type.Boolean(),
  file: Type.String(),
  sheet: Type.String(),
  columns: Type.Array(Type.String()),
  sample: Type.Array(Type.Object({ row: Type.Integer(), cells: Type.Record(Type.String(), Type.String()) })),
})
export type { ImportProblem, ImportResult, ImportRow, PlainPercents, RejectedCell }

export const jobView = Type.Object(
  {
    id: Type.String(),
    state: Type.Union([Type.Literal('running'), Type.Literal('done'), Type.Literal('failed')]),
    done: Type.Integer({ description: '已处理行数（定稿时为步数）' }),
    total: Type.Integer({ description: '总行数；还不知道时为 0' }),
    phase: Type.Optional(literals(['reading', 'matching', 'writing'], { description: '导入到了哪一步：读取、匹配、写入' })),
    doing: Type.Optional(Type.String({ description: '正在做什么' })),
    result: Type.Optional(importOutcome),
    frozen: Type.Optional(Type.String({ description: '定稿编号' })),
    error: Type.Optional(Type.Object({ code: Type.String(), message: Type.String(), incident: Type.Optional(Type.String()) })),
  },
  { title: '任务进度' },
)
export type JobView = Received<Static<typeof jobView>>
