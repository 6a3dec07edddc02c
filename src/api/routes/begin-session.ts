import type { CookieSerializeOptions } from '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Kernel } from '../../kernel/context.ts'
import { authenticate } from '../../kernel/index.ts'
import type { SessionView } from '../contract/session.ts'
import { cookieName } from '../session/authenticate.ts'
import { presentSession } from '../views/session-view.ts'

/** A request with the answer that is being made to it. */
export interface Exchange {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

export const cookieOptions: CookieSerializeOptions = { path: '/', httpOnly: true, sameSite: 'strict' }

/** Gives the browser the token of a session that has just begun, and what it stands for. */
export async function beginSession(kernel: Kernel, { request, reply }: Exchange, token: string): Promise<SessionView> {
  const signedIn = await authenticate(kernel, token)
  if (signedIn === undefined) throw new Error('a session that has just begun is not known')
  reply.setCookie(cookieName, token, { ...cookieOptions, secure: request.protocol === 'https' })
  return presentSession(kernel, signedIn)
}

/** From where a browser comes, for its owner to know it again. */
export function visitorOf({ headers, ip }: FastifyRequest) {
  return { agent: headers['user-agent'], address: ip }
}
