import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApi, type TestApi } from './testing.ts'

let test: TestApi
beforeAll(async () => {
  test = await openTestApi()
  await test.call('clerk', 'POST', '/api/ledgers/village/records', { values: { code: '999901102201', name: '瓦溪村' } })
})
afterAll(() => test.close())

const sheet = [
  '竹溪镇2021年机井登记表,,,,',
  '单位：万元,,,,',
  '序号,井号,所在村,投资,现状',
  ...['在用', '停用', '在用', '在用', '停用', '在用'].map((state, at) => `${at + 1},A${at + 1},瓦溪村,${at + 1}.5,${state}`),
  '合计,,,24,',
].join('\r\n')
const file = (text = sheet) => new File([text], '机井.csv', { type: 'text/csv' })
const clerk = () => test.as('clerk')

async function create(text = sheet, change: (draft: Record<string, unknown>) => object = (draft) => draft) {
  const { columns, label, fields, title, key, date } = await clerk().proposeOwnLedger({ file: file(text) })
  const map = Object.fromEntries(columns.map((column) => [column.label, column.field]))
  const draft = { label, fields, title, key, ...(date === undefined ? {} : { date }), columns: map }
  return clerk().createOwnLedgerOfFile({ draft: JSON.stringify(change(draft)), file: file(text) })
}

describe('a sheet that fits no ledger', () => {
  it('is read as an office keeps it, and proposed as a ledger', async () => {
    const proposal = await clerk().proposeOwnLedger({ file: file() })
    expect(proposal).toMatchObject({ label: '机井登记表', title: ['井号'], key: ['井号'], rows: 6, headerRow: 3 })
    expect(proposal.fields.map(({ label, kind }) => [label, kind])).toEqual([
      ['井号', 'text'],
      ['所在村', 'village'],
      ['投资', 'money'],
      ['现状', 'choice'],
    ])
    expect(proposal.fits).toBeUndefined()
  })

  it('becomes one with its rows; list, search, indicators, trace and export are there at once', async () => {
    const created = await create()
    expect(created).toMatchObject({ ledger: 'own-1', rows: 6, added: 6, rejected: [] })
    const listed = (await clerk().listLedgers()).find(({ id }) => id === 'own-1')
    expect(listed).toMatchObject({ label: '机井登记表', packLabel: '自建台账', count: 6, indicators: 2 })
    const page = await clerk().queryLedger({ ledger: '机井登记表', totals: true })
    expect(page.totals?.count).toBe(6)
    const part = await test.call('clerk', 'GET', '/api/catalogue/ledger/own-1')
    expect(JSON.stringify(part.body)).toContain('机井登记表')
    const found = await test.call('clerk', 'GET', `/api/search?text=${encodeURIComponent('A3')}`)
    expect(JSON.stringify(found.body)).toContain('own-1')
    const exported = await test.call('clerk', 'GET', '/api/ledgers/own-1/export?format=csv')
    expect(exported.bytes.toString()).toContain('15000')
    const all = await test.call('clerk', 'GET', '/api/indicators?period=2021')
    expect(JSON.stringify(all.body)).toContain('机井登记表投资合计')
  })

  it('is not made when one of its rows cannot be read, and the cell is named', async () => {
    const bad = sheet.replace('3.5', '三万多').replaceAll('机井', '水塘').replace('24', '')
    const refused = await create(bad, (draft) => ({
      ...draft,
      fields: (draft.fields as { label: string }[]).map((field) => (field.label === '投资' ? { ...field, kind: 'money' } : field)),
    }))
    expect(refused.ledger).toBeUndefined()
    expect(refused.rejected).toMatchObject([{ column: '投资', value: '三万多' }])
    expect((await clerk().listOwn()).ledgers.map(({ label }) => label)).toEqual(['机井登记表'])
  })

  it('says which ledger it fits where there is one', async () => {
    const villages = '编码,名称,户数,人口\r\n999901102202,溪口村,250,800\r\n'
    expect((await clerk().proposeOwnLedger({ file: file(villages) })).fits).toMatchObject({ ledger: 'village' })
  })

  it('may be empty, twice named, wide or hostile: each is answered, and none breaks anything', async () => {
    await expect(clerk().proposeOwnLedger({ file: file('') })).rejects.toMatchObject({ status: 400 })
    const odd = "__proto__,名称,名称,'; drop table audit_head; --,{{a|b}}\r\n1,甲,乙,丙,丁\r\n"
    expect((await clerk().proposeOwnLedger({ file: file(odd) })).problems.map(({ code }) => code)).toContain('duplicate-column')
    const labels = Array.from({ length: 500 }, (_, at) => `第${at}栏`)
    const wide = await clerk().proposeOwnLedger({ file: file(`${labels.join()}\r\n${labels.map(() => '1').join()}\r\n`) })
    expect(wide.fields).toHaveLength(500)
    const { fields, title, key } = wide
    await expect(clerk().createOwnLedger({ label: '很宽', fields, title, key })).rejects.toMatchObject({ code: 'invalid' })
    await expect(clerk().createOwnLedgerOfFile({ draft: '{"label":1}', file: file() })).rejects.toMatchObject({ code: 'invalid' })
    const injected = await create("井号,'; drop table audit_head; --\r\nA1,甲\r\nA2,乙\r\n", (draft) => ({
      ...draft,
      label: "'); drop table town; --",
    }))
    expect(injected).toMatchObject({ added: 2 })
    await expect(
      clerk().createOwnLedger({ label: '{{甲}}', fields: [{ label: '乙', kind: 'text' }], title: ['乙'], key: [] }),
    ).rejects.toMatchObject({ code: 'invalid' })
    const unknown = clerk().createOwnLedger({ label: '丙', fields: [{ label: '乙', kind: 'constructor' }], title: ['乙'], key: [] })
    await expect(unknown).rejects.toMatchObject({ code: 'invalid' })
  })
})

