import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../kernel/access/types.ts'
import { addRecord, createUser, listWork } from '../kernel/index.ts'
import { idNumber } from '../kernel/ledger/testing/open-sample.ts'
import { changedParts, withParts } from '../office/xlsx/fill/testing.ts'
import { rawWorkbook } from '../office/xlsx/testing.ts'
import { openZip } from '../office/zip/read-zip.ts'
import { openTestApi, password, type Refused, type TestApi, town } from './testing.ts'

const system: Actor = { id: 'system', name: '系统', town, role: 'administrator' }
let test: TestApi

beforeAll(async () => {
  test = await openTestApi()
  const add = async (ledger: string, values: Parameters<typeof addRecord>[2]['values']) =>
    (await addRecord(test.kernel, system, { ledger, values })).id
  const [home, away] = [
    await add('village', { code: '999901102201', name: '竹口村' }),
    await add('village', { code: '999901102202', name: '石门村' }),
  ]
  const people = [
    ['祝山青', home, 1],
    ['柳溪东', home, 2],
    ['石南北', away, 3],
  ] as const
  for (const [head, village, number] of people)
    await add('low-income-household', {
      head,
      idNumber: idNumber(number),
      village,
      members: number,
      category: '低保',
      recognisedOn: '2019-01-01',
    })
  const cadre = await add('cadre', { name: '顾大川', category: 'villageCadre', village: home, since: '2018-01-01' })
  await createUser(test.kernel, system, { account: 'cadre', role: 'villageCadre', name: '顾大川', office: '竹口村', password, cadre })
})
afterAll(() => test.close())

const row = (at: number, cells: readonly (readonly [string, string])[]) =>
  `<row r="${at}">${cells.map(([column, text]) => (text === '' ? `<c r="${column}${at}"/>` : `<c r="${column}${at}" t="inlineStr"><is><t>${text}</t></is></c>`)).join('')}</row>`

