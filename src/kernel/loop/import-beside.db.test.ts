import { AsyncResource } from 'node:async_hooks'
import { expect, it } from 'vitest'
import { listRecords } from '../ledger/query/list-records.ts'
import { verifyAudit } from '../ledger/verify/verify-audit.ts'
import { describeEngines } from '../storage/testing.ts'
import { listCases } from './query/list-cases.ts'
import { openLoopSample } from './testing/open-sample.ts'
import { verifyCases } from './verify/verify-cases.ts'

const rows = 1_300
const header = ['编码', '内容', '上报日期', '状态', '村']
const table = (status: (row: number) => string) => [
  header,
  ...Array.from({ length: rows }, (_, row) => [`E${row}`, `路灯${row}`, '2020-05-20', status(row), '石桥村']),
]

describeEngines('an import into a ledger whose loop starts with each record', (open) => {
  it('lets readers in while it is written; they see records and cases together or neither', async () => {
    const engine = await open()
    const { kernel, clerk, load } = await openLoopSample(engine)
    const seen: Promise<string>[] = []
    let parts = 0
    const look = async () => {
      const query = { limit: 1, totals: true }
      const records = await listRecords(kernel, clerk, { ledger: 'event', query })
      const cases = await listRecords(kernel, clerk, { ledger: 'case', query })
      const lines = await listRecords(kernel, clerk, { ledger: 'case-step', query })
      return [records, cases, lines].map(({ totals }) => totals?.count).join(' ')
    }
    // As somebody else: a transaction inside a transaction is a bug.
    const lookAside = AsyncResource.bind(() => void seen.push(look()))
    const stop = engine.onStatement((statement) => {
      if (statement.startsWith('prepare transaction')) parts += 1
      if (statement.startsWith('copy')) lookAside()
    })
    expect(
      await load(
        'event',
        table((row) => (row % 2 === 0 ? '' : '处理中')),
      ),
    ).toMatchObject({ added: rows, rejected: [] })
    const states = ['0 0 0', `${rows} ${rows} ${rows}`]
    // Three statements are not one: between them the import may have become visible.
    for (const found of await Promise.all(seen)) expect([...states, `0 ${rows} ${rows}`, `0 0 ${rows}`]).toContain(found)
    // Records, cases and lines of the log, by the hundred each.
    if (engine.kind === 'embedded') expect(parts).toBeGreaterThan(30)

    parts = 0
    expect(
      await load(
        'event',
        table(() => '待核查'),
      ),
    ).toMatchObject({ changed: rows, rejected: [] })
    if (engine.kind === 'embedded') expect(parts).toBeGreaterThan(30)
    stop()
    expect(await look()).toBe(`${rows} ${rows} ${rows * 2}`)

    const { cases } = await listCases(kernel, clerk, { loop: 'event', standing: 'all', limit: 200 })
    expect(new Set(cases.map(({ state }) => state))).toEqual(new Set(['checking']))
    const numbers = await listRecords(kernel, clerk, {
      ledger: 'case',
      query: { sort: { field: 'number', direction: 'descending' }, limit: 1 },
    })
    expect(numbers.records[0]?.values.number).toBe(`2020-${String(rows).padStart(6, '0')}`)
    expect((await verifyAudit(kernel, { ...clerk, role: 'auditor' })).problems).toEqual([])
    expect((await verifyCases(kernel, clerk)).problems).toEqual([])
  })
})
