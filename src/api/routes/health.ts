import { Refusal } from '../../kernel/refusal.ts'
import type { Api, ApiContext } from '../context.ts'
import { errorBody } from '../contract/common.ts'
import { health, readiness, unreadiness } from '../contract/health.ts'
import { answers } from '../http/answers.ts'

const tags = ['运行状态']

/** For service managers and proxies: whether the process lives, and whether it can serve. Neither says anything of a township. */
export function addHealthRoutes(api: Api, { kernel }: ApiContext): void {
  // However many ask at once, the database is asked once.
  let asked: Promise<void> | undefined
  const ready = (): Promise<void> => {
    asked ??= kernel.engine.ready().finally(() => {
      asked = undefined
    })
    return asked
  }

  api.get('/api/health', { config: { right: 'public' }, schema: { tags, summary: '铅笔在运行', response: answers(health) } }, async () => ({
    alive: true as const,
  }))

  api.get(
    '/api/ready',
    {
      config: { right: 'public' },
      schema: { tags, summary: '数据库有应答，可以使用', response: { 200: readiness, '4xx': errorBody, '5xx': unreadiness } },
    },
    async (_request, reply) => {
      try {
        await ready()
        return { ready: true as const }
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        return reply.code(503).send({ ready: false, error: { code: error.code, message: error.message } })
      }
    },
  )
}
