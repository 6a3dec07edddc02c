import type { CallOptions, Outgoing } from '../../api/contract/client.ts'
import type { ErrorBody } from '../../api/contract/common.ts'
import { correctionHeader } from '../../api/contract/correction.ts'
import { parseJson } from '../../definition/shape/parse-json.ts'
import { withCorrection } from './correction.ts'

export interface FieldMessage {
  readonly field: string
  readonly message: string
}

/** A call that the server refused, or that never reached it. `message` is Chinese and safe to show. */
export class HttpError extends Error {
  readonly status: number
  readonly code: string
  readonly fields: readonly FieldMessage[]
  readonly incident: string | undefined

  constructor(options: {
    status: number
    code: string
    message: string
    fields?: readonly FieldMessage[]
    incident?: string | undefined
    cause?: unknown
  }) {
    super(options.message, { cause: options.cause })
    this.name = 'HttpError'
    this.status = options.status
    this.code = options.code
    this.fields = options.fields ?? []
    this.incident = options.incident
  }
}

/** Carries a call to the server and brings the JSON it answers with, which is the contract's: the server writes it by the endpoint's schema. */
export function carry(call: Outgoing, options: CallOptions): Promise<unknown> {
  return withCorrection((correction) => carryOnce(call, correction === undefined ? options : { ...options, correction }))
}

async function carryOnce({ verb, address, body }: Outgoing, { signal, correction }: CallOptions): Promise<unknown> {
  const form = body instanceof FormData
  const headers = {
    ...(body === undefined || form ? {} : { 'content-type': 'application/json' }),
    ...(correction === undefined ? {} : { [correctionHeader]: encodeURIComponent(correction) }),
  }
  const response = await reach(address, {
    method: verb,
    ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
    ...(Object.keys(headers).length === 0 ? {} : { headers }),
    ...(signal === undefined ? {} : { signal }),
  })
  if (!response.ok) throw await readError(response)
  const text = await response.text()
  return text === '' ? undefined : parseJson(text)
}

/** Fetches a file and hands it to the browser under the name the server gave it; `sent` is a file that it is made of. */
export async function download(path: string, fallbackName: string, sent?: File): Promise<void> {
  const response = await reach(path, sent === undefined ? {} : { method: 'POST', body: formWith(sent) })
  if (!response.ok) throw await readError(response)
  const url = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = url
  link.download = nameFromHeader(response.headers.get('content-disposition')) ?? fallbackName
  document.body.append(link)
  link.click()
  link.remove()
  window.setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

function formWith(file: File): FormData {
  const form = new FormData()
  form.set('file', file)
  return form
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, { credentials: 'same-origin', ...init })
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw new HttpError({ status: 0, code: 'unreachable', message: '连不上服务器。请检查网络，或确认铅笔还在运行。', cause })
  }
}

async function readError(response: Response): Promise<HttpError> {
  const body = await readErrorBody(response)
  if (body === undefined) return new HttpError({ status: response.status, code: 'unknown', message: plainMessage(response.status) })
  const { code, message, fields, incident } = body.error
  return new HttpError({ status: response.status, code, message, ...(fields ? { fields } : {}), incident })
}

async function readErrorBody(response: Response): Promise<ErrorBody | undefined> {
  try {
    const body = (await response.json()) as Partial<ErrorBody> | null
    return body?.error === undefined ? undefined : { error: body.error }
  } catch {
    return undefined
  }
}

function plainMessage(status: number): string {
  if (status === 401) return '登录已过期，请重新登录。'
  if (status === 403) return '没有权限做这件事。'
  if (status === 404) return '没有找到。它可能已被撤销。'
  if (status === 409) return '刚才有别人改过，请看过新内容再改。'
  if (status === 413) return '文件太大。'
  if (status === 423) return '正被占用，请稍后再试。'
  return `服务器出错（${status}），请稍后再试。`
}

function nameFromHeader(header: string | null): string | undefined {
  const encoded = header?.match(/filename\*=UTF-8''([^;]+)/i)?.[1]
  if (encoded !== undefined) return decodeURIComponent(encoded)
  return header?.match(/filename="?([^";]+)"?/i)?.[1]
}

/** What to show for anything thrown, in words for people: a browser's own words are for nobody here. */
export function errorText(error: unknown): string {
  if (error instanceof HttpError) return error.incident === undefined ? error.message : `${error.message}（事件编号 ${error.incident}）`
  if (isPageMissing(error)) return '这一页没有取到：网络断了，或者铅笔刚刚更新过。请再试一次。'
  return error instanceof Error && /\p{Script=Han}/u.test(error.message) ? error.message : '出错了，请再试一次。'
}

/** A part of the application itself did not arrive. */
export function isPageMissing(error: unknown): boolean {
  return error instanceof Error && /preload|imported module|module script/i.test(error.message)
}
