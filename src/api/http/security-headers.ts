import type { Api } from '../context.ts'

/** Everything comes from this server; inline styles are what the component library writes into the page. */
const contentSecurityPolicy = (mapTiles: string) =>
  [
    "default-src 'self'",
    `connect-src 'self'${mapTiles}`,
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: blob:${mapTiles}`,
    "font-src 'self' data:",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')

const headers: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
}

/** Sets the headers that keep a browser from doing with our pages what we did not mean. Answers of the API are never kept. */
export function addSecurityHeaders(api: Api, { tianditu }: { readonly tianditu: boolean }): void {
  const policy = contentSecurityPolicy(tianditu ? ' https://*.tianditu.gov.cn' : '')
  api.addHook('onSend', async (request, reply) => {
    // Once over TLS, a browser comes by TLS for a year.
    if (request.protocol === 'https') reply.header('strict-transport-security', 'max-age=31536000')
    const own = reply.getHeader('content-security-policy')
    reply.headers({ ...headers, 'content-security-policy': own === undefined ? policy : String(own) })
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  })
}
