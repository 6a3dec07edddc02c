import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { Actor } from '../kernel/access/types.ts'
import { codeAt } from '../kernel/access/user/second-factor-codes.ts'
import { createUser, initTown } from '../kernel/index.ts'
import { createApi } from './app.ts'
import { openTestApi, password, type TestApi, town } from './testing.ts'

let test: TestApi
beforeAll(async () => {
  test = await openTestApi()
})
afterAll(() => test.close())

const signIn = (account: string, secret: string) => test.call(undefined, 'POST', '/api/session', { account, password: secret })

describe('signing in', () => {
  it('gives a cookie that no script can read and no other site can send', async () => {
    const { status, headers } = await signIn('editor', password)
    expect(status).toBe(200)
    expect(headers['set-cookie']).toMatch(/^qianbi_session=[^;]+; Path=\/; HttpOnly; SameSite=Strict$/)
  })

  it('tells who it is, for which town, and what may be done', async () => {
    // In a town of its own it is still the first day.
    const { test } = await openOwn()
    const { body } = await test.call('clerk', 'GET', '/api/session')
    expect(body).toEqual({
      user: { id: expect.any(String), account: 'clerk', name: '用户clerk', role: 'clerk', roleLabel: '科室干部', office: '办公室' },
      town: { code: town, name: '竹溪镇', shortName: '竹溪', county: '青岚县', demo: false },
      today: '2021-01-15',
      year: 2021,
      can: {
        write: true,
        guarded: true,
        reveal: true,
        step: true,
        comment: true,
        discuss: true,
        report: false,
        freeze: false,
        define: true,
        manage: false,
        secure: false,
        oversee: false,
        destroy: false,
      },
      idleMinutes: 120,
    })
  })

  it('refuses a wrong account and a wrong password in the same words', async () => {
    const wrong = await signIn('editor', 'not-the-password')
    const unknown = await signIn('nobody', 'not-the-password')
    expect(wrong.status).toBe(403)
    expect([unknown.status, unknown.body.error.message]).toEqual([wrong.status, wrong.body.error.message])
  })

  it('slows down who guesses, and lets the person in again after a while', async () => {
    for (let attempt = 0; attempt < 10; attempt++) await signIn('leader', `guess-${attempt}`)
    const refused = await signIn('leader', password)
    expect([refused.status, refused.body.error.code]).toEqual([429, 'too-many'])
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect((await signIn('clerk', password)).status).toBe(200)
    test.passTime(15 * 60_000)
    expect((await signIn('leader', password)).status).toBe(200)
  })

  it('is not fooled about the address by what a caller writes into the header of the proxy', async () => {
    const api = await createApi({ kernel: test.kernel, version: '0.0.0', trustProxy: true })
    const guess = (forwarded: string) =>
      api.inject({
        method: 'POST',
        url: '/api/session',
        headers: { 'x-forwarded-for': forwarded },
        payload: { account: 'leader', password: 'guess' },
      })
    for (let attempt = 0; attempt < 10; attempt++) await guess(`198.51.100.${attempt}, 203.0.113.7`)
    expect((await guess('198.51.100.99, 203.0.113.7')).statusCode).toBe(429)
    expect((await guess('203.0.113.8')).statusCode).toBe(403)
    await api.close()
  })

  it('counts guesses that come all at once', async () => {
    const answers = await Promise.all(Array.from({ length: 15 }, (_, index) => signIn('administrator', `guess-${index}`)))
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(5)
    test.passTime(15 * 60_000)
  })

  it('ends when it is ended, on the server as well', async () => {
    const cookie = String((await signIn('auditor', password)).headers['set-cookie']).split(';')[0] ?? ''
    const get = () => test.api.inject({ method: 'GET', url: '/api/session', headers: { cookie } })
    expect((await get()).statusCode).toBe(200)
    await test.api.inject({ method: 'DELETE', url: '/api/session', headers: { cookie } })
    expect((await get()).statusCode).toBe(401)
  })

  it('ends by itself', async () => {
    const cookie = String((await signIn('auditor', password)).headers['set-cookie']).split(';')[0] ?? ''
    test.passTime(13 * 3_600_000)
    expect((await test.api.inject({ method: 'GET', url: '/api/session', headers: { cookie } })).statusCode).toBe(401)
  })

  it('names its town where there are several, and is bound to it', async () => {
    // A database of its own: where there are several towns, nobody signs in without naming one.
    const test = await openTestApi()
    onTestFinished(() => test.close())
    const other = '999901103'
    await initTown(test.kernel, { town: other, name: '松源乡', county: '青岚县' })
    const system: Actor = { id: 'system', name: '系统', town: other, role: 'administrator' }
    await createUser(test.kernel, system, { account: 'editor', name: '邻镇编辑', role: 'editor', office: '办公室', password })
    const post = (body: object) => test.call(undefined, 'POST', '/api/session', { account: 'editor', password, ...body })
    const unclear = await post({})
    expect([unclear.status, unclear.body.error.fields]).toEqual([400, [{ field: 'town', message: '请选择乡镇' }]])
    expect((await post({ town: '999901199' })).status).toBe(400)
    for (const [named, code, name] of [
      [town, town, '用户editor'],
      [other, other, '邻镇编辑'],
      ['松源乡', other, '邻镇编辑'],
    ]) {
      const { status, body, headers } = await post({ town: named })
      expect([status, body.town.code, body.user.name]).toEqual([200, code, name])
      const cookie = String(headers['set-cookie']).split(';')[0] ?? ''
      const again = await test.api.inject({ method: 'GET', url: '/api/session', headers: { cookie } })
      expect(again.json().town.code).toBe(code)
    }
    expect((await test.call(undefined, 'GET', '/api/session/towns')).body).toEqual([
      { code: town, name: '竹溪镇', county: '青岚县' },
      { code: other, name: '松源乡', county: '青岚县' },
    ])
    for (let attempt = 0; attempt < 10; attempt++) await post({ town, password: `guess-${attempt}` })
    expect((await post({ town: other })).status, 'next door nobody has guessed').toBe(200)
    expect((await post({ town })).status, 'and what succeeds next door clears nothing here').toBe(429)
  })

  it('is asked for another password at first use, and for nothing else before', async () => {
    const made = { account: 'newcomer', name: '新来的', role: 'clerk', office: '党政办', password: 'given-2021' }
    expect((await test.call('administrator', 'POST', '/api/users', made)).status).toBe(200)
    const signed = await signIn('newcomer', 'given-2021')
    expect([signed.status, signed.body.passwordDue]).toEqual([200, true])
    const call = callerOf(cookieOf(signed))
    const ledgers = await call('GET', '/api/ledgers')
    expect([ledgers.statusCode, ledgers.json().error.code]).toEqual([403, 'password-due'])
    const change = (old: string, password: string) => call('POST', '/api/session/password', { old, password })
    expect((await change('wrong-2021', 'chosen-2021')).json().error.fields).toEqual([{ field: 'old', message: '原来的密码不对。' }])
    expect((await change('given-2021', 'short')).json().error.fields[0].field).toBe('password')
    expect((await change('given-2021', 'given-2021')).json().error.fields[0].field).toBe('password')
    const elsewhere = String((await signIn('newcomer', 'given-2021')).headers['set-cookie']).split(';')[0] ?? ''
    const all = (await call('GET', '/api/session/all')).json()
    expect(all.map(({ isThis }: { readonly isThis: boolean }) => isThis).sort()).toEqual([false, true])
    expect((await change('given-2021', 'chosen-2021')).statusCode).toBe(200)
    expect((await call('GET', '/api/ledgers')).statusCode).toBe(200)
    expect((await call('GET', '/api/session')).json().passwordDue).toBeUndefined()
    expect((await test.api.inject({ method: 'GET', url: '/api/session', headers: { cookie: elsewhere } })).statusCode).toBe(401)
    expect((await signIn('newcomer', 'given-2021')).status).toBe(403)
    expect((await signIn('newcomer', 'chosen-2021')).status).toBe(200)
  })

  it('is seen by its owner wherever it stands, and ended there, and by nobody else', async () => {
    // Everybody signs in anew: other tests have let the hours pass.
    test.passTime(86_400_000)
    const own = await test.call('editor', 'GET', '/api/session/all')
    const before = own.body.length
    await signIn('editor', password)
    const sessions = (await test.call('editor', 'GET', '/api/session/all')).body
    expect(sessions).toHaveLength(before + 1)
    const other = sessions.find(({ isThis }: { readonly isThis: boolean }) => !isThis)
    expect((await test.call('clerk', 'DELETE', `/api/session/all/${other.id}`)).status).toBe(404)
    expect((await test.call('editor', 'DELETE', `/api/session/all/${other.id}`)).status).toBe(200)
    expect((await test.call('editor', 'GET', '/api/session/all')).body).toHaveLength(before)
  })

  it('counts wrong old passwords as it counts wrong ones at the door', async () => {
    const body = { old: 'guessed-2021', password: 'chosen-2021' }
    const answers: number[] = []
    for (let attempt = 0; attempt < 11; attempt += 1)
      answers.push((await test.call('villageCadre', 'POST', '/api/session/password', body)).status)
    expect(answers).toEqual([...Array.from({ length: 10 }, () => 400), 429])
    test.passTime(15 * 60_000)
  })

  it('shows demo accounts only where there is a demo', async () => {
    expect((await test.call(undefined, 'GET', '/api/session/demo-users')).status).toBe(404)
  })

  it('asks for the code of a device once one is set, slows down who guesses it, and lets an administrator take it away', async () => {
    const { test, signIn, callerOf } = await openOwn()
    const { body: made } = await test.call('administrator', 'POST', '/api/users', {
      account: 'holder',
      name: '有手机的',
      role: 'clerk',
      office: '党政办',
      password: 'given-2021',
    })
    const call = callerOf(cookieOf(await signIn('holder', 'given-2021')))
    const own = 'chosen-2021'
    await call('POST', '/api/session/password', { old: 'given-2021', password: own })
    expect((await call('GET', '/api/session/second-factor')).json()).toEqual({})
    const { secret, uri } = (await call('POST', '/api/session/second-factor/proposal')).json()
    expect(uri).toContain(`secret=${secret}`)
    const code = codeAt(secret, Date.now())
    const set = (body: object) => call('PUT', '/api/session/second-factor', { secret, password: own, code, ...body })
    expect((await set({ password: 'given-2021' })).json().error.fields[0].field).toBe('password')
    expect((await set({})).json()).toEqual({ since: expect.any(String) })

    const enter = (more: object) => test.call(undefined, 'POST', '/api/session', { account: 'holder', password: own, ...more })
    const asked = await enter({})
    expect([asked.status, asked.body.error.code, asked.headers['set-cookie']]).toEqual([403, 'second-factor', undefined])
    expect((await enter({ code })).body.error.fields, 'it was taken when the device was set').toEqual([
      { field: 'code', message: '这个验证码已经用过，请等下一个。' },
    ])
    expect((await enter({ code: codeAt(secret, Date.now() + 30_000) })).status).toBe(200)
    for (let attempt = 0; attempt < 10; attempt++) await enter({ code: String(attempt).repeat(6) })
    expect((await enter({ code: '123456' })).status).toBe(429)
    test.passTime(15 * 60_000)

    const { body: users } = await test.call('auditor', 'GET', '/api/users')
    expect(users.find(({ id }: { readonly id: string }) => id === made.id)).toMatchObject({ secondFactor: true, stale: false })
    expect((await test.call('clerk', 'DELETE', `/api/users/${made.id}/second-factor`)).status).toBe(403)
    expect((await test.call('administrator', 'DELETE', `/api/users/${made.id}/second-factor`)).status).toBe(200)
    expect((await enter({})).status).toBe(200)
  })

  it('asks for a device before anything else where the town’s rule says so, and holds passwords and sessions to it', async () => {
    const { test, signIn, callerOf } = await openOwn()
    const { body: rules } = await test.call('auditor', 'GET', '/api/access-rules')
    const { roles } = rules
    const set = (more: object) => test.call('administrator', 'PUT', '/api/access-rules', { ...rules, ...more })
    expect((await test.call('editor', 'GET', '/api/access-rules')).status).toBe(403)
    expect((await set({ passwordDays: -1 })).status).toBe(400)
    const clerk = { hours: 12, idleMinutes: 20, secondFactor: true }
    expect((await set({ roles: { ...roles, clerk } })).body.roles.clerk).toEqual(clerk)

    const call = callerOf(cookieOf(await signIn('clerk', password)))
    expect((await call('GET', '/api/session')).json()).toMatchObject({ secondFactorDue: true, idleMinutes: 20 })
    expect((await call('GET', '/api/ledgers')).json().error.code).toBe('second-factor-due')
    const { secret } = (await call('POST', '/api/session/second-factor/proposal')).json()
    await call('PUT', '/api/session/second-factor', { secret, password, code: codeAt(secret, Date.now()) })
    expect((await call('GET', '/api/ledgers')).statusCode).toBe(200)

    test.passTime(19 * 60_000)
    expect((await call('GET', '/api/ledgers')).statusCode).toBe(200)
    test.passTime(19 * 60_000)
    expect((await call('GET', '/api/ledgers')).statusCode, 'it was used in between').toBe(200)
    test.passTime(21 * 60_000)
    expect((await call('GET', '/api/ledgers')).statusCode).toBe(401)
  })
})

type Answer = Awaited<ReturnType<typeof signIn>>

function cookieOf({ headers }: Answer): string {
  return String(headers['set-cookie']).split(';')[0] ?? ''
}

/** Calls as whoever has this cookie. */
function callerOf(cookie: string, { api } = test) {
  return (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) =>
    api.inject({ method, url, headers: { cookie }, ...(payload === undefined ? {} : { payload }) })
}

/** A town of a test's own: its rules and devices are nobody else's. */
async function openOwn() {
  const own = await openTestApi()
  onTestFinished(() => own.close())
  return {
    test: own,
    signIn: (account: string, secret: string) => own.call(undefined, 'POST', '/api/session', { account, password: secret }),
    callerOf: (cookie: string) => callerOf(cookie, own),
  }
}
