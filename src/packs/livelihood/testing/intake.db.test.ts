import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApi, roles, type TestApi, town } from '../../../api/testing.ts'

let test: TestApi
let address = 0
const root = `/public/${town}/livelihood-proposals`
const policy =
  "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; script-src 'self'; connect-src 'self'"

interface Part {
  readonly name: string
  readonly value: string | Uint8Array
  readonly file?: string
}

/** A form as a browser sends it. */
function multipart(parts: readonly Part[]) {
  const boundary = 'qianbi-boundary'
  const body = parts.flatMap(({ name, value, file }) => [
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="${name}"${file === undefined ? '' : `; filename="${file}"`}\r\n${file === undefined ? '' : 'content-type: image/jpeg\r\n'}\r\n`,
    ),
    Buffer.from(value),
    Buffer.from('\r\n'),
  ])
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([...body, Buffer.from(`--${boundary}--\r\n`)]),
  }
}

interface Sent {
  readonly fields?: Readonly<Record<string, string>>
  readonly more?: readonly Part[]
  readonly headers?: Readonly<Record<string, string>>
  readonly path?: string
  readonly from?: string
}

async function post({ fields = {}, more = [], headers = {}, path = '/new', from }: Sent) {
  address += 1
  const { headers: own, payload } = multipart([...Object.entries(fields).map(([name, value]) => ({ name, value })), ...more])
  return test.api.inject({
    method: 'POST',
    url: `${root}${path}`,
    headers: { ...own, ...headers },
    payload,
    remoteAddress: from ?? `10.0.${address >> 8}.${address & 255}`,
  })
}

const get = (path: string) => test.api.inject({ method: 'GET', url: `${root}${path}` })
const hidden = (body: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? ''

interface Blank extends Readonly<Record<string, string>> {
  readonly once: string
}

/** The form as somebody has it before them for a while. */
async function blank(): Promise<Blank> {
  const { body } = await get('/new')
  return {
    once: hidden(body, 'once'),
    since: (Date.now() - 60_000).toString(36),
    name: '装路灯',
    content: '晚上没有灯。',
    category: 'road',
  }
}

const codeIn = (body: string) => /id="code">([^<]+)</.exec(body)?.[1] ?? ''
const turn = (open: boolean) => test.call('administrator', 'POST', '/api/public-pages/livelihood-proposals', { open })
const add = async (ledger: string, values: object): Promise<string> =>
  (await test.call('clerk', 'POST', `/api/ledgers/${ledger}/records`, { values })).body.id
const records = async (ledger: string) => (await test.call('clerk', 'POST', `/api/ledgers/${ledger}/query`, {})).body.records

beforeAll(async () => {
  test = await openTestApi()
  for (const role of roles) await test.cookieOf(role)
})
afterAll(() => test.close())

describe('the gate by which everybody writes', () => {
  it('is closed with its page, in a new town too', async () => {
    for (const path of ['', '/new', '/receipt', '/similar?q=路灯']) expect([path, (await get(path)).statusCode]).toEqual([path, 410])
    expect((await post({ fields: { name: 'x' } })).statusCode).toBe(410)
    expect((await post({ fields: { code: 'x' }, path: '/receipt' })).statusCode).toBe(410)
    expect(await records('livelihood-proposal')).toEqual([])
  })

  it('says that nothing is collected until a season is declared, and takes nothing', async () => {
    await turn(true)
    expect((await get('/new')).body).toContain('现在没有在征集')
    expect((await post({ fields: await blank() })).body).toContain('现在没有在征集')
    expect(await records('livelihood-proposal')).toEqual([])
    await add('proposal-season', { name: '征集', year: '2021', startedOn: '2021-01-01', endedOn: '2022-01-01', note: '全年都收。' })
    await add('proposal-criterion', { list: 'positive', name: '普惠性', note: '<b>多数人</b>受益' })
    await add('proposal-criterion', { list: 'negative', name: '旧条目', endedOn: '2021-01-10' })
    const { body } = await get('/new')
    for (const said of ['全年都收。', '正面清单', '普惠性', '&lt;b&gt;多数人', '15个工作日']) expect(body).toContain(said)
    expect(body).not.toContain('旧条目')
  })

  it('gives one receipt for one form, and what became of it to whoever has the code', async () => {
    const fields = { ...(await blank()), contact: '13800000001' }
    const { statusCode, body, headers } = await post({ fields })
    expect([statusCode, headers['cache-control'], headers['content-security-policy']]).toEqual([200, 'no-store', policy])
    const code = codeIn(body)
    expect(code).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/)
    expect(codeIn((await post({ fields })).body)).toBe(code)
    expect(await records('livelihood-proposal')).toHaveLength(1)
    const followed = await post({ fields: { code: code.toLowerCase() }, path: '/receipt' })
    expect([followed.statusCode, followed.body.includes('待筛选'), followed.body.includes('装路灯')]).toEqual([200, true, true])
    expect(followed.body).not.toContain('13800000001')
    expect((await post({ fields: { code: 'AAAA-AAAA-AAAA-AAAA' }, path: '/receipt' })).statusCode).toBe(404)
    // Before the office has screened it nobody else reads of it.
    for (const path of ['', '/data.json', '/data.csv', `/similar?q=${encodeURIComponent('装路灯晚上没有灯')}`])
      expect([path, (await get(path)).body.includes('装路灯')]).toEqual([path, false])
  })

  it('shows similar ones that are public: to who types, and before it takes a form', async () => {
    const [first] = await records('livelihood-proposal')
    const lists: readonly { readonly id: string; readonly title: string }[] = await records('proposal-criterion')
    const criterion = lists.find(({ title }) => title === '普惠性')?.id
    const { body: cases } = await test.call('clerk', 'POST', '/api/cases/query', { loop: 'livelihood-proposal' })
    const one = cases.cases[0]
    const values = { name: '村口装路灯', publicText: '村口到学校晚上没有灯，联系13800000001。', criterion }
    const stepped = await test.call('clerk', 'POST', `/api/cases/${one.id}/steps`, { step: 'pool', version: one.version, values })
    expect([stepped.status, stepped.body.error]).toEqual([200, undefined])
    const similar = await get(`/similar?q=${encodeURIComponent('晚上村口没有路灯')}`)
    expect(similar.body).toContain('村口装路灯')
    expect((await get(`/similar?q=${encodeURIComponent('建食堂')}`)).body).toBe('')
    expect((await get('')).body).not.toMatch(/13800000001/)
    const fields = { ...(await blank()), name: '村口要装路灯' }
    const asked = await post({ fields })
    expect([asked.statusCode, asked.body.includes('已经有相近的建议'), asked.body.includes('value="村口要装路灯"')]).toEqual([
      200,
      true,
      true,
    ])
    expect([hidden(asked.body, 'seen'), hidden(asked.body, 'once')]).toEqual(['1', fields.once])
    expect(await records('livelihood-proposal')).toHaveLength(1)
    expect(codeIn((await post({ fields: { ...fields, seen: '1' } })).body)).not.toBe('')
    expect(first.id).toBeDefined()
  })

  it('keeps pictures without what the camera wrote, for the office alone, and refuses what is none', async () => {
    const note = Buffer.from('GPS 27.61N')
    const photo = Buffer.concat([
      Buffer.of(0xff, 0xd8, 0xff, 0xfe, 0, note.length + 2),
      note,
      Buffer.of(0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9),
    ])
    const picture = (value: Uint8Array, file = '竹甲乙家.jpg'): Part => ({ name: 'pictures', value, file })
    const fields = { ...(await blank()), name: '修水渠', content: '漏水', seen: '1' }
    expect((await post({ fields, more: [picture(photo), picture(new Uint8Array())] })).statusCode).toBe(200)
    const left = (await records('proposal-enclosure')).find(({ values }: { values: { picture: string | null } }) => values.picture !== null)
    expect(left.values.picture).toMatch(/^照片1\.jpg#sha256:/)
    const stored = await test.call('clerk', 'GET', `/api/files/${left.values.picture.split(':')[1]}`)
    expect(stored.bytes.includes('GPS')).toBe(false)
    const before = (await records('livelihood-proposal')).length
    const refused: readonly (readonly [string, readonly Part[]])[] = [
      ['JPEG、PNG、WebP', [picture(Buffer.from('<svg onload="alert(1)"/>'))]],
      ['JPEG、PNG、WebP', [picture(Buffer.from('MZ\u0090'))]],
      ['JPEG、PNG、WebP', [picture(Buffer.concat([photo.subarray(0, 8), Buffer.alloc(40)]))]],
      ['最多 3 张', Array.from({ length: 4 }, () => picture(photo))],
      ['每张不超过 6 MB', [picture(Buffer.concat([photo.subarray(0, -2), Buffer.alloc(6 * 1024 * 1024 + 9, 1), Buffer.of(0xff, 0xd9)]))]],
    ]
    for (const [why, more] of refused) {
      const answer = await post({ fields: { ...fields, name: '修渠二' }, more })
      expect([why, answer.statusCode, answer.body.includes(why)]).toEqual([why, 400, true])
      expect(answer.body).not.toMatch(/<svg/)
    }
    expect(await records('livelihood-proposal')).toHaveLength(before)
  })

  it('turns away programs and says so to people, with all that was typed', async () => {
    const fields = { ...(await blank()), name: '建图书室', content: '孩子没处看书', seen: '1' }
    const before = (await records('livelihood-proposal')).length
    const odd: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
      ['这一格不要填', { ...fields, homepage: 'http://example.com' }],
      ['太快了', { ...fields, since: Date.now().toString(36) }],
      ['打开得太久了', { ...fields, since: '1' }],
      ['打开得太久了', { ...fields, once: '<x>' }],
      ['建议类别', { ...fields, category: 'none' }],
      ['建议事项', { ...fields, name: '  ' }],
      ['最多 40 个字', { ...fields, name: '长'.repeat(41) }],
    ]
    for (const [why, sent] of odd) {
      const answer = await post({ fields: sent })
      expect([why, answer.statusCode, answer.body.includes(why)]).toEqual([why, 400, true])
      expect(answer.body).toContain('孩子没处看书')
      expect(answer.body).not.toContain('<x>')
    }
    expect(await records('livelihood-proposal')).toHaveLength(before)
    // A form that lay open for too long is a fresh one from then on.
    const again = (await post({ fields: { ...fields, since: '1' } })).body
    expect(hidden(again, 'once')).not.toBe(fields.once)
  })

  it('escapes whatever is typed, wherever it is shown again', async () => {
    const evil = `"><script>alert(1)</script>'&`
    const fields = {
      ...(await blank()),
      name: evil,
      content: `</textarea>${evil}`,
      contact: evil,
      place: evil,
      category: evil,
      village: evil,
    }
    const shown = await post({ fields })
    expect(shown.body).not.toMatch(/<script>|<\/textarea>"/)
    const { body } = await post({ fields: { ...fields, category: 'other', village: '', seen: '1' } })
    const told = (await post({ fields: { code: codeIn(body) }, path: '/receipt' })).body
    expect([/<script>/.test(told), told.includes('&lt;script&gt;')]).toEqual([false, true])
    for (const path of [`/similar?q=${encodeURIComponent(evil)}`, '/similar?q=a&q=b', '/similar', '/receipt?code=x'])
      expect([path, (await get(path)).statusCode, /<script>/.test((await get(path)).body)]).toEqual([path, 200, false])
  })

  it('is entered by its own form alone: no other site’s, no other method, no other body, no other field', async () => {
    const fields = { ...(await blank()), name: '别处来的', seen: '1' }
    const before = (await records('livelihood-proposal')).length
    expect((await post({ fields, headers: { 'sec-fetch-site': 'cross-site' } })).statusCode).toBe(403)
    expect((await post({ fields, headers: { origin: 'https://example.com' } })).statusCode).toBe(403)
    for (const method of ['PUT', 'PATCH', 'DELETE'] as const)
      expect([method, (await test.api.inject({ method, url: `${root}/new` })).statusCode]).toEqual([method, 404])
    for (const url of [
      root,
      `${root}/data.json`,
      `${root}/0123456789ab`,
      `/public/${town}/livelihood/new`,
      '/public/999901199/livelihood-proposals/new',
    ])
      expect([url, [404, 410].includes((await test.api.inject({ method: 'POST', url, payload: {} })).statusCode)]).toEqual([url, true])
    const json = await test.api.inject({ method: 'POST', url: `${root}/new`, payload: fields, remoteAddress: '10.77.0.1' })
    expect([json.statusCode, json.body.includes('读不懂')]).toEqual([400, true])
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    const plain = await test.api.inject({
      method: 'POST',
      url: `${root}/new`,
      headers: form,
      payload: 'name=x',
      remoteAddress: '10.77.0.2',
    })
    expect([400, 415]).toContain(plain.statusCode)
    const broken = { 'content-type': 'multipart/form-data; boundary=b' }
    const cut = await test.api.inject({
      method: 'POST',
      url: `${root}/new`,
      headers: broken,
      payload: '--b\r\nx',
      remoteAddress: '10.77.0.3',
    })
    expect(cut.statusCode).toBe(400)
    expect(await records('livelihood-proposal')).toHaveLength(before)
    const more = Array.from({ length: 30 }, (_, index) => ({ name: `x${index}`, value: 'y' }))
    expect((await post({ fields, more })).statusCode).toBe(400)
    const sly = { ...fields, status: 'listed', source: 'office', reply: '同意', number: 'JY1', publishedOn: '2020-01-01', __proto__: 'x' }
    expect((await post({ fields: sly })).statusCode).toBe(200)
    const found = (await records('livelihood-proposal')).find(({ values }: { values: { name: string } }) => values.name === '别处来的')
    expect(found.values).toMatchObject({ status: 'received', source: 'resident', reply: null, publishedOn: null })
  })

  it('lets nobody in who asks too often, without holding up others, and tells how long to wait', async () => {
    const from = '10.88.0.1'
    const one = async (index: number) =>
      post({ fields: { ...(await blank()), name: `第${index}条建议`, content: `内容${index}`, seen: '1' }, from })
    const answers = []
    for (let index = 0; index < 10; index += 1) answers.push(await one(index))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([...Array(8).fill(200), 429, 429])
    expect(answers[9]?.body).toContain('请过 10 分钟再来')
    expect(answers[9]?.headers['retry-after']).toBe('600')
    expect((await post({ fields: { ...(await blank()), seen: '1' } })).statusCode).toBe(200)
    const sending = Array.from({ length: 6 }, () => post({ fields: { code: 'x' }, path: '/receipt', from: '10.88.0.2' }))
    expect((await Promise.all(sending)).map(({ statusCode }) => statusCode)).toContain(429)
  })

  it('leaves an entry of nobody’s for each thing written, and a chain that verifies', async () => {
    const { entries } = (await test.call('auditor', 'GET', '/api/audit')).body
    expect(
      entries.some(
        ({ actor, actorName, action }: Readonly<Record<string, string>>) =>
          `${actor} ${actorName} ${action}` === 'public 公众 receipt.give',
      ),
    ).toBe(true)
    expect((await test.call('auditor', 'POST', '/api/audit/verify')).body.problems).toEqual([])
  })
})
