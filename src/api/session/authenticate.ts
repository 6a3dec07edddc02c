import type { FastifyReply, FastifyRequest } from 'fastify'
import { can } from '../../kernel/access/authorize.ts'
import type { Actor } from '../../kernel/access/types.ts'
import { authenticate, townKernel } from '../../kernel/index.ts'
import type { Api, ApiContext, SignedIn } from '../context.ts'
import { refused } from '../http/error-answer.ts'
import { correctionHeader, readCorrection } from './correction.ts'
import { isFromElsewhere } from './same-origin.ts'

export const cookieName = 'qianbi_session'

/** Before anything of a request is read: who is it, and may they? Every route declares its right, or the server does not start. */
export function addAuthentication(api: Api, { kernel, demoUsers }: ApiContext): void {
  api.decorateRequest('signedIn', undefined)
  api.decorateRequest('kernel', undefined)
  api.addHook('onRoute', (route) => {
    if (route.config?.right === undefined && isDocumentation(route.url)) route.config = { ...route.config, right: 'public' }
    if (route.config?.right === undefined && route.url.startsWith('/api')) throw new Error(`${route.method} ${route.url} declares no right`)
  })
  api.addHook('onRequest', async (request, reply) => {
    const right = request.routeOptions.config.right ?? 'public'
    if (isFromElsewhere(request)) return refuse(reply, 403, 'not-permitted', '请求来自别的网站，已拒绝。')
    if (right === 'public' && (!isDocumentation(request.url) || demoUsers.length > 0)) return
    const token = request.cookies[cookieName]
    const signedIn = token === undefined ? undefined : await authenticate(kernel, token)
    if (signedIn === undefined) return refuse(reply, 401, 'not-signed-in', '请先登录。')
    const due = request.url.startsWith('/api/session') ? undefined : dueOf(signedIn)
    if (due !== undefined) return refuse(reply, 403, due.code, due.message)
    if (right !== 'public' && !can(signedIn.actor, right)) return refuse(reply, 403, 'not-permitted', '你的角色不能做这件事。')
    const correction = readCorrection(request)
    if (correction === null)
      return refuse(reply, 400, 'invalid', `更正的理由读不懂：写在 ${correctionHeader} 里，百分号编码，不超过500字。`)
    request.kernel = await townKernel(kernel, signedIn.actor.town)
    request.signedIn = correction === undefined ? signedIn : { ...signedIn, actor: { ...signedIn.actor, correction } }
  })
}

/** What comes before everything else: a password that is the owner's own and not too old, and a device beside it where the role asks for one. */
function dueOf({ passwordDue, secondFactorDue }: SignedIn) {
  if (passwordDue === 'given') return { code: 'password-due', message: '密码是别人给的，请先改成自己的。' }
  if (passwordDue === 'old') return { code: 'password-due', message: '密码已经用得太久，请先换一个新的。' }
  return secondFactorDue ? { code: 'second-factor-due', message: '你的角色登录要有第二因子，请先设好手机验证器。' } : undefined
}

/** How to call us in every detail: open in a demo, elsewhere for whoever has an account. */
function isDocumentation(url: string): boolean {
  return url.startsWith('/api/docs') || url.startsWith('/api/openapi.json')
}

/** Who calls; only in routes that are not public. */
export function actorOf(request: FastifyRequest): Actor {
  return signedInOf(request).actor
}

/** The caller with the account's name and office. */
export function signedInOf(request: FastifyRequest): SignedIn {
  if (request.signedIn === undefined) throw new Error(`${request.url} is public and has no actor`)
  return request.signedIn
}

function refuse(reply: FastifyReply, status: number, code: string, message: string) {
  return reply.code(status).send(refused(status, code, message).body)
}
