import type { FastifyRequest } from 'fastify'

/**
 * A write sent by another site's page carries that site's origin: refused, even though the cookie would not travel with it.
 * Programs that are no browser send neither header.
 */
export function isFromElsewhere(request: FastifyRequest): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return false
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  const origin = request.headers.origin
  if (origin === undefined) return false
  return !URL.canParse(origin) || new URL(origin).host !== request.host
}
