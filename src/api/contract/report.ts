import { type Static, Type } from 'typebox'
import type { CompiledReport } from '../../definition/report/types.ts'
import type { FrozenDifference } from '../../kernel/report/frozen/compare-frozen-report.ts'
import { instant, literals, periodKey, valueText } from './common.ts'
import type { Received } from './sides.ts'

const source = Type.String({ minLength: 1, maxLength: 1_000_000, description: '报告模板全文（Markdown）' })

export const reportSummary = Type.Object({
  id: Type.String(),
  version: Type.Integer(),
  title: Type.String(),
  period: Type.String(),
  updatedAt: Type.String(),
  by: Type.String({ description: '最后保存的人' }),
})
export const reportList = Type.Array(reportSummary, { title: '报告一览' })
export type ReportSummary = Received<Static<typeof reportSummary>>

export const reportView = Type.Object(
  {
    id: Type.String(),
    version: Type.Integer(),
    title: Type.String(),
    period: Type.String(),
    updatedAt: Type.String(),
    by: Type.String({ description: '最后保存的人' }),
    source: Type.String(),
  },
  { title: '报告模板' },
)
export type ReportView = Received<Static<typeof reportView>>

export const addReportBody = Type.Object({ source })
export type AddReportBody = Static<typeof addReportBody>

export const saveReportBody = Type.Object({ version: Type.Integer({ minimum: 1 }), source })
export type SaveReportBody = Static<typeof saveReportBody>

export const compileBody = Type.Object({ source, asOf: Type.Optional(instant) })
export type CompileBody = Static<typeof compileBody>

/** A report as the definition room has it: figures, claims, text and verdicts, written by the compiler and read by the page as they are. */
export const compiledReport = Type.Unsafe<CompiledReport>(Type.Object({}, { additionalProperties: true, title: '编译好的报告' }))
export type { CompiledReport }

export const freezeQuery = Type.Object({
  progress: Type.Optional(Type.Literal('true', { description: '不等做完，先答任务编号，进度在 /api/jobs/:job' })),
})

export const freezeAnswer = Type.Object(
  { id: Type.Optional(Type.String({ description: '定稿编号' })), job: Type.Optional(Type.String({ description: '任务编号' })) },
  { title: '已定稿，或已开始' },
)
export type FreezeAnswer = Received<Static<typeof freezeAnswer>>

export const reportDownloadQuery = Type.Object({
  format: literals(['docx', 'md', 'html']),
  draft: Type.Optional(Type.Union([Type.Literal('1'), Type.Literal('0')], { description: '有问题也出草稿' })),
})

export const frozenSummary = Type.Object({
  id: Type.String(),
  report: Type.String({ description: '由哪份报告定稿' }),
  title: Type.String(),
  period: Type.String(),
  asOf: Type.String({ description: '数据截至时刻' }),
  frozenAt: Type.String(),
  by: Type.String({ description: '定稿人' }),
  digest: Type.String({ description: '定稿内容的摘要' }),
})
export const frozenList = Type.Array(frozenSummary, { title: '定稿一览' })
export type FrozenSummary = Received<Static<typeof frozenSummary>>

export const confirmationView = Type.Object(
  {
    line: Type.Integer(),
    column: Type.Integer(),
    words: Type.String(),
    source: Type.String(),
    by: Type.String({ description: '确认人' }),
    at: Type.String({ description: '确认的时刻' }),
  },
  { title: '一条背景的确认' },
)
export type ConfirmationView = Received<Static<typeof confirmationView>>

export const commentView = Type.Object(
  {
    id: Type.String(),
    version: Type.Integer(),
    comment: Type.String(),
    paragraph: Type.String({ description: '批注时那一段在模板里的写法' }),
    words: Type.String({ description: '说的是哪句话；整段则为空' }),
    by: Type.String({ description: '批注人' }),
    at: Type.String({ description: '批注的时刻' }),
    settledBy: Type.Optional(Type.String({ description: '谁处理的；没有处理则没有' })),
    settledAt: Type.Optional(Type.String({ description: '何时处理的' })),
  },
  { title: '报告上的一条批注' },
)
export const commentList = Type.Array(commentView, { title: '报告的批注' })
export type CommentView = Received<Static<typeof commentView>>

export const commentReportBody = Type.Object({
  line: Type.Integer({ minimum: 1, description: '模板的第几行' }),
  paragraph: Type.String({ minLength: 1, maxLength: 1_000_000, description: '那一行现在的写法：已经改了就不记' }),
  words: Type.Optional(Type.String({ maxLength: 2000, description: '说的是哪句话' })),
  comment: Type.String({ minLength: 1, maxLength: 2000 }),
})
export const settleCommentBody = Type.Object({
  version: Type.Integer({ minimum: 1 }),
  settled: Type.Boolean({ description: '处理了；false 重新打开' }),
})

export const carryingQuery = Type.Object({ phrase: Type.String({ minLength: 1, maxLength: 400, description: '要有佐证的话' }) })
export const carryingList = Type.Array(
  Type.Object({
    ledger: Type.String(),
    ledgerLabel: Type.String(),
    record: Type.String(),
    title: Type.String(),
    beside: Type.String({ description: '文号、日期、级别' }),
    token: Type.String({ description: '凭它的记号' }),
  }),
  { title: '写着这句话的佐证' },
)
export type CarryingView = Received<Static<typeof carryingList>>

