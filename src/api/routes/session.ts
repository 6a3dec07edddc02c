import type { FastifyRequest } from 'fastify'
import {
  changeOwnPassword,
  clearSecondFactor,
  endOwnSession,
  getAccessRules,
  getCountyLogin,
  getSignInTown,
  listOwnSessions,
  listTowns,
  proposeSecondFactor,
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
import { presentSecondFactor } from '../views/second-factor-view.ts'
import { presentSession } from '../views/session-view.ts'
import { beginSession, cookieOptions, type Exchange, visitorOf } from './begin-session.ts'
import type { Handlers } from './handler.ts'
import { answeredBy } from './passkeys.ts'

export function sessionHandlers({ kernel, demoUsers }: ApiContext): Handlers<typeof session> {
  const counted = <Answer>(proving: Proving, call: Exchange, prove: () => Promise<Answer>) => countProofs(kernel, proving, call, prove)
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
        const { token } = await signIn(kernel, { account, password, code, town, ...visitorOf(request) })
        return beginSession(kernel, { request, reply }, token)
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
    getSecondFactor: ({ actor, request }) => presentSecondFactor(kernel, actor, request),
    proposeSecondFactor: ({ actor, signedIn: { user } }) => proposeSecondFactor(kernel, actor, user.account),
    setSecondFactor: (call) =>
      counted(own(call, ['password', 'code', 'oldCode', 'passkey']), call, async () => {
        const { secret, password, code, oldCode } = call.input
        const passkey = answeredBy(call.request, call.actor.town, call.input.passkey)
        await setSecondFactor(kernel, call.actor, { secret, password, code, oldCode, passkey, at: new Date() })
        return presentSecondFactor(kernel, call.actor, call.request)
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
    listSignInTowns: async () =>
      Promise.all(
        (await listTowns(kernel)).map(async ({ town, name, county }) => {
          const { passkeyAlone } = await getAccessRules(kernel, { town })
          const countyLogin = (await getCountyLogin(kernel, town))?.label
          return { code: town, name, county, ...(passkeyAlone ? { passkeyAlone } : {}), ...definedOf({ countyLogin }) }
        }),
      ),
    listDemoUsers: () => {
      if (demoUsers.length === 0) throw new Refusal('not-found', '这里没有演示账号。')
      return demoUsers
    },
  }
}

function tokenOf(request: FastifyRequest): string {
  return request.cookies[cookieName] ?? ''
}
