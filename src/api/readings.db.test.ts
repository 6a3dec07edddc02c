import { expect, it, onTestFinished } from 'vitest'
import { listAudit, verifyAudit } from '../kernel/index.ts'
import { idNumber } from '../kernel/ledger/testing/open-sample.ts'
import { openZip } from '../office/zip/read-zip.ts'
import { openTestApi, town } from './testing.ts'

const auditor = { id: 'auditor', name: '审计', town, role: 'auditor' } as const

async function openHouseholds() {
  const test = await openTestApi()
  onTestFinished(() => test.close())
  const add = async (ledger: string, values: object): Promise<string> =>
    (await test.call('clerk', 'POST', `/api/ledgers/${ledger}/records`, { values })).body.id
  const village = await add('village', { code: '999901102201', name: '竹口村' })
  const household = (at: number) => ({
    head: `户主${'甲乙丙'[at] ?? ''}`,
    idNumber: idNumber(at),
    village,
    recognisedOn: '2019-05-01',
    status: 'registered',
  })
  const ids = [await add('low-income-household', household(1)), await add('low-income-household', household(2))]
  const list = (role: 'clerk' | 'gridWorker', body: object, ledger = 'low-income-household') =>
    test.call(role, 'POST', `/api/ledgers/${ledger}/query`, body)
  const entries = async () => {
    const found = await listAudit(test.kernel, auditor, { limit: 50 })
    return found.flatMap(({ action, ledger, record, detail }) =>
      action === 'list' || action === 'history' ? [{ action, ledger, record, detail }] : [],
    )
  }
  return { test, id: ids[0] ?? '', list, entries }
}

it('of lists and histories in full leaves one entry for each choice, counted over its pages, and none of what was asked for', async () => {
  const { test, id, list, entries } = await openHouseholds()
  const number = idNumber(1)
  await list('clerk', { limit: 1 })
  await list('clerk', {})
  await list('clerk', { filters: [{ field: 'idNumber', operator: '=', value: number }] })
  await list('clerk', { search: number })
  await test.call('clerk', 'GET', `/api/ledgers/low-income-household/records/${id}/history`)
  expect(await entries()).toEqual([])
  await test.api.close()
  const found = await entries()
  expect(found).toHaveLength(4)
  const of = { ledger: 'low-income-household', record: null, action: 'list' }
  expect(found).toEqual(
    expect.arrayContaining([
      { ...of, detail: { records: 3, times: 2 } },
      { ...of, detail: { records: 1, times: 1, by: 'idNumber' } },
      { ...of, detail: { records: 1, times: 1, by: 'search' } },
      { ...of, action: 'history', record: id, detail: { records: 1, times: 1 } },
    ]),
  )
  expect(JSON.stringify(found)).not.toContain(number)
  expect((await verifyAudit(test.kernel, auditor)).problems).toEqual([])
})

it('of a search over everything, lists of cases and of work, news and choices leaves one for each ledger that others see masked, or masked in its titles', async () => {
  const { test, entries } = await openHouseholds()
  const { village } = (await test.call('clerk', 'POST', '/api/ledgers/low-income-household/query', {})).body.records[0].values
  const person = { name: '顾石龙', village, measure: 'home', startedOn: '2021-01-10' }
  const { body: measured } = await test.call('clerk', 'POST', '/api/ledgers/controlled-person/records', { values: person })
  expect(measured).toHaveProperty('id')
  const found = await test.call('clerk', 'GET', `/api/search?text=${encodeURIComponent('户主')}`)
  expect(found.body.filter(({ kind }: { kind: string }) => kind === 'record')).not.toEqual([])
  const cases = (await test.call('clerk', 'POST', '/api/cases/query', {})).body.cases
  const shown = (ledger: string, all: readonly { ledger?: string }[]) => all.filter((one) => one.ledger === ledger).length
  const work = (await test.as('clerk').listWork({ which: 'mine' })).items
  const { recent } = (await test.call('clerk', 'GET', '/api/workbench')).body
  await test.call('clerk', 'GET', '/api/ledgers/controlled-person/options?search=')
  await test.call('clerk', 'GET', '/api/ledgers/low-income-household/options?search=')
  await test.call('gridWorker', 'POST', '/api/cases/query', {})
  await test.call('gridWorker', 'GET', `/api/search?text=${encodeURIComponent('户主')}`)
  await test.api.close()
  const noted = (await entries()).map(({ ledger, detail }) => [ledger, detail.by, detail.records])
  expect(noted).toContainEqual(['low-income-household', 'search-all', 2])
  for (const [by, all] of [
    ['cases', cases],
    ['work', work],
    ['news', recent],
  ] as const) {
    expect(shown('controlled-person', all), by).toBeGreaterThan(0)
    expect(noted).toContainEqual(['controlled-person', by, shown('controlled-person', all)])
  }
  expect(noted).toContainEqual(['controlled-person', 'options', 1])
  // Names by which everybody reads a register are no secret.
  expect(noted.filter(([ledger, by]) => ledger === 'low-income-household' && by !== 'search-all' && by !== undefined)).toEqual([])
})

it('leaves none of what everybody sees, or sees masked, and has no reader write into the chain', async () => {
  const { test, list, entries } = await openHouseholds()
  const sent: string[] = []
  const stop = test.kernel.engine.onStatement((statement) => void sent.push(statement))
  await list('clerk', {})
  stop()
  expect(sent.some((statement) => statement.includes('low_income_household'))).toBe(true)
  expect(sent.filter((statement) => /audit_(head|entry)/.test(statement) && /insert|update/.test(statement))).toEqual([])
  await list('clerk', {}, 'village')
  await list('gridWorker', {})
  await test.api.close()
  expect(await entries()).toEqual([{ action: 'list', ledger: 'low-income-household', record: null, detail: { records: 2, times: 1 } }])
})

it('marks a file that is taken out in full with who took it and when, on every page, and no other file', async () => {
  const { test } = await openHouseholds()
  const footerOf = async (role: 'clerk' | 'gridWorker') => {
    const { bytes } = await test.call(role, 'GET', '/api/ledgers/low-income-household/export?format=xlsx')
    return /<oddFooter>(.*)<\/oddFooter>/.exec(Buffer.from(openZip(bytes).readAll('xl/worksheets/sheet1.xml')).toString('utf8'))?.[1]
  }
  expect(await footerOf('clerk')).toMatch(/^&amp;L用户clerk 2021-01-15 10:00 导出，含未遮盖的个人信息/)
  expect(await footerOf('gridWorker')).toBeUndefined()
})

it('ends the copy that somebody is given of what is held of them with who made it and when', async () => {
  const { test } = await openHouseholds()
  const { village } = (await test.call('clerk', 'POST', '/api/ledgers/low-income-household/query', {})).body.records[0].values
  const { id } = (
    await test.call('clerk', 'POST', '/api/ledgers/person/records', { values: { name: '顾石龙', idNumber: idNumber(1), village } })
  ).body
  const { bytes } = await test.call('clerk', 'GET', `/api/people/${id}/copy?asked=${encodeURIComponent('本人到场')}`)
  const words = Buffer.from(openZip(bytes).readAll('word/document.xml'))
    .toString('utf8')
    .replace(/<[^>]*>/g, '')
  expect(words).toMatch(/本件由用户clerk于2021-01-15 10:00制作，含未遮盖的个人信息。/)
})
