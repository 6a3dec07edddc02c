import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addRecord, importRows } from '../kernel/index.ts'
import { readDocumentText, readWorkbook } from '../office/index.ts'
import { openTestApi, type TestApi, town } from './testing.ts'

const actor = { id: 'system', name: '系统', town, role: 'administrator' } as const
const idNumbers = ['999901209901010012', '999901209901240010', '999901209907080011']
const cards = ['6217990000000000246', '6217990000000001764', '6217990000000000014']
const names = ['顾石龙', '段东泉', '万飞']

let test: TestApi
let batch = ''
beforeAll(async () => {
  test = await openTestApi()
  const { kernel } = test
  const add = async (ledger: string, values: Record<string, string>) => (await addRecord(kernel, actor, { ledger, values })).id
  await add('village', { code: '999901102201', name: '白水村' })
  const policy = await add('aid-policy', {
    name: '2020年产业帮扶',
    category: 'industry',
    year: '2020',
    noticeDays: '7',
    noticeDayKind: 'working',
  })
  await add('aid-standard', { policy, item: '甜桔柚新种', measureUnit: '亩', rate: '800' })
  batch = await add('aid-batch', { category: 'industry', batch: '2020年第一批', year: '2020', policy })
  await add('aid-batch', { category: 'safetyNet', batch: '2020年第一批', year: '2020', policy })
  const table = (columns: readonly string[], rows: readonly (readonly string[])[]) => ({
    columns,
    rows: rows.map((cells, index) => ({
      row: index + 2,
      cells: Object.fromEntries(columns.map((column, place) => [column, cells[place] ?? ''])),
    })),
  })
  await importRows(kernel, actor, {
    ledger: 'low-income-household',
    ...table(
      ['户主', '身份证号', '村', '认定日期'],
      names.map((name, index) => [name, idNumbers[index] ?? '', '白水村', '2018-01-01']),
    ),
  })
  const lines = await importRows(kernel, actor, {
    ledger: 'aid-line',
    ...table(
      ['批次', '类别', '户主', '身份证号', '领款人', '领款人身份证号', '补助项目', '数量', '金额(元)', '一卡通账号', '账户户名', '状态'],
      names.map((name, index) => [
        '2020年第一批',
        '产业帮扶',
        name,
        idNumbers[index] ?? '',
        name,
        idNumbers[index] ?? '',
        '甜桔柚新种',
        '2.5',
        `${index + 1}000.50`,
        cards[index] ?? '',
        name,
        index === 2 ? '已剔除' : '',
      ]),
    ),
  })
  expect(lines).toMatchObject({ added: 3, rejected: [] })
})
afterAll(() => test.close())

const publication = (format: string, about = '2020年第一批产业帮扶') =>
  test.call(
    'clerk',
    'GET',
    `/api/ledgers/aid-line/publication?${new URLSearchParams({ format, about, from: '2020-06-01', to: '2020-06-10', contact: '青竹镇农业农村办公室 0579-1234567', filters: JSON.stringify([{ field: 'batch', operator: '=', value: batch }]) })}`,
  )

describe('the list for the notice board', () => {
  it('names people with the middle hidden, what they get and where they live, and adds up', async () => {
    const [sheet] = readWorkbook((await publication('xlsx')).bytes)
    const rows = sheet?.rows.map(({ cells }) => cells.map(String)) ?? []
    expect(rows[0]).toEqual(['序号', '户主', '村', '领款人', '补助项目', '政策', '数量', '金额(元)'])
    expect(rows.slice(1).map((row) => [row[1], row[2], row[4], row[7]])).toEqual([
      ['段*泉', '白水村', '甜桔柚新种', '2000.50'],
      ['顾*龙', '白水村', '甜桔柚新种', '1000.50'],
      ['', '', '', '3001.00'],
    ])
  })

  it('says in the document what it is, for how long it hangs and where to object', async () => {
    const { text } = await readDocumentText((await publication('docx')).bytes, '名单.docx')
    expect(text).toContain('2020年第一批产业帮扶公示名单')
    expect(text).toContain('公示期：2020年6月1日至2020年6月10日。对名单有异议的，请在公示期内向青竹镇农业农村办公室 0579-1234567反映。')
    expect(text).toContain('顾*龙')
    expect(text).toContain('3,001.00')
  })

  it.each(['docx', 'xlsx'])('holds no number of identity or card, and no whole name, anywhere in the .%s', async (format) => {
    const { bytes } = await publication(format)
    const { unzipSync } = await import('fflate')
    const content = Object.values(unzipSync(bytes))
      .map((part) => Buffer.from(part).toString('utf8'))
      .join('\n')
    for (const secret of [...idNumbers, ...cards, ...names]) expect(content).not.toContain(secret)
    for (const secret of [...idNumbers, ...cards]) expect(content).not.toContain(secret.slice(-6))
  })

  it('is refused when a text carries a number in', async () => {
    const answer = await publication('xlsx', '2020年第一批 13912345678')
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'invalid' } } })
    expect(answer.body.error.message).toContain('139…78')
  })

  it('cannot be narrowed by what the reader sees masked: who is left on it would tell a number digit by digit', async () => {
    const asked = (role: 'clerk' | 'leader') => {
      const filters = JSON.stringify([{ field: 'payeeId', operator: 'contains', value: idNumbers[0] }])
      return test.call(role, 'GET', `/api/ledgers/aid-line/publication?${new URLSearchParams({ format: 'xlsx', about: 'x', filters })}`)
    }
    expect(await asked('leader')).toMatchObject({ status: 403, body: { error: { code: 'not-permitted' } } })
    expect((await asked('clerk')).status).toBe(200)
  })

  it('is not made of a ledger that is not for publication', async () => {
    const answer = await test.call('clerk', 'GET', '/api/ledgers/low-income-household/publication?format=xlsx&about=x')
    expect(answer.body.error.message).toBe('“低收入农户”没有可以公示的栏目。')
  })
})
