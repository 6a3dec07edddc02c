import { AsyncResource } from 'node:async_hooks'
import { expect, it } from 'vitest'
import { describeEngines } from '../../storage/testing.ts'
import { listRecords } from '../query/list-records.ts'
import { openTestKernel, openTestTown } from '../testing/open-test-town.ts'
import { writeRecordsAudited } from './write-records-audited.ts'

describeEngines('a long write beside readers', (open) => {
  it('that gives two records one natural key is refused and leaves nothing, instead of waiting for itself', async () => {
    const engine = await open()
    const kernel = await openTestKernel(engine)
    const { clerk } = await openTestTown(kernel, '999901101')
    const lookAside = AsyncResource.bind(() => void listRecords(kernel, clerk, { ledger: 'village', query: { limit: 1 } }))
    engine.onStatement((statement) => {
      if (statement.startsWith('copy')) lookAside()
    })
    const write = (nameOf: (row: number) => string) =>
      engine.inTown(clerk.town).write((session) =>
        writeRecordsAudited(kernel, {
          session,
          writer: clerk,
          action: 'import',
          ledger: kernel.catalogue.getLedger('village'),
          additions: Array.from({ length: 1_300 }, (_, row) => ({
            id: kernel.newId(),
            values: { code: String(999901101000 + row), name: nameOf(row) },
          })),
          exclusive: 'plan',
        }),
      )
    await expect(write((row) => `${row % 1_299}村`)).rejects.toMatchObject({ code: 'conflict' })
    expect((await listRecords(kernel, clerk, { ledger: 'village' })).records).toEqual([])
    await write((row) => `${row}村`)
    expect((await listRecords(kernel, clerk, { ledger: 'village', query: { limit: 500 } })).records).toHaveLength(500)
  })
})
