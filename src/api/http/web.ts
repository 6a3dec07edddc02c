import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import staticFiles from '@fastify/static'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Api } from '../context.ts'
import { refused } from './error-answer.ts'

/**
 * Hands out the built web application, as it lies there when it is asked for: a new build under a running server is served whole.
 * Files with a digest in their name are kept for a year, the page itself is asked for each time; any other address is a place inside
 * the application, so it gets the page.
 */
export async function addWeb(api: Api, folder: string | undefined): Promise<void> {
  const built = folder !== undefined && existsSync(join(folder, 'index.html'))
  if (built) {
    const common = { index: false, preCompressed: true, cacheControl: false } as const
    const keep = (control: string) => (reply: FastifyReply) => void reply.header('cache-control', control)
    await api.register(staticFiles, {
      ...common,
      root: folder,
      prefix: '/',
      wildcard: false,
      globIgnore: ['assets/**'],
      setHeaders: keep('no-cache'),
    })
    await api.register(staticFiles, {
      ...common,
      root: join(folder, 'assets'),
      prefix: '/assets/',
      decorateReply: false,
      setHeaders: keep('public, max-age=31536000, immutable'),
    })
    addReportCheck(api, dirname(folder))
    api.get('/', { config: { right: 'public' }, schema: { hide: true } }, async (_request, reply) => reply.sendFile('index.html'))
  }
  api.setNotFoundHandler(async (request, reply) => {
    if (built && isPageRequest(request)) return reply.sendFile('index.html')
    return sendNotFound(reply)
  })
}

/** Its script stands in the page, which names it by its digest; this policy only has to let that one speak. */
const checkPolicy =
  "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** The report check, one file that lies beside the application: for everybody, without sign-in. */
function addReportCheck(api: Api, root: string): void {
  for (const path of ['/report-check', '/report-check.html'])
    api.get(path, { config: { right: 'public' }, schema: { hide: true } }, async (_request, reply) => {
      if (!existsSync(join(root, 'report-check.html'))) return sendNotFound(reply)
      reply.headers({ 'cache-control': 'no-cache', 'content-security-policy': checkPolicy })
      return reply.sendFile('report-check.html', root)
    })
}

function isPageRequest(request: FastifyRequest): boolean {
  const path = request.url.split('?')[0] ?? ''
  const asked = String(request.headers.accept ?? '')
  return (
    request.method === 'GET' && path !== '/api' && !path.startsWith('/api/') && !path.startsWith('/assets/') && asked.includes('text/html')
  )
}

function sendNotFound(reply: FastifyReply) {
  const { status, body } = refused(404, 'not-found', '没有这个地址。')
  return reply.code(status).send(body)
}
