import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type SmallProvider, startProvider, type Visit } from '../kernel/access/county/testing/small-provider.ts'
import { codeAt } from '../kernel/access/user/second-factor-codes.ts'
import { createUser, initTown } from '../kernel/index.ts'
import { openTestApi, password, type TestApi, town } from './testing.ts'

const other = '999901103'
let test: TestApi
let county: SmallProvider
beforeAll(async () => {
  county = await startProvider()
  test = await openTestApi()
  await initTown(test.kernel, { town: other, name: '松源乡' })
  const there = { id: 'system', name: '系统', town: other, role: 'administrator' } as const
  for (const role of ['administrator', 'clerk'] as const)
    await createUser(test.kernel, there, { account: role, name: `乡里${role}`, role, office: '办公室', password })
  for (const one of [town, other]) {
    const joined = await send(
      'PUT',
      '/api/county-login',
      { label: '县统一登录', issuer: county.issuer, clientId: county.clientId, secret: county.secret, factors: ['urn:mfa'] },
      await signedIn('administrator', one),
    )
    expect([joined.status, joined.body.login?.issuer, joined.body.redirect]).toEqual([200, county.issuer, 'http://localhost/county'])
  }
})
afterAll(async () => {
  await test.close()
  await county.close()
})

type Cookies = Readonly<Record<string, string>>

