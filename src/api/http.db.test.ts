import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Transactions } from '../kernel/storage/types.ts'
import { createApi } from './app.ts'
import { openTestApi, type TestApi } from './testing.ts'

let test: TestApi
const dist = mkdtempSync(join(tmpdir(), 'qianbi-dist-'))
const web = join(dist, 'web')
beforeAll(async () => {
  mkdirSync(join(web, 'assets'), { recursive: true })
  writeFileSync(join(dist, 'report-check.html'), '<title>报告检查</title>')
  writeFileSync(join(web, 'index.html'), '<title>铅笔</title>')
  writeFileSync(join(web, 'assets', 'app-1a2b.js'), 'export {}')
  test = await openTestApi({ web })
})
afterAll(async () => {
  await test.close()
  rmSync(dist, { recursive: true })
})

const get = (url: string, headers: Record<string, string> = {}) => test.api.inject({ method: 'GET', url, headers })

describe('the pages', () => {
  it('are given at the root and at every place inside the application', async () => {
    for (const url of ['/', '/reports/1?panel=problems', '/ledgers/village']) {
      const page = await get(url, { accept: 'text/html' })
      expect([url, page.statusCode, page.body]).toEqual([url, 200, '<title>铅笔</title>'])
      expect(page.headers['cache-control']).toBe('no-cache')
    }
  })

  it('hold the report check, for everybody, which may connect to nothing', async () => {
    for (const url of ['/report-check', '/report-check.html']) {
      const page = await get(url, { accept: 'text/html' })
      expect([url, page.statusCode, page.body]).toEqual([url, 200, '<title>报告检查</title>'])
      expect(page.headers['content-security-policy']).toContain("default-src 'none'")
    }
  })

  it('keep files with a digest in their name for a year', async () => {
    const asset = await get('/assets/app-1a2b.js')
    expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable')
  })

  it('are those of a new build under a running server, and the files of the old one are gone', async () => {
    writeFileSync(join(web, 'assets', 'app-3c4d.js'), 'export { next }')
    const [next, missing] = [await get('/assets/app-3c4d.js'), await get('/assets/app-0000.js', { accept: '*/*' })]
    expect([next.statusCode, next.body, next.headers['cache-control']]).toEqual([
      200,
      'export { next }',
      'public, max-age=31536000, immutable',
    ])
    expect([missing.statusCode, missing.headers['cache-control']]).toEqual([404, undefined])
  })

  it('do not hide a missing file or a missing address of the API', async () => {
    expect((await get('/assets/gone.js', { accept: 'text/html' })).statusCode).toBe(404)
    const missing = await get('/api/nothing', { accept: 'text/html' })
    expect([missing.statusCode, missing.json().error.code]).toEqual([404, 'not-found'])
  })

  it('never leave their folder', async () => {
    for (const url of ['/../package.json', '/..%2fpackage.json', '/assets/..%2f..%2f..%2fetc/passwd', '/%2e%2e/%2e%2e/etc/passwd']) {
      const { statusCode, body } = await get(url)
      expect([url, statusCode >= 400]).toEqual([url, true])
      expect(body).not.toContain('root:')
    }
  })
})

