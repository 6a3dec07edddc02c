import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '../kernel/access/types.ts'
import { readTable } from '../office/index.ts'
import { openTestApi, type TestApi } from './testing.ts'

let test: TestApi
beforeAll(async () => {
  test = await openTestApi()
})
afterAll(() => test.close())

/** A file of two villages, whose codes and names are those of the test. */
const villages = (n: number) => `编码,名称,户数,人口\r\n9999011022${n}1,瓦窑${n}村,300,1000\r\n9999011022${n}2,溪口${n}村,250,800\r\n`

async function send(content: string, options: { preview?: boolean; role?: Role; ledger?: string; more?: string } = {}) {
  const { preview = false, more = '' } = options
  return (await post(content, { ...options, path: `imports?preview=${preview}${more}` })).json().job as string
}

async function post(content: string, { role = 'clerk' as Role, ledger = 'village', path = '' } = {}) {
  const boundary = 'qianbi-boundary'
  const payload = [
    `--${boundary}`,
    'Content-Disposition: form-data; name="file"; filename="村.csv"',
    'Content-Type: text/csv',
    '',
    content,
    `--${boundary}--`,
    '',
  ].join('\r\n')
  return test.api.inject({
    method: 'POST',
    url: `/api/ledgers/${ledger}/${path}`,
    headers: { cookie: await test.cookieOf(role), 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload,
  })
}

async function untilDone(job: string, role: Role = 'clerk') {
  for (;;) {
    const { body } = await test.call(role, 'GET', `/api/jobs/${job}`)
    if (body.state !== 'running') return body
    await new Promise((resolve) => setImmediate(resolve))
  }
}

const count = async () => (await test.call('clerk', 'POST', '/api/ledgers/village/query', { totals: true })).body.totals.count

describe('an import', () => {
  it('is previewed without writing anything', async () => {
    const before = await count()
    const job = await untilDone(await send(villages(0), { preview: true }))
    expect(job.result).toMatchObject({
      preview: true,
      file: '村.csv',
      rows: 2,
      added: 2,
      rejected: [],
      columns: ['编码', '名称', '户数', '人口'],
    })
    expect(job.result.sample[0]).toEqual({ row: 2, cells: { 编码: '999901102201', 名称: '瓦窑0村', 户数: '300', 人口: '1000' } })
    expect(await count()).toBe(before)
  })

  it('writes nothing when one cell is bad, and names it', async () => {
    const before = await count()
    const job = await untilDone(await send(villages(1).replace('800', '八百')))
    expect(job.result.rejected).toEqual([{ row: 3, column: '人口', value: '八百', why: expect.any(String) }])
    expect(await count()).toBe(before)
  })

  it('says where a spreadsheet numbers its rows otherwise than the lines of the file that it names', async () => {
    const broken = villages(1).replace('瓦窑1村', '"瓦窑\n1村"').replace('800', '八百')
    const { rejected, problems } = (await untilDone(await send(broken, { preview: true }))).result
    expect(rejected.at(-1)).toMatchObject({ row: 4, column: '人口' })
    expect(problems).toMatchObject([{ code: 'line-numbers', at: '第4行', message: expect.stringContaining('是第3行') }])
  })

  it('gives a copy with each bad cell marked, which is read as if it never was', async () => {
    const bad = `${villages(6)}999901102263,瓦窑6村,300,1000\r\n`.replace('800', '八百')
    const before = await count()
    const marked = await post(bad, { path: 'imports/marked' })
    expect(decodeURIComponent(marked.headers['content-disposition']?.toString() ?? '')).toContain('村（标好问题）.csv')
    const lines = marked.body.split('\r\n')
    expect(lines[0]).toBe('\ufeff编码,名称,户数,人口,问题（导入时不读这一列）')
    expect(lines[1]).toBe('999901102261,瓦窑6村,300,1000')
    expect(lines[2]).toMatch(/^999901102262,溪口6村,250,八百,【问题】人口：“八百”/)
    expect((await untilDone(await send(marked.body, { preview: true }))).result).toMatchObject({
      columns: ['编码', '名称', '户数', '人口'],
      rejected: [{ row: 3, column: '人口' }, { row: 4 }],
      problems: [],
    })
    const mended = marked.body.replace('八百,', '800,').replace(/9999011022?63[^\r]*\r\n/, '')
    expect((await untilDone(await send(mended, { preview: true }))).result).toMatchObject({ added: 2, rejected: [], problems: [] })
    expect((await post(villages(6), { path: 'imports/marked' })).json().error.message).toContain('没有读不懂的地方')
    expect((await post(bad, { path: 'imports/marked', role: 'auditor' })).statusCode).toBe(403)
    expect(await count()).toBe(before)
  })

  it('takes the year that stands in the title alone, and says so', async () => {
    await untilDone(await send(villages(8)))
    const sheet = '2020年种植面积统计表,,\n村,作物,面积\n瓦窑8村,水稻,30\n'
    const job = await untilDone(await send(sheet, { preview: true, ledger: 'planting-area' }))
    expect(job.result.problems).toMatchObject([{ code: 'period-of-title', severity: 'warning', at: '年度' }])
    expect(job.result).toMatchObject({ added: 1, rejected: [] })
  })

  it('reads a cross table, villages before crops, by the words that the ledger has, and asks what it cannot know', async () => {
    await untilDone(await send(villages(8)))
    const known = '村,作物,年度,面积\n瓦窑8村,玉米,2019,1\n瓦窑8村,薏米,2019,2\n'
    await untilDone(await send(known, { ledger: 'planting-area' }))
    const cross = '2020年种植面积表（亩）,,,\n村,玉米,薏米,合计\n瓦窑8村,1.5,,1.5\n溪口8村,2,3,5\n合计,3.5,3,6.5\n'
    const job = await untilDone(await send(cross, { ledger: 'planting-area' }))
    expect(job.result).toMatchObject({ added: 3, rejected: [], rows: 3 })
    expect(job.result.view.cross).toEqual({ rows: ['村'], columns: '作物', figure: '面积（亩）', filled: 3, blank: 1, sums: 3 })
    expect((await untilDone(await send(cross, { ledger: 'planting-area' }))).result).toMatchObject({ added: 0, unchanged: 3 })
    const bare = cross.replace('（亩）', '').replace('2020', '2018')
    const asked = await untilDone(await send(bare, { ledger: 'planting-area' }))
    expect(asked.result).toMatchObject({ added: 0, view: { crossChoices: ['列是作物，数是面积（亩）'] } })
    expect(asked.result.problems.map(({ code }: { code: string }) => code)).toContain('cross-which')
    const said = `&cross=${encodeURIComponent('列是作物，数是面积（亩）')}`
    expect((await untilDone(await send(bare, { ledger: 'planting-area', more: said }))).result).toMatchObject({ added: 3 })
    // Where the title makes another quantity of it, or a village is none of the town's, nothing is written whatever is said.
    for (const wrong of [bare.replace('种植面积', '计划种植面积'), cross.replace('溪口8村', '溪口88村')]) {
      expect((await untilDone(await send(wrong, { ledger: 'planting-area', more: said }))).result.added).toBe(0)
    }
  })

  it('reads months over the columns, in Han numerals too, of a ledger that the title names and that has one figure alone', async () => {
    const sheet = '青竹镇2021年工业项目投资完成情况表,,\n单位：万元,,\n项目名称,一月,2月\n制杆8号,1.5,\n制杆9号,,2\n'
    const job = await untilDone(await send(sheet, { preview: true, ledger: 'industrial-investment' }))
    expect(job.result.view.cross).toMatchObject({ rows: ['项目名称'], columns: '月份', figure: '金额（万元）', filled: 2, blank: 2 })
    expect(job.result).toMatchObject({ added: 2, rejected: [] })
    expect(job.result.told.added.map(({ cells }: { cells: { after: string }[] }) => cells.map(({ after }) => after).join(' '))).toEqual([
      '制杆8号 2021-01 15000.00',
      '制杆9号 2021-02 20000.00',
    ])
    const planned = sheet.replace('完成', '计划')
    expect((await untilDone(await send(planned, { preview: true, ledger: 'industrial-investment' }))).result.problems).toContainEqual(
      expect.objectContaining({ code: 'cross-which', severity: 'error' }),
    )
  })

  it('adds 0 when a line cannot be read, names the line, and counts it', async () => {
    const before = await count()
    const job = await untilDone(await send(villages(2).replace('溪口', '"溪口')))
    expect(job.result).toMatchObject({ rows: 2, added: 0, changed: 0, problems: [{ code: 'open-quote', at: '第3行' }] })
    expect(await count()).toBe(before)
  })

  it('asks in the preview how plain percentages are to be read, until somebody says', async () => {
    const progress = '年度,名称,满意率\n2020,广场,96%\n2020,步道,0.96\n'
    const codes = async (more: string) => {
      const job = await untilDone(await send(progress, { preview: true, ledger: 'livelihood-project', more }))
      return job.result.problems.map(({ code }: { code: string }) => code)
    }
    expect(await codes('')).toContain('plain-percent')
    expect(await codes('&plainPercents=ratio')).not.toContain('plain-percent')
  })

  it('takes what somebody says of a column, and knows it again when the next such file comes', async () => {
    const unknown = '编码,名称,几户人家\r\n999901102271,瓦窑七村,300\r\n'
    const asked = await untilDone(await send(unknown, { preview: true }))
    expect(asked.result.problems).toMatchObject([{ code: 'unknown-column', at: '几户人家' }])
    const map = encodeURIComponent(JSON.stringify({ 几户人家: '户数' }))
    const said = await untilDone(await send(unknown, { more: `&map=${map}` }))
    expect(said.result).toMatchObject({ added: 1, problems: [] })
    const next = await untilDone(await send(unknown.replace('300', '301'), { preview: true }))
    expect(next.result.problems).toMatchObject([{ code: 'column-kept', at: '几户人家' }])
    expect(next.result.told.changed).toMatchObject([{ row: 2, cells: [{ label: '户数', before: '300', after: '301' }] }])
    const undone = await test.call('clerk', 'POST', `/api/ledgers/village/imports/${said.result.entry}/undo`)
    expect([undone.status, undone.body]).toEqual([200, { withdrawn: 1, restored: 0 }])
  })

  it('adds a file once, however often it is sent', async () => {
    const before = await count()
    expect((await untilDone(await send(villages(3)))).result).toMatchObject({ added: 2, unchanged: 0 })
    expect((await untilDone(await send(villages(3)))).result).toMatchObject({ added: 0, unchanged: 2 })
    expect(await count()).toBe(before + 2)
  })

  it('that cannot be read fails in the job, in words', async () => {
    const job = await untilDone(await send(''))
    expect(job).toMatchObject({ state: 'failed', error: { code: 'invalid', message: '文件是空的。' } })
  })

  it('is cancelled by who started it: nothing is written, and it says so', async () => {
    const before = await count()
    const job = await send(villages(5))
    const [stopped] = await Promise.all([test.call('clerk', 'POST', `/api/jobs/${job}/cancel`), untilDone(job)])
    expect(stopped.status).toBe(200)
    const { state, error } = await untilDone(job)
    // It may have been done before the word came; then it is told as done, and all of it is there.
    expect([state, error?.code, (await count()) - before]).toEqual(state === 'done' ? ['done', undefined, 2] : ['failed', 'cancelled', 0])
    expect((await untilDone(await send(villages(5), { preview: true }))).state).toBe('done')
  })

  it('is seen by nobody but who started it', async () => {
    const job = await send(villages(4), { preview: true })
    expect((await test.call('administrator', 'GET', `/api/jobs/${job}`)).status).toBe(404)
    expect((await test.call('administrator', 'POST', `/api/jobs/${job}/cancel`)).status).toBe(404)
    expect((await untilDone(job)).state).toBe('done')
    expect((await test.call('clerk', 'POST', `/api/jobs/${job}/cancel`)).body).toMatchObject({ id: job, state: 'done' })
  })

  it('needs a file', async () => {
    const answer = await test.call('clerk', 'POST', '/api/ledgers/village/imports', {})
    expect([answer.status, answer.body.error.code]).toEqual([400, 'invalid'])
  })
})

describe('an export', () => {
  beforeAll(async () => {
    await untilDone(await send(villages(9)))
  })
  it.each(['csv', 'xlsx'])('as .%s imports again without a change', async (format) => {
    const answer = await test.call('auditor', 'GET', `/api/ledgers/village/export?format=${format}`)
    expect(answer.headers['content-disposition']).toContain(encodeURIComponent(`村.${format}`))
    const table = readTable(answer.bytes, `村.${format}`)
    const own = table.rows.filter(({ cells }) => cells.编码?.startsWith('99990110229'))
    expect(own.map(({ cells }) => [cells.编码, cells.名称, cells.户数, cells.人口])).toEqual([
      ['999901102291', '瓦窑9村', '300', '1000'],
      ['999901102292', '溪口9村', '250', '800'],
    ])
  })

  it('takes the filters of the list', async () => {
    const filters = encodeURIComponent(JSON.stringify([{ field: 'name', operator: '=', value: '溪口9村' }]))
    const answer = await test.call('auditor', 'GET', `/api/ledgers/village/export?format=csv&filters=${filters}`)
    expect(readTable(answer.bytes, '村.csv').rows).toHaveLength(1)
    for (const wrong of ['{}', '[', '[{"field":"name","operator":"like"}]']) {
      const refused = await test.call('auditor', 'GET', `/api/ledgers/village/export?format=csv&filters=${encodeURIComponent(wrong)}`)
      expect([wrong, refused.status]).toEqual([wrong, 400])
    }
  })

  it('is in the chain when it shows what others see masked, with its number and by which fields, never with their values', async () => {
    const exported = async () => {
      const { body } = await test.call('auditor', 'GET', '/api/audit')
      const entries: readonly { readonly action: string; readonly ledger?: string; readonly title?: string }[] = body.entries
      return entries.filter(({ action }) => action === 'export').map(({ ledger, title }) => [ledger, title])
    }
    const filters = encodeURIComponent(JSON.stringify([{ field: 'village', operator: 'empty' }]))
    const ask = (role: 'clerk' | 'auditor' | 'villageCadre', ledger: string) =>
      test.call(role, 'GET', `/api/ledgers/${ledger}/export?format=csv&filters=${filters}`)
    expect((await ask('auditor', 'low-income-household')).status).toBe(200)
    expect((await test.call('clerk', 'GET', '/api/ledgers/village/export?format=csv')).status).toBe(200)
    expect(await exported()).toEqual([])
    for (const role of ['clerk', 'villageCadre'] as const) expect((await ask(role, 'low-income-household')).status).toBe(200)
    expect(await exported()).toEqual([
      ['low-income-household', '0 条，csv，村'],
      ['low-income-household', '0 条，csv，村'],
    ])
    const entries = await test.kernel.engine.asOwner.read((session) =>
      session.query<{ detail: object }>(sql`select detail from audit_entry where action = 'export'`),
    )
    expect(entries.map(({ detail }) => detail)).toEqual(Array(2).fill({ format: 'csv', rows: 0, by: 'village' }))
  })

  it('has a blank form with the same header', async () => {
    const answer = await test.call('auditor', 'GET', '/api/ledgers/village/template.xlsx')
    expect(readTable(answer.bytes, '村.xlsx').columns).toEqual(['编码', '名称', '户数', '人口', '边界'])
  })
})