export const reportName = Type.Object({ id: Type.String(), version: Type.Integer(), words: Type.String() }, { title: '本镇的一个固定名称' })
export type ReportName = Received<Static<typeof reportName>>

export const declareNameBody = Type.Object({ words: Type.String({ minLength: 1, maxLength: 200 }) })
export const withdrawNameBody = Type.Object({ version: Type.Integer({ minimum: 1 }) })

export const confirmationList = Type.Array(confirmationView, { title: '报告现有背景的确认' })

export const confirmBackgroundBody = Type.Object({
  line: Type.Integer({ minimum: 1 }),
  column: Type.Integer({ minimum: 1 }),
  words: Type.String({ minLength: 1, maxLength: 2000, description: '那里写着的背景' }),
})
export type ConfirmBackgroundBody = Static<typeof confirmBackgroundBody>

export const frozenView = Type.Object(
  {
    ...frozenSummary.properties,
    compiled: compiledReport,
    same: Type.Boolean({ description: '重编的内容与定稿时的摘要相同' }),
    edition: Type.Optional(Type.Integer({ description: '读它的是第几版阅读规则；早先的定稿没有留' })),
    confirmations: Type.Array(confirmationView, { description: '背景由谁、何时确认' }),
  },
  { title: '定稿：由当时的模板、定义和数据重新编成' },
)
export type FrozenView = Received<Static<typeof frozenView>>

const side = Type.Object({
  value: valueText,
  printed: Type.String(),
  printedUnit: Type.String({ description: '印出来的数用的单位' }),
  records: Type.Integer(),
})

export const frozenDifference = Type.Object(
  {
    figures: Type.Array(
      Type.Object({
        n: Type.Integer(),
        name: Type.String(),
        line: Type.Integer(),
        column: Type.Integer(),
        unit: Type.String(),
        frozen: side,
        now: side,
        why: Type.String(),
      }),
    ),
    claims: Type.Array(
      Type.Object({
        phrase: Type.String(),
        name: Type.String(),
        line: Type.Integer(),
        column: Type.Integer(),
        frozen: Type.String({ description: '定稿时的结论' }),
        now: Type.String(),
        whyFrozen: Type.String({ description: '定稿时凭什么' }),
        why: Type.String(),
      }),
    ),
    problems: Type.Array(
      Type.Object({
        code: Type.String(),
        severity: literals(['error', 'warning']),
        line: Type.Integer(),
        column: Type.Integer(),
        message: Type.String(),
      }),
      { description: '定稿时没有指出、现在的阅读规则会指出的' },
    ),
  },
  { title: '定稿与现在的不同' },
)
export type { FrozenDifference }

export const frozenDownloadQuery = Type.Object({
  format: literals(['docx', 'md', 'html', 'json']),
})

export const readDocument = Type.Object(
  {
    markdown: Type.String({ description: '标题、列表、表格按报告的写法' }),
    text: Type.String({ description: '一段一行，表格按行' }),
    whole: Type.Boolean({ description: '每行是一段（.docx）' }),
    year: Type.Optional(Type.Integer({ description: '看出来是哪一年的报告' })),
    template: Type.Boolean({ description: '已经是模板' }),
  },
  { title: '读出来的文档' },
)
export type ReadDocument = Received<Static<typeof readDocument>>

export const draftBody = Type.Object({
  text: Type.String({ minLength: 1, maxLength: 1_000_000, description: '旧稿的正文' }),
  whole: Type.Boolean({ description: '每行是一段（.docx）' }),
  period: periodKey,
  above: Type.Optional(Type.Number({ minimum: 0, maximum: 1, description: '把握不到的留着原样' })),
  left: Type.Optional(Type.Array(Type.String({ pattern: '^\\d+:\\d+$' }), { maxItems: 5_000, description: '不要换的地方，行:列' })),
})
export type DraftBody = Static<typeof draftBody>

const draftPlace = { line: Type.Integer(), column: Type.Integer(), text: Type.String(), why: Type.String() }

export const reportDraft = Type.Object(
  {
    template: Type.String(),
    bindings: Type.Array(
      Type.Object({
        ...draftPlace,
        token: Type.String(),
        name: Type.String(),
        kind: literals(['figure', 'claim', 'variable']),
        confidence: Type.Number(),
      }),
    ),
    questions: Type.Array(Type.Object({ ...draftPlace, candidates: Type.Array(Type.String()) })),
  },
  { title: '由旧稿起草的模板' },
)
export type ReportDraftView = Received<Static<typeof reportDraft>>

/** What the plan part of a report promises, as tasks would say it. */
export const promisedList = Type.Object(
  {
    title: Type.String(),
    year: Type.String({ description: '答应的是哪一年' }),
    promises: Type.Array(
      Type.Object({
        item: Type.String({ description: '事项，照报告里的名称' }),
        quantity: Type.String({ description: '数量，没有则空' }),
        unit: Type.String(),
        category: Type.String({ description: '所在的小标题' }),
        indicator: Type.Optional(Type.String({ description: '量它的指标' })),
        said: Type.String({ description: '出自哪一句' }),
        line: Type.Integer(),
      }),
    ),
  },
  { title: '报告里答应的事' },
)
export type PromisedList = Received<Static<typeof promisedList>>
