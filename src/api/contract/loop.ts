import { type Static, type TSchema, Type } from 'typebox'
import { fieldValues, id, literals, nameOf } from './common.ts'
import { ledgerRecord } from './ledger.ts'
import type { Received } from './sides.ts'

export type { CommentNotice } from '../../kernel/ledger/comment/comment-notices.ts'
export type {
  BulkStepResult,
  CaseDetail,
  CaseHolder,
  CaseLogEntry,
  CaseMove,
  CaseQuery,
  CaseStepOption,
  CaseSummary,
  EscalationLevel,
  IrreversibleNote,
  LoopSummary,
  Notice,
  NoticeKind,
  NoticePage,
  StepField,
  StepInput,
  WorkCounts,
  WorkItem,
  WorkKind,
} from '../../kernel/loop/types.ts'

const orNothing = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()])
const text = Type.String()
const textOrNothing = orNothing(text)
const day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: '日期，如 2020-02-29' })

const endKind = orNothing(literals(['done', 'refused']))

export const loopList = Type.Array(
  Type.Object({
    id: text,
    label: text,
    purpose: text,
    source: text,
    pack: text,
    ledger: text,
    ledgerLabel: text,
    start: literals(['record', 'hand']),
    canOpen: Type.Boolean(),
    canMerge: Type.Boolean(),
    canSuspend: Type.Boolean(),
    open: Type.Integer({ description: '在办' }),
    late: Type.Integer({ description: '逾期' }),
    suspended: Type.Integer({ description: '中止' }),
    ended: Type.Integer({ description: '已结束' }),
    states: Type.Array(Type.Object({ id: text, label: text, ends: endKind, cases: Type.Integer(), late: Type.Integer() })),
  }),
  { title: '闭环一览' },
)

const summaryFields = {
  id: text,
  version: Type.Integer({ description: '办理时要带上；已被他人办过时返回 409' }),
  number: Type.String({ description: '事项编号' }),
  loop: text,
  loopLabel: text,
  ledger: Type.String({ description: '对象所在台账' }),
  subject: Type.String({ description: '对象记录' }),
  subjectTitle: text,
  state: text,
  stateLabel: text,
  openedOn: text,
  enteredAt: text,
  due: textOrNothing,
  daysLate: Type.Integer({ description: '逾期天数，未逾期为 0' }),
  holdUntil: textOrNothing,
  suspendedUntil: textOrNothing,
  returns: Type.Integer({ description: '退回次数' }),
  endedOn: textOrNothing,
  outcome: orNothing(literals(['done', 'refused', 'merged'])),
  parent: textOrNothing,
  main: textOrNothing,
  escalatedTo: orNothing(literals(['clerk', 'leader', 'administrator'])),
  openerName: text,
  holderName: textOrNothing,
}

export const caseSummary = Type.Object(summaryFields)

const caseLogEntry = Type.Object({
  id: text,
  position: Type.Integer(),
  kind: literals(['open', 'take', 'suspend', 'resume', 'merge', 'correct']),
  step: text,
  label: text,
  from: textOrNothing,
  fromLabel: textOrNothing,
  to: text,
  toLabel: text,
  at: text,
  recordedAt: text,
  actor: text,
  actorName: text,
  opinion: textOrNothing,
  evidence: Type.Array(text),
  due: textOrNothing,
  holdUntil: textOrNothing,
  until: textOrNothing,
})

const stepOption = Type.Object({
  id: text,
  label: text,
  to: text,
  toLabel: text,
  allowed: Type.Boolean(),
  why: textOrNothing,
  fill: Type.Array(
    Type.Object({
      field: text,
      label: text,
      required: Type.Boolean(),
      value: Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]),
    }),
  ),
  opinion: literals(['required', 'optional']),
  evidence: literals(['required', 'optional', 'none']),
  warnings: Type.Array(text),
  returns: Type.Boolean(),
  ends: endKind,
  irreversible: Type.Union([
    Type.Object(
      { does: text, counts: Type.Array(Type.Object({ label: text, value: textOrNothing, unit: textOrNothing })) },
      { description: '办了不能撤回的，办以前要说明的话和数' },
    ),
    Type.Null(),
  ]),
})

