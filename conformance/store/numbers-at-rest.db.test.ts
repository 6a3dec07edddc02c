import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, inject, it } from 'vitest'
import { createApi } from '../../src/api/app.ts'
import { resolveCatalogue } from '../../src/definition/catalogue/resolve-catalogue.ts'
import { parseShape } from '../../src/definition/shape/parse-json.ts'
import { object } from '../../src/definition/shape/shape.ts'
import { accessTables } from '../../src/kernel/access/tables.ts'
import type { Actor } from '../../src/kernel/access/types.ts'
import { auditTables } from '../../src/kernel/audit/tables.ts'
import { dumpStore } from '../../src/kernel/backup/dump-store.ts'
import { restoreStore } from '../../src/kernel/backup/restore-store.ts'
import {
  createUser,
  getAccessRules,
  initTown,
  openEngine,
  openKernel,
  setAccessRules,
  verifyAudit,
  withKernelPacks,
} from '../../src/kernel/index.ts'
import { ledgerTables } from '../../src/kernel/ledger/tables.ts'
import { loopTables } from '../../src/kernel/loop/tables.ts'
import { tableShape } from '../../src/kernel/storage/migrate/table-shape.ts'
import { OpenOld } from '../../src/kernel/storage/sealing/open-old.ts'
import { numberColumns, sealAnew } from '../../src/kernel/storage/sealing/seal-anew.ts'
import { plainSealer } from '../../src/kernel/storage/sealing/sealer.ts'
import { makeStoreKey } from '../../src/kernel/storage/sealing/store-key.ts'
import { readSealers } from '../../src/kernel/storage/sealing/store-key-table.ts'
import { createSecretBox } from '../../src/kernel/storage/secret-box.ts'
import { dumpDatabase, findDump, occurring, readFolder } from '../../src/kernel/storage/testing/bytes.ts'
import { dumpTables } from '../../src/kernel/storage/testing/dump-tables.ts'
import { openEmptyMemory } from '../../src/kernel/storage/testing/prepared-memory.ts'
import { createTestDatabase } from '../../src/kernel/storage/testing.ts'
import type { Engine } from '../../src/kernel/storage/types.ts'
import { withParts } from '../../src/office/xlsx/fill/testing.ts'
import { rawWorkbook } from '../../src/office/xlsx/testing.ts'
import { packs } from '../../src/packs/index.ts'
import { temporaryFolder } from './prepared-store.ts'
import { along, roads, words } from './roads.ts'

const town = '999901102'
const password = 'bamboo-2020'
const system: Actor = { id: 'system', name: '系统', town, role: 'administrator' }
const catalogue = resolveCatalogue(withKernelPacks(packs)).catalogue

