import type { FastifyReply, FastifyRequest } from 'fastify'
import { publicRoot } from './addresses.ts'
import { notePage } from './note-page.ts'
import type { Reading } from './page-frame.ts'
import type { PagePlace } from './page-parts.ts'
import type { PublicReading } from './public-cache.ts'

/** One style sheet of ours and nothing else: no script, no frame, no form to elsewhere. */
export const policy = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
/** Asked for anew each time, answered by 304 while nothing has changed. */
export const control = { 'cache-control': 'public, no-cache' }
export const page = { ...control, 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy }

/** A page that is there and open, as it stands. */
export interface Found {
  readonly place: PagePlace
  readonly reading: PublicReading
}

export interface Asked {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

export async function notFound(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const text = '没有这个公开页，或者它还没有公开。网址可能抄错了，请从镇里公布的网址进入。'
  await sendNote(request, reply.code(404), { title: '没有找到这一页', text })
}

export async function closed(request: FastifyRequest, reply: FastifyReply, what: string): Promise<void> {
  await sendNote(request, reply.code(410), { title: '未公开', text: `${what}现在没有开放公开页。想了解情况，请向镇政府询问。` })
}

export async function sendNote(
  request: FastifyRequest,
  reply: FastifyReply,
  note: { readonly title: string; readonly text: string },
): Promise<void> {
  const path = request.url.split('?')[0] ?? publicRoot
  await reply.headers({ ...page, 'cache-control': 'no-store' }).send(Buffer.from(notePage({ ...note, path, reading: readingOf(request) })))
}

export function readingOf(request: FastifyRequest): Reading {
  return { large: read(request.query, 'size') === 'large' }
}

/** One value of an address; said twice or not at all it is nothing. */
export function read(from: unknown, name: string): string {
  const value: unknown = typeof from === 'object' && from !== null ? Reflect.get(from, name) : undefined
  return typeof value === 'string' ? value : ''
}
