import { afterAll, beforeAll, expect, it } from 'vitest'
import { SoftAuthenticator } from '../kernel/access/passkey/testing/soft-authenticator.ts'
import { openTestApi, password, type TestApi, town } from './testing.ts'

let test: TestApi
beforeAll(async () => {
  test = await openTestApi()
})
afterAll(() => test.close())

const here = { origin: 'http://localhost', rpId: 'localhost' }

interface Sent {
  readonly cookies?: Readonly<Record<string, string>>
  readonly host?: string
}

/** Calls as a browser with these cookies, and keeps those it is given. */
async function call(url: string, payload: object, { cookies = {}, host = 'localhost' }: Sent = {}) {
  const cookie = Object.entries(cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ')
  const answer = await test.api.inject({ method: 'POST', url, payload, headers: { host, cookie } })
  const given = Object.fromEntries(answer.cookies.map(({ name, value }) => [name, value]))
  return { status: answer.statusCode, body: answer.json(), cookies: { ...cookies, ...given } }
}

async function sessionOf(account: string) {
  return (await call('/api/session', { account, password })).cookies
}

/** Somebody signed in, with a key of their own. */
async function withKey(account: string) {
  const device = new SoftAuthenticator()
  const asked = await call('/api/session/passkeys/proposal', {}, { cookies: await sessionOf(account) })
  expect(asked.body).toMatchObject({ rp: { id: 'localhost' }, user: { name: account } })
  const made = device.make({ ...here, challenge: asked.body.challenge })
  const added = await call('/api/session/passkeys', { name: '办公室', password, made }, asked)
  expect(added.body.passkeys).toEqual([{ id: expect.any(String), name: '办公室', rp: 'localhost', since: expect.any(String) }])
  return { device, cookies: added.cookies }
}

const ask = (sent: Sent = {}) => call('/api/session/passkey/proposal', { town }, sent)

it('a passkey is made in a session and proves its owner beside the password, in the browser that was asked and no other', async () => {
  const { device } = await withKey('clerk')
  const plain = await call('/api/session', { account: 'clerk', password })
  expect([plain.status, plain.body.error.code, plain.body.error.fields[0].field]).toEqual([403, 'second-factor', 'passkey'])
  const asked = await ask()
  const passkey = device.answer({ ...here, challenge: asked.body.challenge })
  expect(
    (await call('/api/session/passkey', { town, account: 'clerk', password, passkey })).status,
    'a browser that was asked nothing',
  ).toBe(400)
  const elsewhere = await ask()
  expect(
    (await call('/api/session/passkey', { town, account: 'clerk', password, passkey }, elsewhere)).status,
    'one that was asked something else',
  ).toBe(400)
  const forged = { cookies: { qianbi_passkey: `${Date.now() + 60_000}.${asked.body.challenge}.${'A'.repeat(43)}` } }
  expect(
    (await call('/api/session/passkey', { town, account: 'clerk', password, passkey }, forged)).status,
    'one that made its cookie itself',
  ).toBe(400)
  const right = await call('/api/session/passkey', { town, account: 'clerk', password, passkey }, asked)
  expect(right.body.user).toMatchObject({ account: 'clerk' })
  expect((await call('/api/session/passkey', { town, account: 'clerk', password, passkey }, asked)).status, 'a second time').toBe(400)
})

it('what was asked for in one session or for one purpose answers nothing in another', async () => {
  const { device, cookies } = await withKey('editor')
  const mine = await call('/api/session/passkeys/proposal', {}, { cookies })
  const made = new SoftAuthenticator().make({ ...here, challenge: mine.body.challenge })
  const proof = await ask({ cookies: mine.cookies })
  const passkey = device.answer({ ...here, challenge: proof.body.challenge })
  const addition = { name: '手机', password, passkey, made }
  const other = await call('/api/session/passkey', { town, account: 'editor', password, passkey }, proof)
  expect(other.status).toBe(200)
  expect((await call('/api/session/passkeys', addition, other)).body.error.fields[0].field, 'a key asked for in the session before').toBe(
    'passkey',
  )
  const swapped = { cookies: { ...mine.cookies, qianbi_passkey: mine.cookies.qianbi_passkey_new ?? '' } }
  const answer = device.answer({ ...here, challenge: mine.body.challenge })
  expect(
    (await call('/api/session/passkey', { town, account: 'editor', password, passkey: answer }, swapped)).status,
    'a challenge for making',
  ).toBe(400)
  const again = await ask({ cookies: mine.cookies })
  const right = { ...addition, passkey: device.answer({ ...here, challenge: again.body.challenge }) }
  expect((await call('/api/session/passkeys', right, again)).body.passkeys).toHaveLength(2)
})

it('alone it signs in once the town’s rules say so, and wrong ones are slowed down like wrong passwords', async () => {
  const { device } = await withKey('leader')
  const enter = async (one: SoftAuthenticator) => {
    const asked = await ask()
    return call('/api/session/passkey', { town, passkey: one.answer({ ...here, challenge: asked.body.challenge }) }, asked)
  }
  expect((await enter(device)).status).toBe(403)
  const { body: rules } = await test.call('administrator', 'GET', '/api/access-rules')
  await test.call('administrator', 'PUT', '/api/access-rules', { ...rules, passkeyAlone: true })
  expect((await test.call(undefined, 'GET', '/api/session/towns')).body).toEqual([expect.objectContaining({ passkeyAlone: true })])
  expect((await enter(device)).body.user).toMatchObject({ account: 'leader' })
  const stranger = new SoftAuthenticator()
  const tries: number[] = []
  for (let attempt = 0; attempt < 11; attempt += 1) tries.push((await enter(stranger)).status)
  expect(tries).toEqual([...Array.from({ length: 10 }, () => 400), 429])
  expect((await enter(device)).status, 'whose key it is waits for nobody else').toBe(200)
})

it('where the server has no name, or a name without TLS, the answer says what to do', async () => {
  for (const [host, words] of [
    ['127.0.0.1:8080', 'http://localhost'],
    ['[::1]:8080', 'http://localhost'],
    ['qianbi.example.cn', 'HTTPS'],
  ] as const) {
    const { status, body } = await ask({ host })
    expect([host, status, body.error.code]).toEqual([host, 409, 'wrong-state'])
    expect(body.error.message).toContain(words)
  }
})
