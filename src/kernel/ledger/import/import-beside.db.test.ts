import { AsyncResource } from 'node:async_hooks'
import { expect, it } from 'vitest'
import { describeEngines } from '../../storage/testing.ts'
import { addRecord } from '../command/add-record.ts'
import { listRecords } from '../query/list-records.ts'
import { openTestKernel, openTestTown } from '../testing/open-test-town.ts'
import { verifyAudit } from '../verify/verify-audit.ts'
import { importRows } from './import-rows.ts'

describeEngines('an import beside readers', (open) => {
  it('lets them in while it is written; they see all of it or nothing, and the chain is whole', async () => {
    const engine = await open()
    const kernel = await openTestKernel(engine)
    const { clerk: actor, as } = await openTestTown(kernel, '999901101')
    const seen: Promise<string>[] = []
    const look = async () => {
      const { records } = await listRecords(kernel, actor, { ledger: 'village', query: { limit: 500 } })
      return [records.length, ...new Set(records.map(({ values }) => String(values.name).slice(0, 1)))].join(' ')
    }
    // As somebody else: a transaction inside a transaction is a bug.
    const lookAside = AsyncResource.bind(() => void seen.push(look()))
    let parts = 0
    engine.onStatement((statement) => {
      if (statement.startsWith('prepare transaction')) parts += 1
      if (statement.startsWith('copy')) lookAside()
    })
    const load = (sign: string) =>
      importRows(kernel, actor, {
        ledger: 'village',
        columns: ['编码', '名称'],
        rows: Array.from({ length: 1_300 }, (_, row) => ({
          row: row + 2,
          cells: { 编码: String(999901101000 + row), 名称: `${sign}${row}村` },
        })),
      })
    expect(await load('甲')).toMatchObject({ added: 1_300 })
    for (const found of await Promise.all(seen)) expect(['0', '500 甲']).toContain(found)
    seen.length = 0
    parts = 0
    // Every record gets another of its natural keys.
    expect(await load('乙')).toMatchObject({ changed: 1_300 })
    if (engine.kind === 'embedded') expect(parts).toBeGreaterThan(10)
    for (const found of await Promise.all(seen)) expect(['500 甲', '500 乙']).toContain(found)
    expect(seen.length).toBeGreaterThan(0)
    expect(await look()).toBe('500 乙')
    expect((await verifyAudit(kernel, as('auditor'))).problems).toEqual([])
  })
})

describeEngines('an import of records that hand their natural keys on', (open) => {
  it('keeps giver and taker in one piece, in a ring as in a long line', async () => {
    const engine = await open()
    const kernel = await openTestKernel(engine)
    const { clerk: actor, as } = await openTestTown(kernel, '999901101')
    const count = 1_300
    const load = (nameOf: (row: number) => string) =>
      importRows(kernel, actor, {
        ledger: 'village',
        columns: ['编码', '名称'],
        rows: Array.from({ length: count }, (_, row) => ({
          row: row + 2,
          cells: { 编码: String(999901101000 + row), 名称: nameOf(row) },
        })),
      })
    const lookAside = AsyncResource.bind(() => void listRecords(kernel, actor, { ledger: 'village', query: { limit: 1 } }))
    let parts = 0
    engine.onStatement((statement) => {
      if (statement.startsWith('prepare transaction')) parts += 1
      if (statement.startsWith('copy')) lookAside()
    })
    expect(await load((row) => `${row}村`)).toMatchObject({ added: count })
    parts = 0
    // In pairs, whose records lie far apart.
    expect(await load((row) => `${(row + count / 2) % count}村`)).toMatchObject({ changed: count, rejected: [] })
    if (engine.kind === 'embedded') expect(parts).toBeGreaterThan(5)
    // All of them in one ring, then each the name of the one before, the first a new one.
    expect(await load((row) => `${(row + count / 2 + 1) % count}村`)).toMatchObject({ changed: count, rejected: [] })
    expect(await load((row) => `${row + count / 2 + 2}村`)).toMatchObject({ rejected: [] })
    expect((await verifyAudit(kernel, as('auditor'))).problems).toEqual([])
  })
})

describeEngines('an import beside other writers', (open) => {
  it('is planned again when somebody wrote after it was planned, as often as that happens', async () => {
    const kernel = await openTestKernel(await open())
    const { clerk: actor } = await openTestTown(kernel, '999901101')
    const rows = [{ row: 2, cells: { 编码: '999901101201', 名称: '瓦窑山村' } }]
    let writes = 0
    // Whoever gets in between the plan and the writing: the same village by hand, then others.
    const { read, write } = kernel.engine.inTown('999901101')
    const beside = async <Result>(work: Parameters<typeof write<Result>>[0]): Promise<Result> => {
      writes += 1
      const code = `99990110120${writes}`
      if (writes <= 9)
        await addRecord(kernel, actor, { ledger: 'village', values: { code, name: writes === 1 ? '瓦窑山村' : `村${writes}` } })
      return write(work)
    }
    const busy = { ...kernel, engine: { ...kernel.engine, inTown: () => ({ read, write: beside }) } }
    expect(await importRows(busy, actor, { ledger: 'village', columns: ['编码', '名称'], rows })).toMatchObject({ added: 0, unchanged: 1 })
    expect(writes).toBe(4)
    const { records } = await listRecords(kernel, actor, { ledger: 'village', query: {} })
    expect(records.filter(({ values }) => values.code === '999901101201')).toHaveLength(1)
  })
})