describe('every answer', () => {
  it('tells the browser to take nothing from elsewhere', async () => {
    for (const url of ['/', '/api/session', '/api/nothing', '/api/docs/']) {
      const { headers } = await get(url)
      expect([url, headers['content-security-policy']]).toEqual([url, expect.stringContaining("default-src 'self'")])
      expect(headers['content-security-policy']).not.toMatch(/script-src[^;]*unsafe/)
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['x-frame-options']).toBe('DENY')
    }
  })

  it('over TLS asks the browser to come by TLS from now on, and no other does', async () => {
    const api = await createApi({ kernel: test.kernel, version: '0.0.0', trustProxy: true })
    const kept = async (headers: Record<string, string>) =>
      (await api.inject({ method: 'GET', url: '/api/health', headers })).headers['strict-transport-security']
    expect(await kept({ 'x-forwarded-proto': 'https' })).toBe('max-age=31536000')
    expect(await kept({})).toBeUndefined()
    expect((await get('/api/health', { 'x-forwarded-proto': 'https' })).headers['strict-transport-security']).toBeUndefined()
    await api.close()
  })

  it('is given under names that are ours alone, once they are known', async () => {
    const api = await createApi({ kernel: test.kernel, version: '0.0.0', hosts: ['Qianbi.Example'] })
    const statusFor = async (host: string) => (await api.inject({ method: 'GET', url: '/api/health', headers: { host } })).statusCode
    for (const host of ['qianbi.example', 'QIANBI.example:8080', 'localhost:8080', '127.0.0.1:8080', '10.0.0.7', '[::1]:8080'])
      expect([host, await statusFor(host)]).toEqual([host, 200])
    for (const host of ['rebound.example', 'qianbi.example.rebound.example', '127.0.0.1.nip.example'])
      expect([host, await statusFor(host)]).toEqual([host, 421])
    await api.close()
  })

  it('tells how to call us only who has an account, but for a demo', async () => {
    for (const url of ['/api/openapi.json', '/api/docs', '/api/docs/', '/api/docs/static/swagger-ui.css']) {
      expect([url, (await get(url)).statusCode]).toEqual([url, 401])
      expect([url, (await get(url, { cookie: await test.cookieOf('gridWorker') })).statusCode]).toEqual([url, 200])
    }
    const demoUsers = [
      {
        account: 'bianji',
        name: '沈文澜',
        role: 'editor' as const,
        roleLabel: '报告编辑',
        office: '党政综合办公室',
        password: 'qingzhu-2020',
      },
    ]
    const api = await createApi({ kernel: test.kernel, version: '0.0.0', demoUsers })
    expect((await api.inject({ method: 'GET', url: '/api/openapi.json' })).statusCode).toBe(200)
    await api.close()
  })

  it('of the API is kept nowhere', async () => {
    expect((await get('/api/session')).headers['cache-control']).toBe('no-store')
  })

  it('is packed when it is large and the caller can unpack it', async () => {
    const cookie = await test.cookieOf('auditor')
    const url = '/api/openapi.json'
    const plain = await get(url, { cookie })
    const packed = await get(url, { cookie, 'accept-encoding': 'gzip, br' })
    expect(packed.headers['content-encoding']).toBe('gzip')
    expect(packed.rawPayload.length).toBeLessThan(plain.rawPayload.length / 4)
    expect(gunzipSync(packed.rawPayload).equals(plain.rawPayload)).toBe(true)
  })
})