/** Calls as a browser with these cookies, and keeps those it is given and loses those that are taken away. */
async function send(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload: object | undefined, cookies: Cookies = {}) {
  const cookie = Object.entries(cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ')
  const answer = await test.api.inject({
    method,
    url,
    headers: { host: 'localhost', cookie },
    ...(payload === undefined ? {} : { payload }),
  })
  const given = answer.cookies.map(({ name, value }) => [name, value] as const)
  const kept = Object.entries({ ...cookies, ...Object.fromEntries(given) }).filter(([, value]) => value !== '')
  return { status: answer.statusCode, body: answer.json(), cookies: Object.fromEntries(kept) }
}
const post = (url: string, payload: object, cookies?: Cookies) => send('POST', url, payload, cookies)

async function signedIn(account: string, of = town): Promise<Cookies> {
  return (await post('/api/session', { town: of, account, password })).cookies
}

/** Sets out for the county, signs in there, and comes back. */
async function travel(visit: Visit, { of = town, cookies = {} }: { readonly of?: string; readonly cookies?: Cookies } = {}) {
  const out = await post('/api/session/county/proposal', { town: of }, cookies)
  return post('/api/session/county/return', { search: county.visit(out.body.address, visit) }, out.cookies)
}
const link = async (account: string, subject: string, of = town) => {
  const back = await travel({ subject }, { of, cookies: await signedIn(account, of) })
  return post('/api/session/county/link', { password }, back.cookies)
}
const enter = async (visit: Visit, of = town) => {
  const back = await travel(visit, { of })
  return back.status === 200 ? post('/api/session/county', {}, back.cookies) : back
}

it('lets in whom the county proves and who linked themselves before; nobody is made an account, and claims give no rights', async () => {
  const stranger = await enter({ subject: 'county-1', claims: { role: 'administrator', groups: ['administrator'], email: 'clerk' } })
  expect([stranger.status, stranger.body.error.message]).toEqual([403, expect.stringContaining('还没有关联')])
  const linked = await link('clerk', 'county-1')
  expect(linked.body.county).toEqual({ label: '县统一登录', since: expect.any(String) })
  const entered = await enter({ subject: 'county-1', claims: { role: 'administrator', groups: ['administrator'] } })
  expect(entered.body.user).toMatchObject({ account: 'clerk', role: 'clerk' })
  expect((await send('GET', '/api/session', undefined, entered.cookies)).status).toBe(200)
  const entries = await test.kernel.engine.asOwner.read((session) =>
    session.query(sql`select action from audit_entry where town = ${town} and action like 'county-%' order by seq`),
  )
  expect(entries).toEqual([{ action: 'county-login.set' }, { action: 'county-identity.link' }])
})

it('is taken at its word for nothing that is wrong with it', async () => {
  await link('editor', 'county-2')
  const now = Math.floor(Date.now() / 1000)
  const wrongs: Readonly<Record<string, Omit<Visit, 'subject'>>> = {
    'signed by another key': { signature: 'other' },
    'not signed': { signature: 'none' },
    'of another issuer': { claims: { iss: 'https://evil.example.cn' } },
    'for another program': { claims: { aud: 'other' } },
    'run out': { claims: { exp: now - 600, iat: now - 900 } },
    'of another visit': { claims: { nonce: 'other' } },
    'of no visit': { claims: { nonce: undefined } },
    'of nobody': { claims: { sub: undefined } },
  }
  for (const [name, visit] of Object.entries(wrongs)) {
    const back = await travel({ subject: 'county-2', ...visit })
    expect([name, back.status, back.body.error?.code, back.cookies.qianbi_county]).toEqual([name, 403, 'not-permitted', undefined])
  }
  expect((await enter({ subject: 'county-2' })).status).toBe(200)
})

it('brings back only who set out: no other browser, no mixed-up state, no code twice, no made-up proof', async () => {
  await link('leader', 'county-3')
  const out = await post('/api/session/county/proposal', { town })
  const second = await post('/api/session/county/proposal', { town })
  const search = county.visit(out.body.address, { subject: 'county-3' })
  const back = (cookies: Cookies, sent = search) => post('/api/session/county/return', { search: sent }, cookies)
  expect((await back({})).status, 'a browser that never set out').toBe(403)
  expect((await back(second.cookies)).status, 'one that set out another time').toBe(403)
  const mixed = new URLSearchParams(search)
  mixed.set('state', new URL(second.body.address).searchParams.get('state') ?? '')
  expect((await back(second.cookies, mixed.toString())).status, 'the code of one with the state of another').toBe(403)
  const denied = await post('/api/session/county/proposal', { town })
  const state = new URL(denied.body.address).searchParams.get('state') ?? ''
  expect((await back(denied.cookies, `error=access_denied&state=${state}`)).status, 'turned away there').toBe(403)

  const third = await post('/api/session/county/proposal', { town })
  const once = county.visit(third.body.address, { subject: 'county-3' })
  const proved = await back(third.cookies, once)
  expect(proved.status).toBe(200)
  expect((await back(third.cookies, once)).status, 'the same code again').toBe(403)
  const [body = '', seal = ''] = (proved.cookies.qianbi_county ?? '').split('.')
  const held = JSON.parse(Buffer.from(body, 'base64url').toString())
  const forged = Buffer.from(JSON.stringify({ ...held, kept: held.kept.replace('county-3', 'county-1') })).toString('base64url')
  for (const qianbi_county of [
    `${forged}.${seal}`,
    body,
    '',
    proved.cookies.qianbi_county_trip ?? 'x.y',
    third.cookies.qianbi_county_trip ?? '',
  ])
    expect((await post('/api/session/county', {}, { qianbi_county })).status).toBe(409)
  expect((await post('/api/session/county', {}, proved.cookies)).status).toBe(200)
})

it('of one town proves nobody in another, where the same person has the same account and password', async () => {
  await link('gridWorker', 'county-4')
  expect((await enter({ subject: 'county-4' }, other)).body.error.message).toContain('还没有关联')
  const here = await travel({ subject: 'county-5' })
  const there = await post('/api/session/county/link', { password }, { ...here.cookies, ...(await signedIn('clerk', other)) })
  expect(there.status).toBe(409)
  expect((await link('clerk', 'county-4', other)).status).toBe(200)
  expect((await enter({ subject: 'county-4' }, other)).body.user.name).toBe('乡里clerk')
  expect((await enter({ subject: 'county-4' })).body.user.account).toBe('gridWorker')
})

it('is linked and unlinked by its owner alone, who says the password; one identity to one account', async () => {
  await link('villageCadre', 'county-6')
  const taken = await link('auditor', 'county-6')
  expect(taken.status).toBe(409)
  const cookies = await signedIn('auditor')
  expect((await post('/api/session/county/link', { password }, cookies)).status, 'without having been there').toBe(409)
  const back = await travel({ subject: 'county-7' }, { cookies })
  expect((await post('/api/session/county/link', { password: 'wrong-2021' }, back.cookies)).body.error.fields[0].field).toBe('password')
  const own = await signedIn('villageCadre')
  expect((await post('/api/session/county/link/end', { password: 'wrong-2021' }, own)).status).toBe(400)
  expect((await post('/api/session/county/link/end', { password }, own)).body.county).toEqual({ label: '县统一登录' })
  expect((await enter({ subject: 'county-6' })).status).toBe(403)
})

it('does not stand for the town’s second factor, but where it made sure by what the town has named', async () => {
  await link('administrator', 'county-8')
  const cookies = await signedIn('administrator')
  const { secret } = (await post('/api/session/second-factor/proposal', {}, cookies)).body
  const set = { secret, password, code: codeAt(secret, Date.now()) }
  expect((await send('PUT', '/api/session/second-factor', set, cookies)).status).toBe(200)
  for (const acr of [undefined, 'urn:password']) {
    const back = await travel({ subject: 'county-8', ...(acr === undefined ? {} : { acr }) })
    const asked = await post('/api/session/county', {}, back.cookies)
    expect([asked.status, asked.body.error.code]).toEqual([403, 'second-factor'])
    if (acr !== undefined)
      expect((await post('/api/session/county', { code: codeAt(secret, Date.now() + 30_000) }, back.cookies)).status).toBe(200)
  }
  expect((await enter({ subject: 'county-8', acr: 'urn:mfa' })).status).toBe(200)
  const entered = await enter({ subject: 'county-8', claims: { amr: ['pwd', 'urn:mfa'] } })
  expect(entered.status).toBe(200)
  const { id } = entered.body.user
  expect((await send('DELETE', `/api/users/${id}/second-factor`, undefined, entered.cookies)).status).toBe(200)
  expect((await enter({ subject: 'county-8', acr: 'urn:mfa' })).body.error.message, 'the reset takes the link as well').toContain(
    '还没有关联',
  )
})

it('is set by who keeps rights alone, at an address over TLS, its secret never told again; without it nobody comes that way', async () => {
  const setting = { label: '县统一登录', issuer: county.issuer, clientId: county.clientId, factors: [] }
  const as = async (account: string, body: object) => send('PUT', '/api/county-login', body, await signedIn(account, other))
  expect((await as('clerk', setting)).status).toBe(403)
  for (const [field, wrong] of [
    ['issuer', { issuer: 'http://county.example.cn' }],
    ['issuer', { issuer: 'https://county.example.cn/?a=1' }],
    ['issuer', { issuer: 'ftp://127.0.0.1' }],
    ['label', { label: ' ' }],
    ['secret', { issuer: 'https://county.example.cn' }],
    ['factors', { factors: ['two words'] }],
  ] as const)
    expect([field, (await as('administrator', { ...setting, ...wrong })).body.error?.fields[0].field]).toEqual([field, field])
  const { body } = await send('GET', '/api/county-login', undefined, await signedIn('administrator', other))
  expect(JSON.stringify(body)).not.toContain(county.secret)
  const proved = await travel({ subject: 'county-9' }, { of: other, cookies: await signedIn('clerk', other) })
  expect((await send('DELETE', '/api/county-login', undefined, await signedIn('administrator', other))).body.login).toBeUndefined()
  expect((await post('/api/session/county/proposal', { town: other })).status).toBe(409)
  expect((await post('/api/session/county/link', { password }, proved.cookies)).status, 'what was proved before').toBe(409)
})