/** A town, and the calls of its clerk and administrator. */
async function openTown(engine: Engine) {
  const clock = () => new Date('2021-01-15T02:00:00Z')
  const kernel = await openKernel({ engine: { ...engine, passwordCost: { memory: 8, passes: 1 } }, catalogue, clock })
  await initTown(kernel, { town, name: '竹溪镇', county: '青岚县' })
  for (const role of ['administrator', 'clerk', 'editor', 'leader'] as const)
    await createUser(kernel, system, { account: role, name: `用户${role}`, role, office: '办公室', password })
  const api = await createApi({ kernel, version: '0.0.0' })
  const cookies = new Map<string, string>()
  const cookieOf = async (account: string) => {
    const known = cookies.get(account)
    if (known !== undefined) return known
    const answer = await api.inject({ method: 'POST', url: '/api/session', payload: { account, password } })
    const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? ''
    cookies.set(account, cookie)
    return cookie
  }
  const call = async (account: string, method: 'GET' | 'POST' | 'PATCH' | 'PUT', url: string, body?: object) => {
    const answer = await api.inject({
      method,
      url,
      headers: { cookie: await cookieOf(account) },
      ...(body === undefined ? {} : { payload: body }),
    })
    expect(answer.statusCode, `${method} ${url}: ${answer.body.slice(0, 300)}`).toBe(200)
    return String(answer.headers['content-type']).includes('json') ? answer.json() : answer.body
  }
  const send = async (
    url: string,
    { name, content, fields = {} }: { readonly name: string; readonly content: string | Buffer; readonly fields?: Record<string, string> },
  ) => {
    const boundary = 'qianbi-boundary'
    const parts = Object.entries(fields).flatMap(([field, value]) => [
      `--${boundary}`,
      `Content-Disposition: form-data; name="${field}"`,
      '',
      value,
    ])
    const disposition = `Content-Disposition: form-data; name="file"; filename="${name}"`
    const type = name.endsWith('.csv') ? 'text/csv' : 'application/pdf'
    const before = [...parts, `--${boundary}`, disposition, `Content-Type: ${type}`, '', ''].join('\r\n')
    const payload = Buffer.concat([Buffer.from(before), Buffer.from(content), Buffer.from(`\r\n--${boundary}--\r\n`)])
    const headers = { cookie: await cookieOf('clerk'), 'content-type': `multipart/form-data; boundary=${boundary}` }
    const answer = await api.inject({ method: 'POST', url, headers, payload })
    expect(answer.statusCode, `${url}: ${answer.body.slice(0, 300)}`).toBe(200)
    return String(answer.headers['content-type']).includes('json') ? answer.json() : answer.body
  }
  const finish = async (job: string, account = 'clerk') => {
    for (;;) {
      const view = await call(account, 'GET', `/api/jobs/${job}`)
      if (view.state !== 'running') return view
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  return { kernel, api, cookieOf, call, send, finish, close: () => api.close() }
}
type Town = Awaited<ReturnType<typeof openTown>>

/** Writes a number of identity, an account and a telephone by every road that leads into the store. */
async function takeEveryRoad(place: Town): Promise<void> {
  const { call } = place
  const add = async (ledger: string, values: object, reason?: string): Promise<string> =>
    (await call('clerk', 'POST', `/api/ledgers/${ledger}/records`, { values, ...(reason === undefined ? {} : { reason }) })).id
  const village = await add('village', { code: '999901102201', name: '竹口村' })
  const household = async (road: string) => {
    const { identity, account, phone } = along(road)
    const of = await add('low-income-household', {
      head: '周文',
      idNumber: identity,
      village,
      recognisedOn: '2019-05-01',
      status: 'registered',
    })
    const payment = await add('aid-payment', {
      household: of,
      category: 'industry',
      batch: road,
      amount: '12.00',
      paidOn: '2020-03-01',
      account,
    })
    const away = await add('person-away', { name: road, village, place: '福建省', phone })
    return { of, payment, away }
  }
  const form = await household('form')
  await add('person-away', {
    name: '郑雪',
    village,
    place: `福建省，${words('where somebody lives')}`,
    occupation: words('words of a ledger'),
  })
  await changeAndDiscuss(place, { ...form, household })
  await bringFiles(place)
  await lookAndReport(place, village)
  await askAndAnswer(place, { village, of: form.of })
  await fillForms(place)
}

interface Records {
  readonly of: string
  readonly payment: string
  readonly away: string
}

async function changeAndDiscuss(
  { kernel, call }: Town,
  { of, payment, away, household }: Records & { readonly household: (road: string) => Promise<Records> },
): Promise<void> {
  const amended = along('amendment')
  const change = async (ledger: string, id: string, values: object, reason?: string) => {
    const { version } = await call('clerk', 'GET', `/api/ledgers/${ledger}/records/${id}`)
    return call('clerk', 'PATCH', `/api/ledgers/${ledger}/records/${id}`, { version, values, ...(reason === undefined ? {} : { reason }) })
  }
  await change('low-income-household', of, { idNumber: amended.identity }, words('reason of an amendment'))
  await change('aid-payment', payment, { account: amended.account })
  await change('person-away', away, { phone: amended.phone })
  await call('clerk', 'POST', `/api/ledgers/aid-payment/records/${payment}/comments`, { words: words('comment') })
  await call('clerk', 'POST', '/api/ledgers/aid-payment/views', {
    name: '一张卡',
    shared: true,
    setup: JSON.stringify({ filters: [{ field: 'account', operator: '=', value: along('view').account }], search: words('view') }),
  })
  await setAccessRules(kernel, system, { ...(await getAccessRules(kernel, system)), secondPerson: true })
  const waiting = along('waiting change')
  await change('low-income-household', of, { idNumber: waiting.identity }, words('reason of a waiting change'))
  await change('aid-payment', payment, { account: waiting.account })
  const refused = await household('refused change')
  await change('aid-payment', refused.payment, { account: along('refused account').account })
  const { changes = [] } = await call('leader', 'GET', '/api/agreements').then((found) =>
    Array.isArray(found) ? { changes: found } : found,
  )
  const one = changes.find(({ record, state }: { record: string; state: string }) => record === refused.payment && state === 'waiting')
  await call('administrator', 'POST', `/api/agreements/${one.id}/refuse`, { reason: words('reason of a refusal') })
  const gone = await household('withdrawn record')
  await call('clerk', 'POST', `/api/ledgers/person-away/records/${gone.away}/withdraw`, {
    version: 1,
    reason: words('reason of a withdrawal'),
  })
}

async function bringFiles({ send, finish, call, api }: Town): Promise<void> {
  const line = (road: string, batch: string) => {
    const { identity, account } = along(road)
    return `周文,${identity},竹口村,产业帮扶,${batch},15.00,2020-05-18,${account}`
  }
  const head = '户主,身份证号,村,类别,批次,金额,发放日期,一卡通账号'
  const form = along('amendment').identity
  const bad = [head, line('rejected import', '甲'), line('rejected cell', '乙').replace('15.00', words('rejected cell'))].join('\r\n')
  const rejected = await finish(
    (await send('/api/ledgers/aid-payment/imports?preview=false', { name: `${along('file of an import').phone}.csv`, content: bad })).job,
  )
  expect(rejected.result.rejected.length).toBeGreaterThan(0)
  await send('/api/ledgers/aid-payment/imports/marked', { name: '发放.csv', content: bad })
  const good = [head, line('import', '丙').replace(along('import').identity, form)].join('\r\n')
  for (const preview of [true, false]) {
    const done = await finish((await send(`/api/ledgers/aid-payment/imports?preview=${preview}`, { name: '发放.csv', content: good })).job)
    expect(done.result).toMatchObject({ added: 1, rejected: [] })
  }
  const { identity, phone } = along('own ledger')
  const sheet = [
    '志愿者登记表,,',
    '姓名,身份证号,联系电话',
    `吴秀,${identity},${phone}`,
    `周武,${along('second of an own ledger').identity},${along('second of an own ledger').phone}`,
  ].join('\r\n')
  const proposal = await send('/api/own-ledgers/proposals', { name: '志愿者.csv', content: sheet })
  const { label, fields, title, key, date, columns } = proposal
  expect(fields.map(({ kind }: { kind: string }) => kind)).toEqual(expect.arrayContaining(['nationalId', 'phone']))
  const map = Object.fromEntries(columns.map((column: { label: string; field: string }) => [column.label, column.field]))
  const processing = { purpose: '登记志愿者', basis: '本人同意', years: 3 }
  const draft = JSON.stringify({ label, fields, title, key, ...(date === undefined ? {} : { date }), processing, columns: map })
  expect(await send('/api/own-ledgers/of-file', { name: '志愿者.csv', content: sheet, fields: { draft } })).toMatchObject({ added: 2 })
  const stored = await send('/api/files', {
    name: `${words('name of a file')}.pdf`,
    content: `%PDF-1.4 1 0 obj<<>>endobj trailer<<>> ${words('bytes of a file')}`,
  })
  const { body } = await api.inject({
    method: 'POST',
    url: '/api/session',
    payload: { account: along('account of nobody').phone, password },
  })
  expect(body).toContain('error')
  await call('administrator', 'POST', '/api/users', {
    account: along('account of a user').phone,
    name: '吴秀',
    role: 'clerk',
    office: '党政办',
    password: 'tea-garden-2021',
  })
  expect(stored.value).toContain(along('name of a file').phone)
}

async function lookAndReport({ call, api, cookieOf }: Town, village: string): Promise<void> {
  const found = await call('clerk', 'POST', '/api/ledgers/low-income-household/query', { search: along('search').identity })
  expect(found.records).toEqual([])
  await call('clerk', 'GET', `/api/ledgers/aid-payment/export?format=csv&search=${along('export').account}`)
  const resident = along('resident')
  const { id: person } = await call('clerk', 'POST', '/api/ledgers/person/records', {
    values: { name: '郑雨', idNumber: resident.identity, phone: resident.phone, village },
  })
  await call('clerk', 'POST', `/api/people/${person}/full`, { reason: words('reason of a look') })
  await call('clerk', 'GET', `/api/people/${person}/copy?asked=${encodeURIComponent(words('request of a copy'))}`)
  const source = [
    '---',
    'title: 竹溪镇2021年工作报告',
    `town: "${town}"`,
    'period: 2021',
    '---',
    '# 一、情况',
    `全镇有{{行政村数}}个行政村。{{背景:${words('report')}}}`,
  ].join('\n')
  const saved = await call('editor', 'POST', '/api/reports', { name: '年报', period: '2021', source })
  // Such a report is not frozen at all: its reading finds the numbers.
  const refused = await api.inject({
    method: 'POST',
    url: `/api/reports/${saved.id}/freeze`,
    headers: { cookie: await cookieOf('editor') },
  })
  expect([refused.statusCode, refused.body]).toEqual([400, expect.stringContaining('身份证号')])
}

/** A number that is none yet, what somebody wants put right, and what they are answered. */
async function askAndAnswer({ call }: Town, { village, of }: { readonly village: string; readonly of: string }): Promise<void> {
  const person = async (name: string, values: object): Promise<string> =>
    (await call('clerk', 'POST', '/api/ledgers/person/records', { values: { name, village, ...values } })).id
  await person('吴雨', { statedNumber: along('stated number').identity })
  await person('吴雪', { statedNumber: `${along('stated account').account}？` })
  const { head } = (await call('clerk', 'GET', `/api/ledgers/low-income-household/records/${of}`)).values
  const asking = await person(head, { phone: along('phone to be put right').phone })
  const ask = async (field: string, road: string) => {
    const body = {
      ledger: 'person',
      record: asking,
      field,
      should: along(road).phone,
      why: words(`why of ${road}`),
      asked: words(`asking of ${road}`),
    }
    const { id } = await call('clerk', 'POST', `/api/people/${asking}/corrections`, body)
    const [found] = await call('clerk', 'GET', `/api/ledgers/person-correction/records/${id}/cases`)
    return (step: string, more: object = {}) =>
      call('clerk', 'GET', `/api/cases/${found.id}`).then((one) =>
        call('clerk', 'POST', `/api/cases/${found.id}/steps`, { step, version: one.case.version, ...more }),
      )
  }
  const accepted = await ask('phone', 'correction')
  await accepted('accept')
  await accepted('tell')
  const refused = await ask('phone', 'refused correction')
  await refused('refuse', { values: { answer: words('answer to a correction') } })
}

/** A department's list, filled from the ledger and taken out, with numbers in its own words and in its name. */
async function fillForms({ send, call }: Town): Promise<void> {
  const line = (at: number, texts: readonly string[]) =>
    `<row r="${at}">${texts.map((text, column) => `<c r="${'ABC'[column] ?? ''}${at}" t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`
  const lines = [['低收入农户花名册'], ['户主', '身份证号', '备注'], ['', '', ''], [`填报单位：${words('words of a form')}`]]
  const xml = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${lines.map((texts, at) => line(at + 1, texts)).join('')}</sheetData></worksheet>`
  const book = rawWorkbook({ sheets: [{ name: '表', xml: `<?xml version="1.0"?>${xml}` }] })
  const content = Buffer.from(withParts(book, { '[Content_Types].xml': '<Types/>' }))
  const { id } = await send('/api/forms', { name: `${words('name of a form')}.xlsx`, content })
  const { blocks } = await call('clerk', 'GET', `/api/forms/${id}`)
  expect(blocks.map(({ ledger }: { ledger: string }) => ledger)).toEqual(['low-income-household'])
  const { filled } = await call('clerk', 'GET', `/api/forms/${id}/filled`)
  expect(filled.map(({ value }: { value: string }) => value)).toContain(along('amendment').identity)
  await call('clerk', 'GET', `/api/forms-filled?forms=${id}`)
}

/** Where a number lies as it was written: what somebody typed into words of a ledger; in a folder the bytes of a file too, which SQL prints in hex. SECURITY.md says so. */
const plain = ['words of a ledger']
const plainInFiles = [...plain, 'bytes of a file']

/** The roads of whose numbers one stands in the bytes. */
function roadsIn(bytes: Buffer | string): readonly string[] {
  const whole = Buffer.from(bytes)
  return [...roads].flatMap(([road, numbers]) => (occurring(whole, Object.values(numbers)).length > 0 ? [road] : []))
}

/** Takes the seals off everything but the ledgers, as an edition before this one left it. */
async function unsealWords(engine: Engine): Promise<void> {
  await engine.asOwner.write(async (session) => {
    const sealers = (await readSealers(session, engine))?.sealers ?? (() => plainSealer)
    const openly = (town: string) => ({ ...sealers(town), seal: (text: string) => text })
    for (const table of [...auditTables, ...accessTables, ...loopTables, ...ledgerTables([])])
      if (numberColumns(table).length > 0) await sealAnew(session, table, { sealers: openly, old: new OpenOld() })
    await session.query(sql`delete from search_rule where ledger like 'numbers of %'`)
  })
}

async function verifyStore(engine: Engine): Promise<void> {
  const kernel = await openKernel({ engine, catalogue })
  expect((await verifyAudit(kernel, { ...system, role: 'auditor' })).problems).toEqual([])
}

/** The life of a store whose numbers came by every road; gives what a backup restores into `other`. */
async function live(engine: Engine, other: Engine): Promise<void> {
  const place = await openTown(engine)
  await takeEveryRoad(place)
  await place.close()
  await verifyStore(engine)
  expect(roadsIn(await dumpTables(engine))).toEqual(plain)
  await unsealWords(engine)
  expect(roadsIn(await dumpTables(engine)).length, 'what is looked for can be found').toBeGreaterThan(plain.length + 8)
  const secrets = createSecretBox([makeStoreKey()])
  await verifyStore({ ...engine, secrets, replacesKey: true })
  expect(roadsIn(await dumpTables(engine))).toEqual(plain)
  const lines: string[] = []
  const content = await dumpStore(engine, async (line) => void lines.push(line))
  const shapes = lines.flatMap((line) =>
    line.startsWith('{"table"') ? [parseShape(object({ table: tableShape }), line, 'a table').table] : [],
  )
  async function* given(): AsyncGenerator<string> {
    yield* lines
  }
  await restoreStore(other, { shapes, lines: given() })
  await verifyStore({ ...other, secrets })
  expect((await dumpStore(other, async () => undefined)).towns).toEqual(content.towns)
  expect(roadsIn(await dumpTables(other))).toEqual(plain)
}

describe('numbers of people that came by every road', () => {
  const server = inject('testServer')

  it('lie in a folder only where words and files have them, also after an upgrade and with another key, and verify elsewhere', async () => {
    const data = join(temporaryFolder(), 'store')
    const engine = await openEngine({ data, access: 'create' })
    const other = server === '' ? await openEmptyMemory() : await openEngine({ url: (await createTestDatabase(server)).url })
    await live(engine, other)
    await other.close()
    await engine.close()
    expect(roadsIn(readFolder(data))).toEqual(plainInFiles)
  })

  it.runIf(server !== '' && findDump() !== undefined)('and so they do on a server, as pg_dump tells', async () => {
    const { url } = await createTestDatabase(server)
    const engine = await openEngine({ url })
    const other = await openEmptyMemory()
    await live(engine, other)
    await other.close()
    await engine.close()
    expect(roadsIn(dumpDatabase(url))).toEqual(plain)
  })
})