describe('its settings', () => {
  it('name, add, retire and bring back columns; the browser is told by a new catalogue', async () => {
    const tag = async () => String((await test.call('clerk', 'GET', '/api/catalogue')).headers.etag)
    const before = await tag()
    await clerk().addOwnField({ ledger: 'own-1', field: { label: '深度', kind: 'decimal', scale: 1, unit: '公里' } })
    await clerk().changeOwnField({ ledger: 'own-1', field: 'field4', label: '使用情况', options: ['待修'] })
    const seen = await clerk().changeOwnField({ ledger: 'own-1', field: 'field5', retired: true })
    expect(await tag()).not.toBe(before)
    const ledger = seen.ledgers.find(({ id }) => id === 'own-1')
    expect(ledger?.fields.map(({ label, retired }) => [label, retired === true])).toEqual([
      ['井号', false],
      ['所在村', false],
      ['投资', false],
      ['使用情况', false],
      ['深度', true],
    ])
    await expect(clerk().addOwnField({ ledger: 'own-1', field: { label: '联系电话', kind: 'phone' } })).rejects.toMatchObject({
      code: 'invalid',
    })
    const processing = { purpose: '报修联系', basis: '村民委员会组织法', years: 3 }
    await clerk().addOwnField({ ledger: 'own-1', field: { label: '联系电话', kind: 'phone' }, processing })
    expect((await test.call('auditor', 'GET', '/api/compliance')).status).toBe(200)
  })

  it('are for the office: nobody else defines, and a village reads none that lies in no village', async () => {
    for (const role of ['villageCadre', 'gridWorker', 'leader', 'auditor'] as const)
      await expect(test.as(role).changeOwnLedger({ ledger: 'own-1', label: '别的' })).rejects.toMatchObject({ code: 'not-permitted' })
    await clerk().createOwnLedger({ label: '公文台账', fields: [{ label: '文号', kind: 'text' }], title: ['文号'], key: ['文号'] })
    await test.call('clerk', 'POST', `/api/ledgers/${encodeURIComponent('公文台账')}/records`, { values: { field1: '青政〔2021〕1号' } })
    const rows = async (role: 'clerk' | 'villageCadre' | 'leader') =>
      (await test.as(role).queryLedger({ ledger: '公文台账', totals: true })).totals?.count
    expect([await rows('clerk'), await rows('leader'), await rows('villageCadre')]).toEqual([1, 1, 0])
  })
})
