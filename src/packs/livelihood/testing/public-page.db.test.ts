import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApi, roles, type TestApi, town } from '../../../api/testing.ts'
import { traitsOf } from '../../../definition/field/kinds.ts'
import { personalFields } from '../../../definition/ledger/personal-fields.ts'
import { initTown, storeFile, switchPublicPage } from '../../../kernel/index.ts'
import { parseCsvText } from './parse-csv-text.ts'

let test: TestApi
const fresh = '999901103'
const address = `/public/${town}/livelihood`
const get = async (url: string, headers: Readonly<Record<string, string>> = {}) => test.api.inject({ method: 'GET', url, headers })
const text = async (url: string): Promise<string> => (await get(url)).body
const add = async (ledger: string, values: object): Promise<{ readonly id: string; readonly version: number }> => {
  const { status, body } = await test.call('clerk', 'POST', `/api/ledgers/${ledger}/records`, { values })
  expect([ledger, status, body.error]).toEqual([ledger, 200, undefined])
  return body
}
const turn = async (open: boolean) => {
  const { status } = await test.call('administrator', 'POST', '/api/public-pages/livelihood', { open })
  expect(status).toBe(200)
}
const addressOf = async (id: string): Promise<string> =>
  (await test.call('clerk', 'GET', `/api/ledgers/livelihood-project/records/${id}/public-page`)).body.address

let serial = 0
const project = (values: object = {}) => {
  serial += 1
  const name = `第${serial}号实事`
  return add('livelihood-project', { year: '2020', name, status: 'notStarted', votedOn: '2020-01-16', ...values })
}

beforeAll(async () => {
  test = await openTestApi()
  // With two towns somebody who signs in says which.
  for (const role of roles) await test.cookieOf(role)
  await initTown(test.kernel, { town: fresh, name: '桐溪镇', county: '青岚县' })
})
afterAll(() => test.close())

