import type { FastifyReply } from 'fastify'
import { Refusal } from '../../kernel/refusal.ts'
import type { Api } from '../context.ts'
import { refused } from './error-answer.ts'

const message = '提交的内容里有看不见的控制字符，请重新输入。'

/**
 * No text of an office holds the character NUL and no database keeps it: a request with one is refused before anything else reads it. To be added before
 * who reads cookies and headers.
 */
export function refuseNul(api: Api): void {
  api.addHook('onRequest', async (request, reply) => {
    const { cookies, headers, params } = request
    if ([cookies, headers, params].some(holdsNul) || /%00/.test(request.raw.url ?? '')) return refuse(reply)
  })
  api.addHook('preValidation', async ({ params, query, body }) => {
    if ([params, query, body].some(holdsNul)) throw new Refusal('invalid', message)
  })
}

function refuse(reply: FastifyReply) {
  return reply.code(400).send(refused(400, 'invalid', message).body)
}

/** Walks without recursion: a body may be nested deeper than the stack is high. */
function holdsNul(value: unknown): boolean {
  const waiting = [value]
  while (waiting.length > 0) {
    const part = waiting.pop()
    if (typeof part === 'string' && part.includes('\0')) return true
    if (typeof part === 'object' && part !== null && !ArrayBuffer.isView(part))
      for (const [key, inner] of Object.entries(part)) waiting.push(key, inner)
  }
  return false
}
