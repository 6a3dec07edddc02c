import { isIP } from 'node:net'
import type { Api } from '../context.ts'
import { refused } from './error-answer.ts'

/**
 * Answers only to names that are ours: a page elsewhere whose name was made to point here (DNS rebinding) calls us by that name, and would be of one origin
 * with us. Addresses in numbers cannot be made to point, so each is answered. Without names nothing is refused: a proxy in front has looked.
 */
export function refuseForeignHosts(api: Api, names: readonly string[] | undefined): void {
  if (names === undefined) return
  const known = new Set(['localhost', ...names].map((name) => name.toLowerCase()))
  api.addHook('onRequest', async (request, reply) => {
    const name = request.hostname.replace(/^\[|\]$/g, '').toLowerCase()
    if (isIP(name) !== 0 || known.has(name)) return
    return reply
      .code(421)
      .send(refused(421, 'unknown-host', `铅笔不认得“${request.hostname}”这个名字。要用它打开，启动时写 --allow-host。`).body)
  })
}