describe('the public page of the livelihood projects', () => {
  it('is closed in a new town, says so without sign-in, and tells nothing', async () => {
    for (const path of ['', '/0123456789ab', '/data.csv', '/data.json']) {
      const answer = await get(`/public/${fresh}/livelihood${path}`)
      expect([path, answer.statusCode]).toEqual([path, 410])
      expect(answer.body).toContain('未公开')
      expect(answer.headers['content-type']).toBe('text/html; charset=utf-8')
    }
  })

  it('is opened and closed by who manages the town only, at once, and the chain says who', async () => {
    const { id } = await project({ name: '口袋公园' })
    for (const role of ['clerk', 'editor', 'leader', 'villageCadre', 'gridWorker', 'auditor'] as const)
      expect((await test.call(role, 'POST', '/api/public-pages/livelihood', { open: true })).status).toBe(403)
    expect((await test.call('administrator', 'POST', '/api/public-pages/other', { open: true })).status).toBe(404)
    await turn(true)
    await turn(true)
    expect(await text(address)).toContain('口袋公园')
    const item = await addressOf(id)
    expect((await get(item)).statusCode).toBe(200)
    await turn(false)
    expect([(await get(address)).statusCode, (await get(item)).statusCode]).toEqual([410, 410])
    const { entries } = (await test.call('auditor', 'GET', '/api/audit')).body
    const actions = entries.map(({ action, actor }: { action: string; actor: string }) => `${action} ${actor}`)
    expect(actions.filter((one: string) => one.startsWith('public-page')).slice(0, 2)).toEqual([
      expect.stringMatching(/^public-page\.close /),
      expect.stringMatching(/^public-page\.open /),
    ])
    expect((await test.call('auditor', 'POST', '/api/audit/verify')).body.problems).toEqual([])
    const state = async (role: 'auditor' | 'clerk') => (await test.call(role, 'GET', '/api/public-pages')).body[0]
    await turn(true)
    expect(await state('auditor')).toMatchObject({ page: 'livelihood', open: true, address, by: '用户administrator' })
    expect(await state('clerk')).not.toHaveProperty('by')
  })

  it('is closed while the town does without the domain', async () => {
    await turn(true)
    await test.call('administrator', 'POST', '/api/domains/livelihood', { on: false })
    expect((await get(address)).statusCode).toBe(410)
    await test.call('administrator', 'POST', '/api/domains/livelihood', { on: true })
    expect((await get(address)).statusCode).toBe(200)
  })

  it('answers 404 in Chinese for what is not there, is another town’s, or was not voted for', async () => {
    await turn(true)
    const { id } = await project({ votedOn: null, name: '没有票决的实事' })
    expect(await addressOf(id)).toBeUndefined()
    const { id: voted } = await project()
    const other = (await addressOf(voted)).replace(town, '999901199')
    for (const path of [
      `${address}/0123456789ab`,
      `${address}/${id}`,
      other,
      '/public/999901199/livelihood',
      '/public/1/livelihood',
      `/public/${town}/people`,
      `${address}/a/b`,
      '/public/',
      '/public/%00',
      `${address}/%E4%BA%BA`,
    ]) {
      const answer = await get(path)
      expect([path, [400, 404].includes(answer.statusCode)]).toEqual([path, true])
      if (answer.statusCode === 404) expect([path, answer.body]).toEqual([path, expect.stringContaining('没有找到这一页')])
    }
    expect(await text(`${address}?year=all`)).not.toContain('没有票决的实事')
    expect(await text(`${address}/data.json`)).not.toContain('没有票决的实事')
  })

  it('says the course from the ballot to the verdict, every fact the same in page, JSON and CSV', async () => {
    await turn(true)
    const name = '农村饮水提标'
    const { id } = await project({ name, content: '改造5处供水点', plannedInvestment: '3200000.00', completedInvestment: '3224000.50' })
    const survey = { name: '饮水调查', topic: 'satisfaction', project: id, wording: '满意吗？', surveyedOn: '2020-12-18', method: 'visit' }
    await add('opinion-survey', {
      ...survey,
      organiser: '镇人大办公室',
      sample: 1020,
      answered: 1000,
      satisfied: 942,
      mostly: 40,
      unsatisfied: 18,
    })
    await add('satisfaction-review', {
      name,
      round: 1,
      project: id,
      measuredOn: '2020-12-28',
      rule: 'ladder',
      base: 'all',
      all: 63,
      satisfied: 57,
      mostly: 3,
      unsatisfied: 0,
    })
    const page = await text(await addressOf(id))
    for (const said of ['改造5处供水点', '320 万元', '322.40005 万元', '2020年12月18日', '942', '代表还没有测评。', '还没有登记开工。'])
      expect(page).toContain(said)
    // A review that has not been closed is nobody's yet.
    expect(page).not.toContain('57')
    const data = (await get(`${address}/data.json`)).json()
    expect(data).toMatchObject({
      title: '竹溪镇民生实事',
      source: expect.any(String),
      licence: expect.any(String),
      stateAt: expect.any(String),
    })
    const item = data.items.find((one: { name: string }) => one.name === name)
    const [head = [], ...rows] = parseCsvText(await text(`${address}/data.csv`))
    const lines = rows
      .filter((row) => row[head.indexOf('项目')] === name)
      .map((row) => [row[head.indexOf('环节')], row[head.indexOf('内容')]])
    const labels = new Map(data.stages.map(({ id, label }: { id: string; label: string }) => [id, label]))
    const told = [
      ...Object.values(item.facts).map((value) => ['基本情况', value]),
      ...item.stages.flatMap(({ id, steps }: { id: string; steps: { facts: object }[] }) =>
        steps.flatMap(({ facts }) => Object.values(facts).map((value) => [labels.get(id), value])),
      ),
    ]
    expect(lines).toEqual(told)
    const known = new Set(data.fields.map(({ stage, name }: { stage: string; name: string }) => `${stage}/${name}`))
    expect(Object.keys(item.facts).filter((one) => !known.has(`/${one}`))).toEqual([])
    const shown = page.replace(/<[^>]+>/g, '\n').replaceAll('&#39;', "'")
    for (const [, value] of told) if (!/^\d{4}-/.test(String(value))) expect(shown).toContain(String(value))
  })

  it('shows pictures that are meant for it, without what the camera wrote, and no other file of the town', async () => {
    await turn(true)
    const { id } = await project()
    const { id: other } = await project()
    const actor = { id: 'x', name: '文书', town, role: 'clerk' } as const
    const photo = (word: string) => {
      const note = Buffer.from(`GPS ${word}`)
      const head = Buffer.of(0xff, 0xd8, 0xff, 0xfe, 0, note.length + 2)
      return Buffer.concat([head, note, Buffer.of(0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9)])
    }
    const [shown, kept] = [
      await storeFile(test.kernel, actor, { name: '现场.jpg', bytes: photo('27.61N') }),
      await storeFile(test.kernel, actor, { name: '凭证.jpg', bytes: photo('28.00N') }),
    ]
    await add('livelihood-picture', { project: id, takenOn: '2020-08-16', caption: '新建的清水池', picture: shown.value })
    const item = await addressOf(id)
    const page = await text(item)
    expect(page).toContain(`<img src="${item}/${shown.file.digest}" alt="新建的清水池" loading="lazy">`)
    expect(page).not.toContain('现场.jpg')
    const picture = await get(`${item}/${shown.file.digest}`)
    expect([picture.statusCode, picture.headers['content-type']]).toEqual([200, 'image/jpeg'])
    expect([...picture.rawPayload]).toEqual([0xff, 0xd8, 0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9])
    expect(await text(`${address}/data.csv`)).toContain(`照片,${item}/${shown.file.digest}`)
    expect(await text(`${address}/data.json`)).toContain(`"${item}/${shown.file.digest}"`)
    for (const url of [`${item}/${kept.file.digest}`, `${await addressOf(other)}/${shown.file.digest}`])
      expect([url, (await get(url)).statusCode]).toEqual([url, 404])
    await turn(false)
    expect((await get(`${item}/${shown.file.digest}`)).statusCode).toBe(410)
  })

  it('escapes what was typed, in pages, attributes and cells, and hides numbers of people in it', async () => {
    await turn(true)
    const name = `=1+1"><script>alert(1)</script>'&`
    const { id } = await project({ name, content: '联系人13800000000，证件99990120990101001X', office: '<img src=x onerror=alert(1)>' })
    const item = await addressOf(id)
    for (const url of [item, `${address}?year=all`, `${address}?q=${encodeURIComponent('"><script>')}`, `${item}?size="><script>`]) {
      const body = await text(url)
      expect([url, /<(?:script|img)/i.test(body)]).toEqual([url, false])
      expect(body).not.toMatch(/13800000000|99990120990101001X/)
    }
    const csv = await text(`${address}/data.csv`)
    expect(csv).toContain(`"'=1+1`)
    for (const data of [csv, await text(`${address}/data.json`)]) expect(data).not.toMatch(/13800000000|99990120990101001X/)
  })

  it('runs nothing: no script, no style of its own, a policy that allows neither', async () => {
    await turn(true)
    const { id } = await project()
    for (const url of [address, await addressOf(id), '/public/nothing']) {
      const { body, headers } = await get(url)
      expect(headers['content-security-policy']).toBe(
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      )
      expect(body).not.toMatch(/<script|<style|<\w[^>]*\s(?:style|on\w+)=/i)
      expect(body).toMatch(/^<!doctype html>\n<html lang="zh-CN">/)
      const sheet = /href="(\/public\/style\.[0-9a-f]+\.css)"/.exec(body)?.[1] ?? ''
      expect((await get(sheet)).headers).toMatchObject({
        'content-type': 'text/css; charset=utf-8',
        'cache-control': expect.stringContaining('immutable'),
      })
    }
  })

  it('is found by year, words and state, and read in large print, with no script', async () => {
    await turn(true)
    await project({ name: '一七年的桥', year: '2017', votedOn: '2017-01-16', status: 'completed' })
    await project({ name: '一七年的路', year: '2017', votedOn: '2017-01-16' })
    const list = (query: string) => text(`${address}?${query}`)
    expect(await list('year=2017')).toMatch(/一七年的桥[\s\S]*一七年的路/)
    expect(await list('year=2017&state=completed')).not.toContain('一七年的路')
    expect(await list(`year=2017&q=${encodeURIComponent('桥')}`)).not.toContain('一七年的路')
    expect(await list(`year=2017&q=${encodeURIComponent('船')}`)).toContain('没有找到')
    const large = await list('year=2017&size=large')
    expect(large).toContain('<html lang="zh-CN" class="large">')
    const links = [...large.matchAll(/<a href="(\/public[^"]*)"/g)].map(([, href = '']) => href)
    expect(links.filter((href) => !href.includes('size=large') && !/\/data\./.test(href))).toEqual([expect.not.stringContaining('size')])
    expect(large).toContain('name="size" value="large"')
  })

  it('is never stale after a write, and told by 304 to whoever holds it', async () => {
    await turn(true)
    const { id, version } = await project({ office: '农业农村办公室' })
    const item = await addressOf(id)
    const before = await get(item)
    const held = { 'if-none-match': String(before.headers.etag) }
    expect((await get(item, held)).statusCode).toBe(304)
    const { status } = await test.call('clerk', 'PATCH', `/api/ledgers/livelihood-project/records/${id}`, {
      version,
      values: { office: '村镇建设办公室' },
    })
    expect(status).toBe(200)
    const after = await get(item, held)
    expect([after.statusCode, after.body.includes('村镇建设办公室')]).toEqual([200, true])
    const packed = await get(item, { 'accept-encoding': 'gzip' })
    expect(packed.headers['content-encoding']).toBe('gzip')
    expect(packed.rawPayload.length).toBeLessThan(20_000)
  })

  it('shows each of many readers what was written before they asked, while one build at a time is made', async () => {
    await turn(true)
    let { id, version } = await project({ office: '第0次' })
    const item = await addressOf(id)
    for (let round = 1; round <= 10; round += 1) {
      const answer = await test.call('clerk', 'PATCH', `/api/ledgers/livelihood-project/records/${id}`, {
        version,
        values: { office: `第${round}次` },
      })
      version = answer.body.version
      const answers = await Promise.all(Array.from({ length: 20 }, () => text(item)))
      expect(answers.every((body) => body.includes(`第${round}次`))).toBe(true)
    }
  })

  it('reads no field that is anybody’s, of no ledger that holds people or is counted apart', () => {
    const { catalogue } = test.kernel.catalogue
    for (const page of catalogue.publicPages ?? []) {
      const stages = page.stages.flatMap((stage) => ('loop' in stage ? stage.steps.flatMap(({ facts }) => facts) : stage.facts))
      for (const { field, path } of [...page.facts, ...stages]) {
        expect([field.label, field.secrecy ?? 'open', traitsOf(field).person]).toEqual([field.label, 'open', undefined])
        for (const { to } of path.through) expect(personalFields(test.kernel.catalogue.getLedger(to))).toEqual([])
      }
      const ledgers = [page.ledger, ...page.stages.flatMap((stage) => ('loop' in stage ? [] : [stage.ledger]))]
      for (const ledger of ledgers.map((id) => test.kernel.catalogue.getLedger(id)))
        expect([ledger.id, personalFields(ledger), ledger.apart]).toEqual([ledger.id, [], undefined])
    }
  })

  it('refuses by the kernel as well who may not open it', async () => {
    const clerk = { id: 'x', name: '文书', town, role: 'clerk' } as const
    await expect(switchPublicPage(test.kernel, clerk, { page: 'livelihood', open: true })).rejects.toThrow('角色不能')
  })
})