describe('the catalogue', () => {
  const catalogue = async (headers: Record<string, string>) => get('/api/catalogue', { cookie: await test.cookieOf('auditor'), ...headers })

  it('is sent once per version to each browser, and to nobody who may not read', async () => {
    const first = await catalogue({})
    expect(first.headers['cache-control']).toBe('private, no-cache')
    const tag = String(first.headers.etag)
    for (const held of [tag, `W/${tag}`, `"older", ${tag}`]) {
      const again = await catalogue({ 'if-none-match': held })
      expect([again.statusCode, again.body]).toEqual([304, ''])
    }
    expect((await catalogue({ 'if-none-match': '"older"' })).statusCode).toBe(200)
    expect((await get('/api/catalogue', { 'if-none-match': tag })).statusCode).toBe(401)
  })

  it('is packed for whoever can unpack it', async () => {
    const plain = await catalogue({})
    // Browsers offer br over TLS and on their own machine only; in an office's network most ask for gzip.
    for (const [accepted, encoding, unpack] of [
      ['gzip, br', 'br', brotliDecompressSync],
      ['gzip, deflate', 'gzip', gunzipSync],
    ] as const) {
      const packed = await catalogue({ 'accept-encoding': accepted })
      expect(packed.headers['content-encoding']).toBe(encoding)
      expect(unpack(packed.rawPayload).equals(plain.rawPayload)).toBe(true)
      expect(packed.rawPayload.length).toBeLessThan(plain.rawPayload.length / 8)
    }
  })

  it('is had in parts: the names of all, and one definition with what stands in its words', async () => {
    const clerk = test.as('clerk')
    const outline = await clerk.getOutline()
    expect(outline.ledgers.map(({ id }) => id)).toContain('village')
    const part = await clerk.getPart({ kind: 'ledger', id: 'household-member' })
    expect(part.ledgers.map(({ id }) => id)).toEqual(expect.arrayContaining(['household-member', 'low-income-household']))
    expect((await clerk.getWriting()).indicators.length).toBe((await clerk.getCatalogue()).indicators.length)
    const cookie = await test.cookieOf('clerk')
    const tags = await Promise.all(
      ['outline', 'writing', 'ledger/village', 'loop/petition'].map(async (part) => {
        const first = await get(`/api/catalogue/${part}`, { cookie })
        const again = await get(`/api/catalogue/${part}`, { cookie, 'if-none-match': String(first.headers.etag) })
        expect([again.statusCode, again.body]).toEqual([304, ''])
        return first.headers.etag
      }),
    )
    expect(new Set(tags).size).toBe(tags.length)
    expect((await get('/api/catalogue/ledger/hen', { cookie })).statusCode).toBe(404)
    expect((await get('/api/catalogue/hen/village', { cookie })).statusCode).toBe(400)
    expect((await get('/api/catalogue/outline', {})).statusCode).toBe(401)
  })
})

describe('a bad request', () => {
  it.each([
    ['no JSON', '{"ledger":', 'application/json', 400],
    ['another kind of content', '<xml/>', 'application/xml', 415],
    ['a body of five megabytes', `"${'a'.repeat(5_000_000)}"`, 'application/json', 413],
  ])('with %s is refused in Chinese', async (_, payload, type, status) => {
    const cookie = await test.cookieOf('clerk')
    const answer = await test.api.inject({
      method: 'POST',
      url: '/api/ledgers/village/query',
      headers: { cookie, 'content-type': type },
      payload,
    })
    expect([answer.statusCode, answer.json().error]).toEqual([
      status,
      { code: 'invalid', message: expect.stringMatching(/[\u4e00-\u9fff]/) },
    ])
  })

  it.each([
    [{ limit: 0 }, 'limit', '不能小于 1'],
    [{ limit: '50' }, 'limit', '应为整数'],
    [{ filters: [{ field: 'name', operator: 'like' }] }, 'filters.0.operator', '不是允许的值'],
    [{ filters: [{ operator: '=' }] }, 'filters.0.field', '必须填写'],
  ])('names the field: %j', async (body, field, message) => {
    const answer = await test.call('clerk', 'POST', '/api/ledgers/village/query', body)
    expect([answer.status, answer.body.error.fields[0]]).toEqual([400, { field, message }])
  })

  it('of ours is logged under a number that the caller gets', async () => {
    const broken = await openTestApi()
    const cookie = await broken.cookieOf('auditor')
    const { inTown } = broken.kernel.engine
    Object.assign(broken.kernel.engine, {
      inTown: (town: string) => ({
        ...inTown(town),
        read: (work: Parameters<Transactions['read']>[0]) =>
          String(work).includes('user_session') ? inTown(town).read(work) : Promise.reject(new Error('the disk is on fire')),
      }),
    })
    const answer = await broken.api.inject({ method: 'GET', url: '/api/ledgers', headers: { cookie } })
    expect([answer.statusCode, answer.json().error]).toEqual([
      500,
      { code: 'bug', message: expect.any(String), incident: expect.any(String) },
    ])
    expect(answer.body).not.toContain('fire')
    Object.assign(broken.kernel.engine, { inTown })
    await broken.close()
  })
})
