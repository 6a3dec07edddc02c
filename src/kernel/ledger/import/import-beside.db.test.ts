import { expect, it } from 'vitest'
import { describeEngines } from '../../storage/testing.ts'
import { addRecord } from '../command/add-record.ts'
import { listRecords } from '../query/list-records.ts'
import { openTestKernel, openTestTown } from '../testing/open-test-town.ts'
import { importRows } from './import-rows.ts'

describeEngines('an import beside other writers', (open) => {
  it('is planned again when somebody wrote after it was planned, as often as that happens', async () => {
    const kernel = await openTestKernel(await open())
    const { clerk: actor } = await openTestTown(kernel, '999901101')
    const rows = [{ row: 2, cells: { 编码: '999901101201', 名称: '瓦窑山村' } }]
    let writes = 0
    // Whoever gets in between the plan and the writing: the same village by hand, then others.
    const write = kernel.engine.write
    const busy = {
      ...kernel,
      engine: {
        ...kernel.engine,
        write: async <Result>(work: Parameters<typeof write<Result>>[0]): Promise<Result> => {
          writes += 1
          const code = `99990110120${writes}`
          if (writes <= 9)
            await addRecord(kernel, actor, { ledger: 'village', values: { code, name: writes === 1 ? '瓦窑山村' : `村${writes}` } })
          return write(work)
        },
      },
    }
    expect(await importRows(busy, actor, { ledger: 'village', columns: ['编码', '名称'], rows })).toMatchObject({ added: 0, unchanged: 1 })
    expect(writes).toBe(4)
    const { records } = await listRecords(kernel, actor, { ledger: 'village', query: {} })
    expect(records.filter(({ values }) => values.code === '999901101201')).toHaveLength(1)
  })
})
