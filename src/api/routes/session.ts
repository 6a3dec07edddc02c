import type { CookieSerializeOptions } from '@fastify/cookie'
import { getSignInTown, listTowns, signIn, signOut } from '../../kernel/index.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { ApiContext } from '../context.ts'
import type * as session from '../contract/endpoints/session.ts'
import { refused } from '../http/error-answer.ts'
import { cookieName } from '../session/authenticate.ts'
import { presentSession } from '../views/session-view.ts'
import type { Handlers } from './handler.ts'

export function sessionHandlers({ kernel, attempts, demoUsers }: ApiContext): Handlers<typeof session> {
  return {
    signIn: async ({ input: { town: named, account, password }, request, reply }) => {
      const { town } = await getSignInTown(kernel, named)
      // An account is a town's own: who owns the like of it next door must not clear the count here.
      const whose = `${town} ${account.trim()}`
      const wait = attempts.waitFor(whose, request.ip)
      if (wait > 0) {
        const answer = refused(429, 'too-many', `尝试次数太多，请 ${Math.ceil(wait / 60)} 分钟后再试。`)
        return reply.code(429).header('retry-after', wait).send(answer.body)
      }
      attempts.begin(whose, request.ip)
      const { token, ...signedIn } = await signIn(kernel, { account, password, town }).catch((error: unknown) => {
        if (error instanceof Refusal && error.code === 'not-permitted') attempts.fail(request.ip)
        throw error
      })
      attempts.succeed(whose, request.ip)
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
    listSignInTowns: async () => (await listTowns(kernel)).map(({ town, name, county }) => ({ code: town, name, county })),
    listDemoUsers: () => {
      if (demoUsers.length === 0) throw new Refusal('not-found', '这里没有演示账号。')
      return demoUsers
    },
  }
}

const cookieOptions: CookieSerializeOptions = { path: '/', httpOnly: true, sameSite: 'strict' }
