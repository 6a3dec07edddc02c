import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { isIP } from 'node:net'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { wholeNumber } from '../../definition/decimal/decimal.ts'
import { type Ceremony, challengeMinutes } from '../../kernel/index.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { cookieName } from './authenticate.ts'

/** What a device is asked for: a new key, or an answer of one. */
export type Purpose = 'make' | 'prove'

const cookies = { make: 'qianbi_passkey_new', prove: 'qianbi_passkey' } as const
/** Challenges are this process's own: after a restart the browser asks for another. */
const key = randomBytes(32)

/** Where the page stands that asks, by the name that the request was let in by (`refuseForeignHosts`). */
export interface Place {
  readonly origin: string
  readonly rpId: string
}

/** Why no passkey works where this page was opened; undefined where one does. Browsers bind keys to a name, over TLS or on the machine itself. */
export function whyNoPasskeys({ hostname, protocol }: Pick<FastifyRequest, 'hostname' | 'protocol'>): string | undefined {
  if (isIP(hostname.replace(/^\[|\]$/g, '')) !== 0)
    return '用数字地址打开的铅笔不能用通行密钥：请用域名（https）打开；就在这台机器上的，用 http://localhost 打开。'
  if (protocol !== 'https' && hostname !== 'localhost') return '没有 https 的网址不能用通行密钥：请管理员在前面装好 HTTPS 代理。'
  return undefined
}

/** Refuses with `wrong-state` where no passkey works. */
export function placeOf(request: FastifyRequest): Place {
  const why = whyNoPasskeys(request)
  if (why !== undefined) throw new Refusal('wrong-state', why)
  return { origin: `${request.protocol}://${request.host}`, rpId: request.hostname }
}

interface Asked {
  readonly purpose: Purpose
  readonly town: string
}

/** A new challenge, which this browser alone can bring back: for this town, this page and, where somebody is signed in, this session. */
export function askDevice(request: FastifyRequest, reply: FastifyReply, asked: Asked): Ceremony {
  const place = placeOf(request)
  const challenge = randomBytes(32).toString('base64url')
  const until = Date.now() + challengeMinutes * 60_000
  const seal = sealOf(request, { ...asked, challenge, until })
  reply.setCookie(cookies[asked.purpose], [until, challenge, seal].join('.'), {
    path: '/api/session',
    httpOnly: true,
    sameSite: 'strict',
    secure: request.protocol === 'https',
    maxAge: challengeMinutes * 60,
  })
  return { challenge, ...place }
}

/** What this browser was asked. Refuses with `invalid` at `passkey` where it was asked nothing, too long ago, for something else, or elsewhere. */
export function readCeremony(request: FastifyRequest, asked: Asked): Ceremony {
  const place = placeOf(request)
  const [until = '', challenge = '', seal = '', more] = (request.cookies[cookies[asked.purpose]] ?? '').split('.')
  const isForm = /^\d{13}$/.test(until) && /^[\w-]{43}$/.test(challenge) && /^[\w-]{43}$/.test(seal) && more === undefined
  if (!isForm || wholeNumber(until) < Date.now()) throw stale()
  const own = Buffer.from(sealOf(request, { ...asked, challenge, until: wholeNumber(until) }))
  if (!timingSafeEqual(own, Buffer.from(seal))) throw stale()
  return { challenge, ...place }
}

function sealOf(
  request: FastifyRequest,
  { purpose, town, challenge, until }: Asked & { readonly challenge: string; readonly until: number },
): string {
  // A key is made within one session; to prove somebody, there may be none yet.
  const session = purpose === 'make' ? (request.cookies[cookieName] ?? '') : ''
  const { origin } = placeOf(request)
  return createHmac('sha256', key)
    .update(JSON.stringify([purpose, town, session, origin, challenge, until]))
    .digest('base64url')
}

function stale(): Refusal {
  const message = '通行密钥的验证过了时间，请再来一次。'
  return new Refusal('invalid', message, { fields: [{ field: 'passkey', message }] })
}
