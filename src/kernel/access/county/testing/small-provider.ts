import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** What the provider of a test says otherwise than it should. */
export interface Mischief {
  readonly claims?: Readonly<Record<string, unknown>>
  /** Signed by somebody else's key, or not at all. */
  readonly signature?: 'other' | 'none'
}

export interface Visit extends Mischief {
  readonly subject: string
  /** What it says of how it made sure of them. */
  readonly acr?: string
}

export interface SmallProvider {
  readonly issuer: string
  readonly clientId: string
  readonly secret: string
  /** Somebody goes to the address, signs in, and is sent back: the part of the address behind the question mark. */
  visit(address: string, visit: Visit): string
  close(): Promise<void>
}

interface Waiting extends Visit {
  readonly nonce: string
  readonly challenge: string
  readonly redirect: string
}

/**
 * A program of a county by which people sign in (OpenID Connect Core 1.0, code flow with PKCE), as small as one can be that keeps the rules; on a port of its own.
 * Whoever comes with a browser is asked there who they are; by another name for the machine it is another site than ours.
 */
export async function startProvider({ host = '127.0.0.1' }: { readonly host?: '127.0.0.1' | 'localhost' } = {}): Promise<SmallProvider> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const { privateKey: otherKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const [clientId, secret] = ['qianbi', randomBytes(16).toString('hex')]
  const codes = new Map<string, Waiting>()
  let issuer = ''
  const sign = ({ nonce, subject, acr, claims, signature }: Waiting) => {
    const now = Math.floor(Date.now() / 1000)
    const payload = {
      iss: issuer,
      aud: clientId,
      sub: subject,
      iat: now,
      exp: now + 300,
      nonce,
      ...(acr === undefined ? {} : { acr }),
      ...claims,
    }
    return signature === 'none'
      ? jwt({ alg: 'none' }, payload)
      : jwt({ alg: 'RS256', kid: 'one' }, payload, signature === 'other' ? otherKey : privateKey)
  }
  const redeem = (form: URLSearchParams): object => {
    const code = form.get('code') ?? ''
    const waiting = codes.get(code)
    codes.delete(code)
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    const isRight =
      form.get('client_id') === clientId && form.get('client_secret') === secret && form.get('grant_type') === 'authorization_code'
    if (waiting === undefined || !isRight || challenge !== waiting.challenge || form.get('redirect_uri') !== waiting.redirect)
      return { error: 'invalid_grant' }
    return { access_token: 'unused', token_type: 'Bearer', id_token: sign(waiting) }
  }
  const answers: Readonly<Record<string, (form: URLSearchParams) => object>> = {
    '/.well-known/openid-configuration': () => ({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
    }),
    '/keys': () => ({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' }] }),
    '/token': redeem,
  }
  const visit: SmallProvider['visit'] = (address, one) => {
    const asked = new URL(address).searchParams
    const code = randomBytes(16).toString('hex')
    const [nonce, challenge, redirect] = ['nonce', 'code_challenge', 'redirect_uri'].map((name) => asked.get(name) ?? '')
    codes.set(code, { ...one, nonce: nonce ?? '', challenge: challenge ?? '', redirect: redirect ?? '' })
    return new URLSearchParams({ code, state: asked.get('state') ?? '' }).toString()
  }
  const server = createServer((request, response) => {
    const address = new URL(request.url ?? '', issuer)
    if (address.pathname !== '/authorize') void answer(request, response, answers)
    else if (request.method === 'GET') response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(signInPage)
    else
      void readForm(request).then((form) => {
        const back = `${address.searchParams.get('redirect_uri')}?${visit(address.href, { subject: form.get('subject') ?? '' })}`
        response.writeHead(303, { location: back }).end()
      })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const place = server.address()
  issuer = `http://${host}:${place !== null && typeof place === 'object' ? place.port : 0}`
  return {
    issuer,
    clientId,
    secret,
    visit,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  answers: Readonly<Record<string, (form: URLSearchParams) => object>>,
) {
  const form = await readForm(request)
  const found = answers[request.url ?? '']?.(form)
  const status = found === undefined ? 404 : 'error' in found ? 400 : 200
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(found ?? {}))
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let body = ''
  for await (const part of request.setEncoding('utf8')) body += part
  return new URLSearchParams(body)
}

/** Posts to where it was asked for. */
const signInPage = `<!doctype html><html lang="zh-CN"><title>县统一身份认证</title><main><h1>县统一身份认证</h1>
<form method="post"><label>身份 <input name="subject"></label><button>登录</button></form></main></html>`

function jwt(header: object, payload: object, key?: KeyObject): string {
  const text = [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
  return `${text}.${key === undefined ? '' : createSign('sha256').update(text).sign(key).toString('base64url')}`
}
