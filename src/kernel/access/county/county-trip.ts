import { Refusal } from '../../refusal.ts'
import type { Engine } from '../../storage/types.ts'
import { isOwnMachine, type KeptCountyLogin, openCountyLogin } from './county-login.ts'
import type { CountyIdentity, CountyTrip } from './types.ts'

/** The county's program answers within so many seconds, or not. */
const patience = 15

interface Setting {
  readonly town: string
  /** Where the county sends people back to. */
  readonly redirect: string
}

/** Where to go to sign in at the county, and what has to come back. Refuses with `wrong-state` where the town has not joined, `unavailable` where the county does not answer. */
export async function beginCountyTrip(
  kernel: { readonly engine: Engine },
  { town, redirect }: Setting,
): Promise<CountyTrip & { readonly address: string }> {
  const { login, client, library } = await openClient(kernel, town)
  const trip = { state: library.randomState(), nonce: library.randomNonce(), verifier: library.randomPKCECodeVerifier() }
  const address = library.buildAuthorizationUrl(client, {
    redirect_uri: redirect,
    scope: 'openid',
    response_type: 'code',
    state: trip.state,
    nonce: trip.nonce,
    code_challenge: await library.calculatePKCECodeChallenge(trip.verifier),
    code_challenge_method: 'S256',
    ...(login.factors.length === 0 ? {} : { acr_values: login.factors.join(' ') }),
  })
  return { ...trip, address: address.href }
}

/**
 * Whom the county says somebody is who came back with this address. Its code is redeemed once, by who set out alone (PKCE, state, nonce); the ID token's
 * signature is held against the county's keys, its issuer, audience and times against what was set. Refuses with `not-permitted` whatever of it is not so, and
 * when the county turned them away.
 */
export async function endCountyTrip(
  kernel: { readonly engine: Engine },
  { town, address, trip }: { readonly town: string; readonly address: string; readonly trip: CountyTrip },
): Promise<CountyIdentity> {
  const { login, client, library } = await openClient(kernel, town)
  const claims = await proving(async () => {
    const answer = await library.authorizationCodeGrant(client, new URL(address), {
      expectedState: trip.state,
      expectedNonce: trip.nonce,
      pkceCodeVerifier: trip.verifier,
      idTokenExpected: true,
    })
    return answer.claims()
  })
  if (claims === undefined || claims.iss !== login.issuer) throw unproved()
  const ways = [claims.acr, ...(Array.isArray(claims.amr) ? claims.amr : [])]
  return { issuer: claims.iss, subject: claims.sub, factor: ways.some((way) => typeof way === 'string' && login.factors.includes(way)) }
}

async function openClient(kernel: { readonly engine: Engine }, town: string) {
  const login = await openCountyLogin(kernel, town)
  if (login === undefined) throw new Refusal('wrong-state', '本镇没有接入县统一登录。')
  const library = await import('openid-client')
  return { login, library, client: await findClient(library, login) }
}

type Library = typeof import('openid-client')

/** What a county says of its program, and its keys, for some minutes: whoever asks us a hundred times does not make us ask the county as often. */
const known = new Map<string, { readonly client: ReturnType<typeof discover>; readonly until: number }>()
const keptFor = 10 * 60_000
const mostKept = 50

function findClient(library: Library, login: KeptCountyLogin): ReturnType<typeof discover> {
  const { issuer, clientId, secret } = login
  const key = JSON.stringify([issuer, clientId, secret])
  const found = known.get(key)
  if (found !== undefined && found.until > Date.now()) return found.client
  const client = discover(library, login)
  known.set(key, { client, until: Date.now() + keptFor })
  client.catch(() => known.delete(key))
  for (const oldest of known.keys()) if (known.size > mostKept) known.delete(oldest)
  return client
}

async function discover(library: Library, { issuer, clientId, secret }: KeptCountyLogin) {
  const server = new URL(issuer)
  const insecure = server.protocol === 'http:' && isOwnMachine(server.hostname)
  const execute = [library.enableNonRepudiationChecks, ...(insecure ? [library.allowInsecureRequests] : [])]
  try {
    return await library.discovery(server, clientId, secret, undefined, { execute, timeout: patience })
  } catch (cause) {
    throw new Refusal('unavailable', '县统一登录现在不答应，请用账号和密码登录，或者过一会儿再试。', { cause })
  }
}

/** Whatever is wrong with what came back, nobody is let in by it. */
async function proving<Result>(prove: () => Promise<Result>): Promise<Result> {
  try {
    return await prove()
  } catch (cause) {
    throw unproved(cause)
  }
}

function unproved(cause?: unknown): Refusal {
  return new Refusal('not-permitted', '县统一登录没有证明你是谁，请再来一次；总是不行的，请告诉管理员。', { cause })
}
