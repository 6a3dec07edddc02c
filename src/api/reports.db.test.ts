import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { openTestApi, type TestApi } from './testing.ts'

let test: TestApi
const source = [
  '---',
  'title: 竹溪镇2021年政府工作报告',
  'town: "999901102"',
  'period: 2021',
  'profile: congress',
  '---',
  '# 一、基本情况',
  '全镇有{{行政村数}}个行政村，户籍人口{{户籍人口数}}人。',
].join('\n')

/** A town with two villages, and the first of them. */
async function openVillages(): Promise<{ readonly test: TestApi; readonly village: string }> {
  const test = await openTestApi()
  const add = async (name: string, code: string, population: number) =>
    (await test.call('clerk', 'POST', '/api/ledgers/village/records', { values: { code, name, population } })).body.id
  const village = await add('瓦窑山村', '999901102201', 1000)
  await add('溪口村', '999901102202', 800)
  return { test, village }
}

beforeAll(async () => {
  test = (await openVillages()).test
})
afterAll(() => test.close())

describe('an indicator', () => {
  it('is listed with its value for a period', async () => {
    const { body } = await test.call('auditor', 'GET', '/api/indicators?period=2021')
    expect(body.find(({ id }: { id: string }) => id === 'population')).toMatchObject({
      label: '户籍人口数',
      unit: '人',
      value: '1800',
      target: null,
    })
    expect((await test.call('auditor', 'GET', '/api/indicators?period=soon')).status).toBe(400)
  })

  it('is computed by name or id', async () => {
    const requests = [
      { indicator: '户籍人口数', period: '2021' },
      { indicator: 'village-count', period: '2021' },
    ]
    const { body } = await test.call('auditor', 'POST', '/api/indicators/evaluate', { requests })
    expect(body.map(({ value }: { value: string }) => value)).toEqual(['1800', '2'])
    const unknown = await test.call('auditor', 'POST', '/api/indicators/evaluate', {
      requests: [{ indicator: '户籍人数', period: '2021' }],
    })
    expect([unknown.status, unknown.body.error.code]).toEqual([404, 'not-found'])
  })

  it('shows its year, its slices and its records', async () => {
    const { body: series } = await test.call('auditor', 'GET', '/api/indicators/honour-count/series?year=2021')
    expect([series.months.length, series.cumulative.length]).toEqual([12, 12])
    const { body: slices } = await test.call('auditor', 'GET', '/api/indicators/honour-count/slices?period=2021')
    expect(slices.dimensions).toContain(slices.dimension)
    const { body: trace } = await test.call('auditor', 'POST', '/api/indicators/population/trace', { period: '2021', limit: 1 })
    expect([trace.result.value, trace.operands[0].count, trace.operands[0].contributions.length]).toEqual(['1800', 2, 1])
  })
})

describe('a report', () => {
  it('is compiled without being kept', async () => {
    const { body } = await test.call('auditor', 'POST', '/api/reports/compile', { source })
    expect(body.figures.map(({ printed }: { printed: string }) => printed)).toEqual(['2', '1800'])
    expect(body.problems).toEqual([])
  })

  it('is kept in versions', async () => {
    const { body } = await test.call('editor', 'POST', '/api/reports', { source })
    const { id } = body
    expect(body).toMatchObject({ title: '竹溪镇2021年政府工作报告', period: '2021', version: 1, source })
    expect((await test.call('clerk', 'POST', '/api/reports', { source })).status).toBe(403)
    const saved = await test.call('editor', 'PUT', `/api/reports/${id}`, { version: 1, source: `${source}山水相连，民风淳朴。` })
    expect([saved.status, saved.body.version]).toEqual([200, 2])
    expect((await test.call('editor', 'PUT', `/api/reports/${id}`, { version: 1, source })).status).toBe(409)
    const { body: list } = await test.call('auditor', 'GET', '/api/reports')
    const own = list.filter((one: { id: string }) => one.id === id)
    expect(own.map((one: { version: number }) => one.version)).toEqual([2])
  })

  it('opens a figure to its records', async () => {
    const { figures } = (await test.call('auditor', 'POST', '/api/reports/compile', { source })).body
    const { indicator, period } = figures[1]
    const { body } = await test.call('auditor', 'POST', `/api/indicators/${indicator}/trace`, { period, limit: 1 })
    expect([body.result.value, body.operands[0].count, body.operands[0].contributions.length]).toEqual(['1800', 2, 1])
  })

  it.each([
    ['docx', 'PK'],
    ['html', '<!'],
    ['md', '#'],
  ])('is downloaded as .%s', async (format, beginning) => {
    const { body } = await test.call('editor', 'POST', '/api/reports', { source })
    const answer = await test.call('auditor', 'GET', `/api/reports/${body.id}/download?format=${format}`)
    expect(answer.status).toBe(200)
    expect(answer.bytes.toString('latin1')).toContain(beginning)
    expect(answer.headers['content-disposition']).toContain(encodeURIComponent('竹溪镇2021年政府工作报告'))
  })

  it('with an error is downloaded as a draft only', async () => {
    const { body } = await test.call('editor', 'POST', '/api/reports', { source: source.replace('户籍人口数', '户籍人数') })
    expect((await test.call('editor', 'GET', `/api/reports/${body.id}/download?format=docx`)).status).toBe(409)
    const draft = await test.call('editor', 'GET', `/api/reports/${body.id}/download?format=docx&draft=1`)
    expect(draft.headers['content-disposition']).toContain(encodeURIComponent('（草稿）'))
    expect((await test.call('editor', 'POST', `/api/reports/${body.id}/freeze`)).status).toBe(400)
  })

  it('once frozen stays as it was, and tells what has moved since', async () => {
    // A town of its own: what the other tests report on must not move.
    const { test, village } = await openVillages()
    onTestFinished(() => test.close())
    const { body: saved } = await test.call('editor', 'POST', '/api/reports', { source: `${source}山水相连，民风淳朴。` })
    const { body: frozen } = await test.call('editor', 'POST', `/api/reports/${saved.id}/freeze`)
    const download = async (format: string) =>
      (await test.call('auditor', 'GET', `/api/frozen/${frozen.id}/download?format=${format}`)).bytes
    const before = [await download('docx'), await download('json')]
    expect((await test.call('auditor', 'GET', `/api/frozen/${frozen.id}/difference`)).body).toEqual({
      figures: [],
      claims: [],
      problems: [],
    })
    await test.call('clerk', 'PATCH', `/api/ledgers/village/records/${village}`, { version: 1, values: { population: 1100 } })
    const { body: view } = await test.call('auditor', 'GET', `/api/frozen/${frozen.id}`)
    expect([view.by, view.same, view.compiled.figures[1].printed]).toEqual(['用户editor', true, '1800'])
    const { body: difference } = await test.call('auditor', 'GET', `/api/frozen/${frozen.id}/difference`)
    expect(
      difference.figures.map((one: { n: number; frozen: { printed: string }; now: { printed: string } }) => [
        one.n,
        one.frozen.printed,
        one.now.printed,
      ]),
    ).toEqual([[2, '1800', '1900']])
    expect([await download('docx'), await download('json')].every((bytes, index) => bytes.equals(before[index] ?? Buffer.alloc(0)))).toBe(
      true,
    )
    expect((await test.call('auditor', 'GET', '/api/frozen')).body).toHaveLength(1)
  })
})

