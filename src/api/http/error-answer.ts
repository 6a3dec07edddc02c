import type { FastifyError } from 'fastify'
import { Refusal, type RefusalCode, type RefusedField } from '../../kernel/refusal.ts'
import { explainStoreFault } from '../../kernel/storage/store-fault.ts'
import { FileRefusal } from '../../office/index.ts'
import type { ErrorBody } from '../contract/common.ts'
import { Busy } from '../jobs/long-work.ts'

export interface ErrorAnswer {
  readonly status: number
  readonly body: ErrorBody
  /** Set when the fault is ours: to be logged under this number. */
  readonly incident: string | undefined
}

const statusOf: Readonly<Record<RefusalCode, number>> = {
  invalid: 400,
  'not-permitted': 403,
  'second-factor': 403,
  'not-found': 404,
  conflict: 409,
  'wrong-state': 409,
  'too-late': 409,
  'year-closed': 409,
  locked: 423,
  unavailable: 503,
  damaged: 503,
}

/** What a caller is told of anything thrown: a refusal in its own words, our own fault only by its incident number. */
export function answerError(error: unknown, newIncident: () => string): ErrorAnswer {
  if (error instanceof Refusal) return refused(statusOf[error.code], error.code, error.message, error.fields)
  if (error instanceof Busy) return refused(429, 'too-many', error.message)
  if (error instanceof FileRefusal) return refused(400, 'invalid', error.message)
  if (isBrokenOff(error)) return refused(400, 'invalid', '提交的内容没有传完。')
  const known = answerHttpError(error)
  if (known !== undefined) return known
  const fault = explainStoreFault(error)
  if (fault !== undefined) return refused(statusOf[fault.code], fault.code, fault.message)
  const incident = newIncident()
  const message = '程序出错了，这不是你的操作有误。请把事件编号告诉管理员。'
  return { status: 500, body: { error: { code: 'bug', message, incident } }, incident }
}

/** The caller went away, or was cut, in the middle of a body: nobody hears the answer, and it is no fault of ours. */
function isBrokenOff(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ECONNRESET' || error.code === 'ERR_STREAM_PREMATURE_CLOSE')
}

export function refused(status: number, code: string, message: string, fields: readonly RefusedField[] = []): ErrorAnswer {
  const shown = fields.map(({ field, message }) => ({ field, message }))
  return { status, body: { error: { code, message, ...(shown.length === 0 ? {} : { fields: shown }) } }, incident: undefined }
}

/** Mistakes that the HTTP layer itself finds: a body that is no JSON, too large, of the wrong shape. */
function answerHttpError(error: unknown): ErrorAnswer | undefined {
  const own = ownStatus(error)
  if (own !== undefined) return refused(own, 'invalid', own === 416 ? '要的那一段不在文件里。' : '这个请求读不出来，请从页面上的链接进入。')
  if (!isFastifyError(error)) return undefined
  if (error.validation !== undefined) return refused(400, 'invalid', '提交的内容不合要求。', error.validation.map(presentViolation))
  const status = error.statusCode ?? 500
  if (error.code === 'FST_ERR_BAD_URL') return refused(400, 'invalid', '网址读不出来，请从页面上的链接进入。')
  if (status === 413) return refused(413, 'invalid', '提交的内容太大。')
  if (status === 415) return refused(415, 'invalid', '不认识这种内容格式，请用 JSON 或上传文件。')
  if (status === 406) return refused(400, 'invalid', '请以表单方式上传一个文件。')
  if (status >= 400 && status < 500) return refused(400, 'invalid', '提交的内容读不出来，请检查格式。')
  return undefined
}

/** What the sender of files finds wrong with a request (a part that the file has not), with the status that it has itself. */
function ownStatus(error: unknown): number | undefined {
  if (!(error instanceof Error && 'expose' in error && error.expose === true && 'statusCode' in error)) return undefined
  const { statusCode } = error
  return typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500 ? statusCode : undefined
}

function isFastifyError(error: unknown): error is FastifyError {
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'string' && (error.code.startsWith('FST_') || 'validation' in error)
  )
}

type Violation = NonNullable<FastifyError['validation']>[number]

function presentViolation(violation: Violation): RefusedField {
  const place = violation.instancePath.split('/').filter(Boolean).join('.')
  const missing = violation.keyword === 'required' ? String(violation.params.missingProperty) : ''
  return { field: [place, missing].filter(Boolean).join('.'), message: explainViolation(violation) }
}

function explainViolation({ keyword, params }: Violation): string {
  switch (keyword) {
    case 'required':
      return '必须填写'
    case 'type':
      return `应为${typeWords[String(params.type)] ?? '另一种类型'}`
    case 'minLength':
    case 'minItems':
      return '不能为空'
    case 'maxLength':
    case 'maxItems':
      return `太长，最多 ${params.limit}`
    case 'minimum':
      return `不能小于 ${params.limit}`
    case 'maximum':
      return `不能大于 ${params.limit}`
    case 'pattern':
      return '格式不对'
    default:
      return '不是允许的值'
  }
}

const typeWords: Readonly<Record<string, string>> = {
  string: '文本',
  integer: '整数',
  number: '数字',
  boolean: '是或否',
  object: '一组内容',
  array: '列表',
}
