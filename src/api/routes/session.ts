import type { CookieSerializeOptions } from '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import {
  type Attempt,
  beginSignIn,
  changeOwnPassword,
  endOwnSession,
  failSignIn,
  forgetSignIns,
  getSignInTown,
  listOwnSessions,
  listTowns,
  signIn,
  signOut,
} from '../../kernel/index.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { ApiContext } from '../context.ts'
import type * as session from '../contract/endpoints/session.ts'
import { refused } from '../http/error-answer.ts'
import { cookieName } from '../session/authenticate.ts'
import { definedOf } from '../views/defined-of.ts'
import { presentSession } from '../views/session-view.ts'
import type { Handlers } from './handler.ts'

export function sessionHandlers({ kernel, demoUsers }: ApiContext): Handlers<typeof session> {
  const countFailure = (attempt: Attempt, id: string) => async (error: unknown) => {
    if (error instanceof Refusal && (error.code === 'not-permitted' || error.fields.some(({ field }) => field === 'old')))
      await failSignIn(kernel, attempt, id)
    throw error
  }
  return {
    signIn: async ({ input: { town: named, account, password }, request, reply }) => {
      const { town } = await getSignInTown(kernel, named)
      // An account is a town's own: who owns the like of it next door must not clear the count here.
      const attempt = { town, account, address: request.ip }
      const begun = await beginSignIn(kernel, attempt)
      if ('wait' in begun) return tooMany(reply, begun.wait)
      const agent = request.headers['user-agent']
      const { token, ...signedIn } = await signIn(kernel, { account, password, town, agent, address: request.ip }).catch(
        countFailure(attempt, begun.id),
      )
      await forgetSignIns(kernel, attempt)
      reply.setCookie(cookieName, token, { ...cookieOptions, secure: request.protocol === 'https' })
      return presentSession(kernel, signedIn)
    },
    getSession: ({ signedIn }) => presentSession(kernel, signedIn),
    signOut: async ({ request, reply }) => {
      const token = request.cookies[cookieName]
      if (token !== undefined) await signOut(kernel, token)
      reply.clearCookie(cookieName, cookieOptions)
      return {}
    },
    // Whoever found a desk open must not try passwords at it either.
    changeOwnPassword: async ({ input: { old, password }, signedIn: { actor, user }, request, reply }) => {
      const attempt = { town: actor.town, account: user.account, address: request.ip }
      const begun = await beginSignIn(kernel, attempt)
      if ('wait' in begun) return tooMany(reply, begun.wait)
      await changeOwnPassword(kernel, actor, { old, password, token: tokenOf(request) }).catch(countFailure(attempt, begun.id))
      await forgetSignIns(kernel, attempt)
      return {}
    },
    listOwnSessions: async ({ actor, request }) =>
      (await listOwnSessions(kernel, actor, tokenOf(request))).map(({ begunAt, agent, address, ...rest }) => ({
        ...rest,
        ...definedOf({ begunAt, agent, address }),
      })),
    endOwnSession: async ({ actor, input: { session: id } }) => {
      await endOwnSession(kernel, actor, id)
      return {}
    },
    listSignInTowns: async () => (await listTowns(kernel)).map(({ town, name, county }) => ({ code: town, name, county })),
    listDemoUsers: () => {
      if (demoUsers.length === 0) throw new Refusal('not-found', '这里没有演示账号。')
      return demoUsers
    },
  }
}

function tokenOf(request: FastifyRequest): string {
  return request.cookies[cookieName] ?? ''
}

function tooMany(reply: FastifyReply, wait: number) {
  const answer = refused(429, 'too-many', `尝试次数太多，请 ${Math.ceil(wait / 60)} 分钟后再试。`)
  return reply.code(429).header('retry-after', wait).send(answer.body)
}

const cookieOptions: CookieSerializeOptions = { path: '/', httpOnly: true, sameSite: 'strict' }
