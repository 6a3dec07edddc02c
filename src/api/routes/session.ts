import type { CookieSerializeOptions } from '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import {
  authenticate,
  changeOwnPassword,
  clearSecondFactor,
  endOwnSession,
  getSignInTown,
  listOwnSessions,
  listTowns,
  proposeSecondFactor,
  readSecondFactor,
  setSecondFactor,
  signIn,
  signOut,
} from '../../kernel/index.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { ApiContext, SignedIn } from '../context.ts'
import type * as session from '../contract/endpoints/session.ts'
import { cookieName } from '../session/authenticate.ts'
import { countProofs, type Proving } from '../session/count-proofs.ts'
import { definedOf } from '../views/defined-of.ts'
import { presentSession } from '../views/session-view.ts'
import type { Handlers } from './handler.ts'

export function sessionHandlers({ kernel, demoUsers }: ApiContext): Handlers<typeof session> {
  const counted = <Answer>(proving: Proving, call: Call, prove: () => Promise<Answer>) => countProofs(kernel, proving, call, prove)
  const own = ({ signedIn: { actor, user } }: { readonly signedIn: SignedIn }, proofs: readonly string[]) => ({
    town: actor.town,
    account: user.account,
    proofs,
  })
  return {
    signIn: async ({ input: { town: named, account, password, code }, request, reply }) => {
      const { town } = await getSignInTown(kernel, named)
      // An account is a town's own: who owns the like of it next door must not clear the count here.
      return counted({ town, account, proofs: ['code'] }, { request, reply }, async () => {
        const agent = request.headers['user-agent']
        const { token } = await signIn(kernel, { account, password, code, town, agent, address: request.ip })
        const signedIn = await authenticate(kernel, token)
        if (signedIn === undefined) throw new Error('a session that has just begun is not known')
        reply.setCookie(cookieName, token, { ...cookieOptions, secure: request.protocol === 'https' })
        return presentSession(kernel, signedIn)
      })
    },
    getSession: ({ signedIn }) => presentSession(kernel, signedIn),
    signOut: async ({ request, reply }) => {
      const token = request.cookies[cookieName]
      if (token !== undefined) await signOut(kernel, token)
      reply.clearCookie(cookieName, cookieOptions)
      return {}
    },
    changeOwnPassword: (call) =>
      counted(own(call, ['old']), call, async () => {
        const { old, password } = call.input
        await changeOwnPassword(kernel, call.actor, { old, password, token: tokenOf(call.request) })
        return {}
      }),
    getSecondFactor: async ({ actor }) => definedOf({ since: await readSecondFactor(kernel, actor) }),
    proposeSecondFactor: ({ actor, signedIn: { user } }) => proposeSecondFactor(kernel, actor, user.account),
    setSecondFactor: (call) =>
      counted(own(call, ['password', 'code', 'oldCode']), call, async () => {
        const { secret, password, code, oldCode } = call.input
        await setSecondFactor(kernel, call.actor, { secret, password, code, oldCode, at: new Date() })
        return definedOf({ since: await readSecondFactor(kernel, call.actor) })
      }),
    clearSecondFactor: (call) =>
      counted(own(call, ['password', 'code']), call, async () => {
        const { password, code } = call.input
        await clearSecondFactor(kernel, call.actor, { password, code, at: new Date() })
        return {}
      }),
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

interface Call {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

function tokenOf(request: FastifyRequest): string {
  return request.cookies[cookieName] ?? ''
}

const cookieOptions: CookieSerializeOptions = { path: '/', httpOnly: true, sameSite: 'strict' }