describe('a comment on a report', () => {
  const line = 8
  const paragraph = source.split('\n')[line - 1] ?? ''

  it('is left by whoever may say something, by name and time, and settled by another; an auditor changes nothing', async () => {
    const { body: saved } = await test.call('editor', 'POST', '/api/reports', { source })
    const at = `/api/reports/${saved.id}/comments`
    const said = { line, paragraph, words: '1800', comment: ' 人口再核一次。 ' }
    const { body: made } = await test.call('leader', 'POST', at, said)
    expect(made).toMatchObject({ version: 1, comment: '人口再核一次。', paragraph, words: '1800', by: '用户leader' })
    expect(Number.isNaN(Date.parse(made.at))).toBe(false)
    for (const role of ['auditor', 'gridWorker', 'villageCadre'] as const)
      expect((await test.call(role, 'POST', at, said)).status).toBe(403)

    const settle = `/api/report-comments/${made.id}/settle`
    const { body: settled } = await test.call('editor', 'POST', settle, { version: 1, settled: true })
    expect(settled).toMatchObject({ version: 2, settledBy: '用户editor', by: '用户leader', at: made.at })
    expect((await test.call('leader', 'POST', settle, { version: 1, settled: false })).status).toBe(409)
    const { body: opened } = await test.call('leader', 'POST', settle, { version: 2, settled: false })
    expect(opened).not.toHaveProperty('settledBy')
    expect((await test.call('auditor', 'GET', at)).body).toEqual([opened])
    // Each is an entry of the chain, and nobody writes one by the ledger.
    const { body: verified } = await test.call('auditor', 'POST', '/api/audit/verify', {})
    expect(verified.problems).toEqual([])
    const forged = { values: { comment: '假', paragraph, report: '报告', template: saved.id, writtenBy: '镇长', writtenAt: made.at } }
    expect((await test.call('administrator', 'POST', '/api/ledgers/report-comment/records', forged)).status).toBe(403)
  })

  it('is refused where another text stands by now, and where it says nothing', async () => {
    const { body: saved } = await test.call('editor', 'POST', '/api/reports', { source })
    const at = `/api/reports/${saved.id}/comments`
    expect((await test.call('clerk', 'POST', at, { line: line - 1, paragraph, comment: '看' })).status).toBe(409)
    expect((await test.call('clerk', 'POST', at, { line, paragraph, comment: '  ' })).status).toBe(400)
    expect((await test.call('clerk', 'POST', '/api/reports/no-such/comments', { line, paragraph, comment: '看' })).status).toBe(404)
  })
})