const move = { allowed: Type.Boolean(), why: textOrNothing }

export const caseDetail = Type.Object(
  {
    case: caseSummary,
    record: Type.Union([ledgerRecord, Type.Null()]),
    log: Type.Array(caseLogEntry, { description: '经过，旧的在前' }),
    steps: Type.Array(stepOption, { description: '从当前环节出发的各个步骤' }),
    suspend: Type.Object({ ...move, mostDays: Type.Integer() }),
    resume: Type.Object(move),
    merge: Type.Object(move),
    holders: Type.Array(Type.Object({ cadre: text, name: text, role: literals(['primary', 'secondary']) })),
    children: Type.Array(caseSummary),
    childCount: Type.Object({ all: Type.Integer(), open: Type.Integer() }),
    parent: Type.Union([caseSummary, Type.Null()]),
    merged: Type.Array(caseSummary),
  },
  { title: '一个事项' },
)

export const caseQuery = Type.Object(
  {
    loop: Type.Optional(nameOf('loop')),
    states: Type.Optional(Type.Array(id, { maxItems: 100 })),
    standing: Type.Optional(literals(['open', 'ended', 'all'])),
    late: Type.Optional(Type.Boolean()),
    mine: Type.Optional(Type.Boolean()),
    subject: Type.Optional(Type.Object({ ledger: nameOf('ledger'), id })),
    search: Type.Optional(Type.String({ maxLength: 200, description: '事项编号，或记录里的字词' })),
    after: Type.Optional(Type.String({ maxLength: 2000, description: '上一页的 next' })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  },
  { title: '事项查询' },
)

export const casePage = Type.Object({ cases: Type.Array(caseSummary), next: Type.Optional(text) }, { title: '事项一页' })
export type CasePage = Received<Static<typeof casePage>>

export const caseList = Type.Array(caseSummary, { title: '事项' })

const version = Type.Integer({ minimum: 1, description: '办理前看到的版本' })
const opinion = Type.String({ maxLength: 2000, description: '意见或事由' })
const evidence = Type.Array(Type.String({ pattern: '^.+#sha256:[0-9a-f]{64}$', maxLength: 300 }), {
  maxItems: 20,
  description: '佐证文件：先用 POST /api/files 保存，填它给出的值',
})

export const openCaseBody = Type.Object({
  loop: nameOf('loop'),
  subject: id,
  opinion: Type.Optional(opinion),
  parent: Type.Optional(nameOf('case')),
})
export type OpenCaseBody = Static<typeof openCaseBody>

const stepInput = {
  step: id,
  values: Type.Optional(fieldValues),
  opinion: Type.Optional(opinion),
  evidence: Type.Optional(evidence),
}

export const takeStepBody = Type.Object({ version, ...stepInput })
export type TakeStepBody = Static<typeof takeStepBody>

export const takeStepsBody = Type.Object({
  ...stepInput,
  loop: nameOf('loop'),
  cases: Type.Array(Type.Object({ id: nameOf('case'), version }), { minItems: 1, maxItems: 20_000 }),
  skipRefused: Type.Optional(Type.Boolean({ description: '不能办的跳过，其余照办；否则有一个不能办就全都不办' })),
})
export type TakeStepsBody = Static<typeof takeStepsBody>

export const bulkStepResult = Type.Object(
  {
    taken: Type.Integer({ description: '办了多少个' }),
    refused: Type.Array(Type.Object({ case: text, number: text, subjectTitle: text, why: text })),
  },
  { title: '批量办理结果' },
)

export const suspendCaseBody = Type.Object({ version, until: day, opinion: Type.String({ minLength: 1, maxLength: 2000 }) })
export type SuspendCaseBody = Static<typeof suspendCaseBody>

export const resumeCaseBody = Type.Object({ version, opinion: Type.Optional(opinion) })
export type ResumeCaseBody = Static<typeof resumeCaseBody>

export const mergeCaseBody = Type.Object({ version, into: nameOf('case'), opinion: Type.Optional(opinion) })
export type MergeCaseBody = Static<typeof mergeCaseBody>

export const adoptResult = Type.Object({ adopted: Type.Integer() }, { title: '补立事项' })
export type AdoptResult = Received<Static<typeof adoptResult>>

export const urgedCase = Type.Object({ told: Type.String({ description: '提醒了谁' }) }, { title: '催办' })

export const workKind = Type.Union([
  Type.Literal('mine'),
  Type.Literal('able'),
  Type.Literal('due'),
  Type.Literal('late'),
  Type.Literal('escalated'),
])

const counts = Type.Object({
  mine: Type.Integer(),
  able: Type.Integer(),
  due: Type.Integer(),
  late: Type.Integer(),
  escalated: Type.Integer(),
})

export const workCounts = counts

export const workPage = Type.Object(
  {
    items: Type.Array(
      Type.Object({
        ...summaryFields,
        steps: Type.Array(
          Type.Object({
            id: text,
            label: text,
            plain: Type.Boolean({ description: '不用填写，一按就办' }),
            returns: Type.Boolean(),
            ends: endKind,
          }),
        ),
        waits: Type.Union([
          Type.Object({
            step: text,
            who: text,
            person: Type.Boolean({ description: '等的是一个人，可以催办；不是则等某种角色' }),
          }),
          Type.Null(),
        ]),
      }),
    ),
    next: Type.Optional(text),
    counts,
  },
  { title: '待办' },
)
export type WorkPage = Received<Static<typeof workPage>>

const caseNotice = Type.Object(
  {
    id: text,
    kind: literals(['arrived', 'late', 'escalated', 'urged']),
    at: text,
    case: text,
    number: text,
    subjectTitle: textOrNothing,
    loopLabel: text,
    stateLabel: text,
    due: textOrNothing,
    readAt: textOrNothing,
  },
  { title: '事项的提醒' },
)

const commentNotice = Type.Object(
  {
    id: text,
    kind: literals(['mentioned', 'answered'], { description: '有人在评论里 @ 了你，或者回复了你' }),
    at: text,
    by: text,
    ledger: text,
    ledgerLabel: text,
    record: text,
    title: textOrNothing,
    readAt: textOrNothing,
  },
  { title: '评论的提醒' },
)

export const noticePage = Type.Object(
  {
    notices: Type.Array(caseNotice),
    comments: Type.Array(commentNotice),
    unread: Type.Integer(),
  },
  { title: '提醒，新的在前' },
)

export const readNoticesBody = Type.Object({
  ids: Type.Optional(Type.Array(id, { maxItems: 500, description: '读过的提醒；不写就是全部' })),
})
export const noticesLeft = Type.Object({ unread: Type.Integer() }, { title: '未读的提醒' })

export type ReadNoticesBody = Static<typeof readNoticesBody>

export const webhookKind = literals(['dingtalk', 'wecom', 'plain'])

export const newWebhookBody = Type.Object({
  kind: Type.Union([Type.Literal('dingtalk'), Type.Literal('wecom'), Type.Literal('plain')]),
  label: Type.String({ minLength: 1, maxLength: 100 }),
  url: Type.String({ minLength: 8, maxLength: 1000 }),
  secret: Type.Optional(Type.String({ maxLength: 200, description: '签名密钥，保存后不再显示' })),
})
export type NewWebhookBody = Static<typeof newWebhookBody>

export const webhookView = Type.Object({
  id: text,
  kind: Type.Union([Type.Literal('dingtalk'), Type.Literal('wecom'), Type.Literal('plain')]),
  label: text,
  host: Type.String({ description: '地址的主机名；完整地址含密钥，不再显示' }),
  waiting: Type.Integer({ description: '还没送到的' }),
  lastSentAt: textOrNothing,
  lastError: textOrNothing,
})
export type WebhookView = Received<Static<typeof webhookView>>
export const webhookTest = Type.Object({ ok: Type.Boolean(), message: Type.String() }, { title: '推送测试结果' })

export const webhookList = Type.Array(webhookView, { title: '消息推送' })
