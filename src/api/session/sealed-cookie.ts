import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { parseShape } from '../../definition/shape/parse-json.ts'
import type { Shape } from '../../definition/shape/shape.ts'
import { count, object, text } from '../../definition/shape/shape.ts'

/** What a browser keeps for us is this process's own: after a restart its owner begins again. */
const key = randomBytes(32)
const sealedShape = object({ until: count, host: text, kept: text })

/** Keeps something in this browser alone for some minutes, as it is or not at all; no script reads it, and no other site's page sends it. */
export function keepSealed(
  request: FastifyRequest,
  reply: FastifyReply,
  { name, kept, minutes }: { readonly name: string; readonly kept: object; readonly minutes: number },
): void {
  const held = { until: Date.now() + minutes * 60_000, host: request.host, kept: JSON.stringify(kept) }
  const body = Buffer.from(JSON.stringify(held)).toString('base64url')
  reply.setCookie(name, `${body}.${sealOf(name, body)}`, { ...place, secure: request.protocol === 'https', maxAge: minutes * 60 })
}

/** What was kept under the name; undefined where nothing was, not by us, too long ago, or under another name of ours. */
export function readSealed<Kept>(request: FastifyRequest, name: string, shape: Shape<Kept>): Kept | undefined {
  const [body = '', seal = ''] = (request.cookies[name] ?? '').split('.')
  const own = Buffer.from(sealOf(name, body))
  const sent = Buffer.from(seal)
  if (own.length !== sent.length || !timingSafeEqual(own, sent)) return undefined
  const held = parseShape(sealedShape, Buffer.from(body, 'base64url').toString(), 'what a browser keeps')
  return held.until < Date.now() || held.host !== request.host ? undefined : parseShape(shape, held.kept, 'what a browser keeps')
}

/** It is used up. */
export function dropSealed(reply: FastifyReply, name: string): void {
  reply.clearCookie(name, place)
}

const place = { path: '/api/session', httpOnly: true, sameSite: 'strict' } as const

function sealOf(name: string, body: string): string {
  return createHmac('sha256', key).update(`${name}.${body}`).digest('base64url')
}
