import type { CookieSerializeOptions } from '@fastify/cookie'
import { getSignInTown, listTowns, signIn, signOut } from '../../kernel/index.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Api, ApiContext } from '../context.ts'
import { signInLimits } from '../contract/body-limits.ts'
import { nothing } from '../contract/common.ts'
import { demoUsers, sessionView, signInBody, signInTowns } from '../contract/session.ts'
import { answers } from '../http/answers.ts'
import { refused } from '../http/error-answer.ts'
import { cookieName, signedInOf } from '../session/authenticate.ts'
import { presentSession } from '../views/session-view.ts'

const tags = ['登录']

export function addSessionRoutes(api: Api, { kernel, attempts, demoUsers: accounts }: ApiContext): void {
  api.post(
    '/api/session',
    {
      bodyLimit: signInLimits.bytes ?? 0,
      config: { right: 'public', values: 10 },
      schema: { tags, summary: '登录', body: signInBody, response: answers(sessionView) },
    },
    async (request, reply) => {
      const { account, password } = request.body
      const { town } = await getSignInTown(kernel, request.body.town)
      // An account is a town's own: who owns the like of it next door must not clear the count here.
      const whose = `${town} ${account.trim()}`
      const wait = attempts.waitFor(whose, request.ip)
      if (wait > 0) {
        const answer = refused(429, 'too-many', `尝试次数太多，请 ${Math.ceil(wait / 60)} 分钟后再试。`)
        return reply.code(429).header('retry-after', wait).send(answer.body)
      }
      // Counted before the answer is known, so that a hundred attempts at once are counted as a hundred.
      attempts.fail(whose, request.ip)
      const { token, ...signedIn } = await signIn(kernel, { account, password, town })
      attempts.succeed(whose, request.ip)
      reply.setCookie(cookieName, token, { ...cookieOptions, secure: request.protocol === 'https' })
      return presentSession(kernel, signedIn)
    },
  )

  api.get('/api/session', { config: { right: 'read' }, schema: { tags, summary: '当前登录', response: answers(sessionView) } }, (request) =>
    presentSession(kernel, signedInOf(request)),
  )

  api.delete(
    '/api/session',
    { config: { right: 'read' }, schema: { tags, summary: '退出登录', response: answers(nothing) } },
    async (request, reply) => {
      const token = request.cookies[cookieName]
      if (token !== undefined) await signOut(kernel, token)
      reply.clearCookie(cookieName, cookieOptions)
      return {}
    },
  )

  api.get(
    '/api/session/towns',
    { config: { right: 'public' }, schema: { tags, summary: '可以登录的乡镇', response: answers(signInTowns) } },
    async () => (await listTowns(kernel)).map(({ town, name, county }) => ({ code: town, name, county })),
  )

  api.get(
    '/api/session/demo-users',
    { config: { right: 'public' }, schema: { tags, summary: '演示账号（只有演示数据才有）', response: answers(demoUsers) } },
    async () => {
      if (accounts.length === 0) throw new Refusal('not-found', '这里没有演示账号。')
      return [...accounts]
    },
  )
}

const cookieOptions: CookieSerializeOptions = { path: '/', httpOnly: true, sameSite: 'strict' }