it('offers for a phrase the records that say it, each with the token that names it alone', async () => {
  const add = (ledger: string, values: object) => test.call('editor', 'POST', `/api/ledgers/${ledger}/records`, { values })
  const given = { name: '平安乡镇', winner: '竹溪镇', level: 'city' }
  await add('honour', { ...given, date: '2021-03-01', documentNumber: '市委〔2021〕7号' })
  await add('honour', { ...given, winner: '溪口村', date: '2021-03-01', documentNumber: '市委〔2021〕9号' })
  await add('attestation', { name: '2021年满意度通报', content: '竹溪镇群众满意度位居全市前列。' })
  const of = async (phrase: string) =>
    (await test.call('editor', 'GET', `/api/report-attestations?phrase=${encodeURIComponent(phrase)}`)).body.map(
      ({ token }: { token: string }) => token,
    )
  expect((await of('荣获市级平安乡镇')).sort()).toEqual([
    '{{?荣获市级平安乡镇:attested:市委〔2021〕7号}}',
    '{{?荣获市级平安乡镇:attested:市委〔2021〕9号}}',
  ])
  expect(await of('居全市前列')).toEqual(['{{?居全市前列:attested:2021年满意度通报}}'])
  expect(await of('居全县第一')).toEqual([])
  expect((await test.call('editor', 'GET', `/api/report-attestations?phrase=${encodeURIComponent('{{行政村数}}')}`)).status).toBe(400)
})

it('are written by who writes reports, and issued ones by nobody: their ledgers are no way around it', async () => {
  const { body: saved } = await test.call('editor', 'POST', '/api/reports', { source })
  const { body: frozen } = await test.call('editor', 'POST', `/api/reports/${saved.id}/freeze`, {})
  const forged = { version: 1, values: { title: '另一份报告' } }
  const closed = { status: 403, body: { error: { code: 'not-permitted' } } }
  for (const [ledger, id] of [
    ['report-template', saved.id],
    ['frozen-report', frozen.id],
  ]) {
    const at = `/api/ledgers/${ledger}/records`
    for (const role of ['gridWorker', 'clerk', 'editor', 'administrator'] as const) {
      expect(await test.call(role, 'PATCH', `${at}/${id}`, forged)).toMatchObject(closed)
      expect(await test.call(role, 'POST', `${at}/${id}/withdraw`, { version: 1, reason: '试' })).toMatchObject(closed)
      expect(await test.call(role, 'POST', at, { values: { title: '假', period: '2020', source: '假' } })).toMatchObject(closed)
    }
  }
  expect((await test.call('clerk', 'GET', `/api/frozen/${frozen.id}`)).body).toMatchObject({ same: true })
})

describe('an old text', () => {
  const old = '竹溪镇2021年政府工作报告\n一、2021年工作回顾\n全镇有行政村2个，户籍人口1800人。'

  async function send(role: 'editor' | 'clerk', fileName: string, bytes: Buffer) {
    const boundary = 'qianbi-test'
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${encodeURIComponent(fileName)}"\r\ncontent-type: application/octet-stream\r\n\r\n`
    const answer = await test.api.inject({
      method: 'POST',
      url: '/api/reports/read',
      headers: { cookie: await test.cookieOf(role), 'content-type': `multipart/form-data; boundary=${boundary}` },
      payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    })
    return { status: answer.statusCode, body: answer.json() }
  }

  it('is read from a file, with the year that it is about; what is no document is refused in words', async () => {
    expect(await send('editor', 'a.txt', Buffer.from(old))).toMatchObject({
      status: 200,
      body: { text: old, whole: false, year: 2021, template: false },
    })
    const wrong = await send('editor', 'a.pdf', Buffer.from('%PDF-1.7'))
    expect(wrong).toMatchObject({ status: 400, body: { error: { code: 'invalid', message: expect.stringContaining('PDF') } } })
    expect((await send('clerk', 'a.txt', Buffer.from(old))).status).toBe(403)
  })

  it('becomes a template by what the ledgers say, but for places that somebody leaves as they are', async () => {
    const { body } = await test.call('editor', 'POST', '/api/reports/draft', { text: old, whole: true, period: '2021' })
    expect(body.template).toContain('{{行政村数}}个，户籍人口{{户籍人口数}}人')
    const village = body.bindings.find(({ name }: { name: string }) => name === '行政村数')
    expect(village).toMatchObject({ line: 3, text: '2', token: '{{行政村数}}' })
    const left = [`${village.line}:${village.column}`]
    const again = await test.call('editor', 'POST', '/api/reports/draft', { text: old, whole: true, period: '2021', left })
    expect(again.body.template).toContain('行政村2个，户籍人口{{户籍人口数}}人')
    expect((await test.call('editor', 'POST', '/api/reports/draft', { text: old, whole: true, period: '哪年' })).status).toBe(400)
  })

  it('goes on by a year as a template, and nothing is kept before somebody says so', async () => {
    const { body: saved } = await test.call('editor', 'POST', '/api/reports', { source })
    const before = (await test.call('editor', 'GET', '/api/reports')).body.length
    const { body } = await test.call('editor', 'POST', `/api/reports/${saved.id}/advance`, {})
    expect(body.template).toContain('period: 2022')
    expect(body.template).toContain('{{行政村数}}')
    expect((await test.call('editor', 'GET', '/api/reports')).body).toHaveLength(before)
  })
})
