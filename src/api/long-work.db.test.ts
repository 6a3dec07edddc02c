import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApi, roles, type TestApi } from './testing.ts'

const source = '---\ntitle: 竹溪镇2020年工作报告\ntown: "999901102"\nperiod: 2020\n---\n# 一、回顾\n全镇有行政村{{行政村数@2020}}个。\n'

let test: TestApi
beforeAll(async () => {
  test = await openTestApi()
  for (let number = 1; number <= 3; number += 1)
    await test.call('clerk', 'POST', '/api/ledgers/village/records', { values: { code: `99990110220${number}`, name: `村${number}` } })
})
afterAll(() => test.close())

describe('long work over HTTP', () => {
  it('is one thing at a time for a person: the second is told what goes on', async () => {
    await test.cookieOf('auditor')
    const all = await Promise.all([1, 2, 3].map(() => test.call('auditor', 'POST', '/api/audit/verify')))
    expect(all.map(({ status }) => status).sort()).toEqual([200, 429, 429])
    const refused = all.find(({ status }) => status === 429)
    expect(refused?.body.error).toMatchObject({ code: 'too-many', message: expect.stringMatching(/^你已有一项.+在进行/) })
    expect(refused?.headers['retry-after']).toBeDefined()
    expect((await test.call('auditor', 'POST', '/api/audit/verify')).status).toBe(200)
  })

  it('is two things at a time for a town, and pages are none of them', async () => {
    for (const role of roles) await test.cookieOf(role)
    const all = await Promise.all(
      (['administrator', 'auditor', 'editor', 'leader'] as const).map((role) => test.call(role, 'POST', '/api/audit/verify')),
    )
    expect(all.map(({ status }) => status).sort()).toEqual([200, 200, 429, 429])
    const pages = await Promise.all(
      Array.from({ length: 8 }, () => test.call('clerk', 'POST', '/api/ledgers/village/query', { limit: 50 })),
    )
    expect(pages.every(({ status }) => status === 200)).toBe(true)
  })

  it('lets a freezing tell how far it is, and gives the frozen report', async () => {
    const { body: report } = await test.call('editor', 'POST', '/api/reports', { source })
    const { body } = await test.call('editor', 'POST', `/api/reports/${report.id}/freeze?progress=true`)
    let view: { state: string; frozen?: string } = { state: 'running' }
    while (view.state === 'running') {
      await new Promise((resolve) => setImmediate(resolve))
      view = (await test.call('editor', 'GET', `/api/jobs/${body.job}`)).body
    }
    expect(view).toMatchObject({ state: 'done', total: 4, doing: '保存定稿' })
    expect((await test.call('editor', 'GET', `/api/frozen/${view.frozen}`)).body).toMatchObject({ same: true })
  })

  it('says of a job of before the start that it was broken off', async () => {
    const later = 'ffffffff-0000-7000-8000-000000000000'
    const older = '01700000-0000-7000-8000-000000000000'
    expect((await test.call('clerk', 'GET', `/api/jobs/${older}`)).body).toMatchObject({
      state: 'failed',
      error: { code: 'interrupted', message: expect.stringContaining('中断') },
    })
    expect((await test.call('clerk', 'GET', `/api/jobs/${later}`)).status).toBe(404)
    expect((await test.call('clerk', 'GET', '/api/jobs/nothing')).status).toBe(404)
  })
})