/** A sheet of a title over its whole width and these lines, a hidden sheet behind it. */
function workbook(title: string, lines: readonly (readonly string[])[], more = ''): Buffer {
  const width = lines[0]?.length ?? 1
  const letter = (column: number) => String.fromCharCode(65 + column)
  const rows = lines.map((texts, index) =>
    row(
      index + 2,
      texts.map((text, column) => [letter(column), text] as const),
    ),
  )
  const xml = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${row(1, [['A', title]])}${rows.join('')}${more}</sheetData><mergeCells count="1"><mergeCell ref="A1:${letter(width - 1)}1"/></mergeCells></worksheet>`
  const sheets = [
    { name: '表', xml: `<?xml version="1.0"?>${xml}` },
    { name: '代码', xml: row(1, [['A', '不给看']]), state: 'hidden' },
  ]
  return Buffer.from(withParts(rawWorkbook({ sheets }), { '[Content_Types].xml': '<Types/>' }))
}

const bring = (name: string, bytes: Buffer, more: { readonly of?: string } = {}) =>
  test.as('clerk').bringForm({ file: new File([new Uint8Array(bytes)], name), ...more })
const statistics = (title: string) =>
  workbook(title, [
    ['指标', '本年', '备注'],
    ['低收入农户数（户）', '', ''],
    ['低收入农户人口（人）', '', ''],
    ['没有人知道的数', '', ''],
  ])
const refused = async (work: Promise<unknown>) => {
  const error = (await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )) as Refused | undefined
  return error === undefined ? undefined : [error.status, error.code]
}
const exported = async () =>
  (await test.as('administrator').listAudit({})).entries.filter(
    ({ action, ledger }) => action === 'export' && ledger === 'low-income-household',
  )

const roster = workbook('2020年低收入农户花名册', [
  ['序号', '户主', '身份证号', '人口'],
  ['', '', '', ''],
  ['填报单位：', '', '', ''],
])

describe('the room of forms over HTTP', () => {
  it('shows a form as it looks, without its hidden sheets, and takes what a person says of its cells', async () => {
    const { id, isNext } = await bring('2020年民政表.xlsx', statistics('2020年民政情况表'))
    expect(isNext).toBe(false)
    const api = test.as('clerk')
    const view = await api.getForm({ form: id })
    expect(view.sheets.map(({ name, rows, columns, merges }) => [name, rows, columns, merges.length])).toEqual([['表', 5, 3, 1]])
    expect(view.period).toBe('2020')
    const choice = { type: 'indicator', indicator: '低收入农户数', form: 'value', at: 'period', slices: [] } as const
    const cells = [{ sheet: '表', cell: 'B5', choice }]
    await api.bindForm({ form: id, version: view.version, cells })
    expect(await refused(api.bindForm({ form: id, version: view.version, cells }))).toEqual([409, 'conflict'])
    const bound = await api.getForm({ form: id })
    expect(bound.cells.find(({ cell }) => cell === 'B5')).toMatchObject({
      kept: true,
      confidence: 1,
      binding: { label: '低收入农户数', period: '2020' },
    })
    const filled = await test.as('leader').fillForm({ form: id })
    expect(filled.filled.find(({ cell }) => cell === 'B5')).toMatchObject({ value: '3', records: 3 })
    expect(filled.sheets[0]?.cells.find(({ row: at, column }) => at === 5 && column === 1)?.text).toBe('3')
    expect(filled.empty.every(({ why }) => why.length > 3)).toBe(true)
    expect(await refused(test.as('villageCadre').bindForm({ form: id, version: bound.version, confirm: true }))).toEqual([
      403,
      'not-permitted',
    ])
  })

  it('hands out one form as itself, with its macros and its ending, and several in one file', async () => {
    const bytes = withParts(statistics('2020年宏表'), { 'xl/vbaProject.bin': 'MACRO' })
    const { id } = await bring('宏表.xlsm', Buffer.from(bytes))
    const other = await bring('又一表.xlsx', Buffer.from(statistics('2020年又一表')))
    const one = await test.call('clerk', 'GET', `/api/forms-filled?forms=${id}`)
    expect([one.status, one.headers['content-type']]).toEqual([200, 'application/vnd.ms-excel.sheet.macroEnabled.12'])
    expect(String(one.headers['content-disposition'])).toContain(encodeURIComponent('宏表.xlsm'))
    expect(changedParts(bytes, one.bytes)).toEqual(['xl/worksheets/sheet1.xml'])
    const several = await test.call('clerk', 'GET', `/api/forms-filled?forms=${id},${other.id}&period=2020`)
    expect([several.headers['content-type'], openZip(several.bytes).names]).toEqual(['application/zip', ['宏表.xlsm', '又一表.xlsx']])
    expect((await test.call('clerk', 'GET', '/api/forms-filled?forms=,')).status).toBe(400)
    expect((await test.call('clerk', 'GET', `/api/forms-filled?forms=${id}&period=2020-99`)).status).toBe(400)
  })

  it('masks a list for whoever may not read it, gives a village cadre their own part, and notes what is handed out in full', async () => {
    const { id } = await bring('花名册.xlsx', roster)
    const view = await test.as('clerk').getForm({ form: id })
    expect(view.blocks.map(({ ledger, firstRow, lastRow }) => [ledger, firstRow, lastRow])).toEqual([['low-income-household', 3, 3]])
    const numbers = async (account: 'clerk' | 'leader') => {
      const { filled } = await test.as(account).fillForm({ form: id })
      return filled.filter(({ cell }) => /^C\d/.test(cell)).map(({ value }) => value)
    }
    expect(await numbers('clerk')).toEqual([1, 2, 3].map(idNumber))
    expect((await numbers('leader')).some((value) => /^\d{17}/.test(value))).toBe(false)
    expect(await exported()).toEqual([])
    await test.call('leader', 'GET', `/api/forms-filled?forms=${id}`)
    expect(await exported(), 'nothing unmasked has left').toEqual([])
    await test.call('clerk', 'GET', `/api/forms-filled?forms=${id}`)
    expect((await exported()).length).toBe(1)
    const session = await test.api.inject({ method: 'POST', url: '/api/session', payload: { account: 'cadre', password } })
    const cookie = String(session.headers['set-cookie']).split(';')[0] ?? ''
    const own = await test.api.inject({ method: 'GET', url: `/api/forms/${id}/filled`, headers: { cookie } })
    const names = own
      .json()
      .filled.flatMap(({ cell, value, record }: { cell: string; value: string; record?: string }) =>
        record !== undefined && /^B/.test(cell) ? [value] : [],
      )
    expect(names.sort()).toEqual(['柳溪东', '祝山青'].sort())
  })

  it('lists forms with the department that wants them and what is still owed, and what is asked for twice', async () => {
    const api = test.as('clerk')
    const { id } = await bring(
      '统计表甲.xlsx',
      workbook('2020年统计表甲', [
        ['指标', '本年'],
        ['新认定低收入农户数（户）', ''],
      ]),
    )
    const twin = await bring(
      '统计表乙.xlsx',
      workbook('2020年统计表乙', [
        ['指标', '本年'],
        ['新认定低收入农户数（户）', ''],
      ]),
    )
    const { version } = await api.getForm({ form: id })
    const values = {
      name: '统计表甲',
      department: '县统计局',
      basis: '某统〔2020〕3号',
      frequency: 'year',
      dueDays: 10,
      since: '2020-01-01',
    }
    await api.listFormInCatalogue({ form: id, version, values })
    const listed = (await api.listForms()).forms.find((one) => one.id === id)
    expect(listed).toMatchObject({
      listing: { department: '县统计局', frequencyWord: '每年' },
      returns: [{ period: '2020', dueOn: '2021-01-10', status: 'due', late: true }],
    })
    const burden = await api.weighForms()
    const overlap = burden.overlaps.find(({ cells }) => cells.some(({ form }) => form === id))
    expect(overlap?.cells.map(({ form }) => form).sort()).toEqual([id, twin.id].sort())
    const { fact = '', label = '' } = overlap ?? {}
    await api.decideOverlap({ fact, label, decision: 'merge', reason: '县里同意' })
    expect((await api.weighForms()).overlaps.find((one) => one.fact === fact)).toMatchObject({ decision: 'merge', reason: '县里同意' })
    expect(await refused(test.as('leader').decideOverlap({ fact, label, decision: 'keep', reason: '一' }))).toEqual([403, 'not-permitted'])
    const { version: now } = await api.getForm({ form: twin.id })
    await api.withdrawForm({ form: twin.id, version: now, reason: '收错了' })
    expect(await refused(api.getForm({ form: twin.id }))).toEqual([404, 'not-found'])
  })

  it('names who answers for a form: each of its periods is that person’s to do, and nobody else’s', async () => {
    const cadre = async (name: string) =>
      (await addRecord(test.kernel, system, { ledger: 'cadre', values: { name, category: 'officeCadre', since: '2018-01-01' } })).id
    const [one, other] = [await cadre('方小禾'), await cadre('林知秋')]
    const api = test.as('clerk')
    const { id } = await bring('负责人表.xlsx', Buffer.from(statistics('2020年负责人表')))
    const { version } = await api.getForm({ form: id })
    const values = { name: '负责人表', department: '县统计局', frequency: 'year', dueDays: 10, since: '2020-01-01' }
    await api.listFormInCatalogue({ form: id, version, values, holder: one })
    const listing = async () => (await api.listForms()).forms.find((form) => form.id === id)?.listing
    expect((await listing())?.holder).toEqual({ id: one, name: '方小禾' })
    const mine = async (cadre: string) => {
      const { items } = await listWork(test.kernel, { id: cadre, name: '办事员', town, role: 'clerk', cadre }, { which: 'mine' })
      return items.filter(({ subjectTitle }) => subjectTitle.includes('负责人表')).length
    }
    expect([await mine(one), await mine(other)]).toEqual([1, 0])
    const { version: now } = await api.getForm({ form: id })
    await api.listFormInCatalogue({ form: id, version: now, values, holder: other })
    expect((await listing())?.holder).toEqual({ id: other, name: '林知秋' })
    expect([await mine(one), await mine(other)]).toEqual([0, 1])
    const missing = test.as('clerk').listFormInCatalogue({ form: id, version: now, values, holder: id })
    expect(await refused(missing)).toEqual([404, 'not-found'])
    await api.listFormInCatalogue({ form: id, version: now, values, holder: null })
    expect((await listing())?.holder).toBeUndefined()
    // What nobody answers for is anybody's to do again.
    expect([await mine(one), await mine(other)]).toEqual([1, 1])
  })

  it('lists a form with whoever answers for it, or not at all', async () => {
    const api = test.as('clerk')
    const { id } = await bring('半张表.xlsx', Buffer.from(statistics('2020年半张表')))
    const { version } = await api.getForm({ form: id })
    const values = { name: '半张表', department: '县统计局', frequency: 'year', dueDays: 10, since: '2020-01-01' }
    expect(await refused(api.listFormInCatalogue({ form: id, version, values, holder: id }))).toEqual([404, 'not-found'])
    const { forms, unbound } = await api.listForms()
    expect(forms.find((form) => form.id === id)?.listing).toBeUndefined()
    expect(unbound.filter(({ name }) => name === '半张表')).toEqual([])
    expect((await api.getForm({ form: id })).version).toBe(version)
  })

  it('refuses in plain words what is no form, names nothing, or asks for what is not there', async () => {
    const api = test.as('clerk')
    expect(await refused(bring('表.xlsx', Buffer.from('户主,金额')))).toEqual([400, 'invalid'])
    expect(await refused(bring('表.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])))).toEqual([400, 'invalid'])
    expect(await refused(bring('表.xlsx', statistics('表'), { of: 'nothing' }))).toEqual([404, 'not-found'])
    const { id } = await bring('己表.xlsx', Buffer.from(statistics('2020年己表')))
    const { version } = await api.getForm({ form: id })
    const rows = { sheet: '表', firstRow: 3, lastRow: 2, filters: [], columns: [] }
    expect(await refused(api.bindForm({ form: id, version, rows: [rows] }))).toEqual([400, 'invalid'])
    expect(await refused(api.bindForm({ form: id, version, rows: [{ ...rows, lastRow: 4, ledger: 'nothing' }] }))).toEqual([400, 'invalid'])
    expect(await refused(api.getForm({ form: id, period: '昨天上午' }))).toEqual([400, 'invalid'])
    expect(await refused(api.fillForm({ form: 'nothing' }))).toEqual([404, 'not-found'])
  })
})
