import { expect, onTestFinished, vi } from 'vitest'
import type { ErrorBody } from '../../api/contract/common.ts'

/** One call as it came to the server. */
export interface Received {
  /** `POST /api/files`, without what is asked behind a question mark. */
  readonly call: string
  readonly query: URLSearchParams
  /** JSON as it was sent, or a form. */
  readonly body: unknown
}

type Answer = (received: Received) => object | Promise<object>

/** A server that knows these calls and no others; what it received, in order, is what comes back. A call that nobody expected fails the test. */
export function answerCalls(answers: Readonly<Record<string, Answer>>): readonly Received[] {
  const received: Received[] = []
  const unexpected: string[] = []
  onTestFinished(() => {
    vi.unstubAllGlobals()
    expect(unexpected).toEqual([])
  })
  vi.stubGlobal('fetch', async (path: string, { method = 'GET', body }: RequestInit = {}): Promise<Response> => {
    const url = new URL(path, 'http://localhost')
    const one: Received = {
      call: `${method} ${url.pathname}`,
      query: url.searchParams,
      body: typeof body === 'string' ? JSON.parse(body) : body,
    }
    received.push(one)
    const answer = answers[one.call]
    if (answer === undefined) {
      unexpected.push(one.call)
      return refusal(404, { code: 'not-found', message: '没有这个地址' })
    }
    const found = await answer(one)
    return found instanceof Response ? found : json(200, found)
  })
  return received
}

/** What the server says instead of an answer. */
export function refusal(status: number, error: ErrorBody['error']): Response {
  return json(status, { error } satisfies ErrorBody)
}

function json(status: number, body: object): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
}
