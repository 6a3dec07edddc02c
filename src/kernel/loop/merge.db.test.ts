import { expect, it } from 'vitest'
import { getRecord } from '../ledger/query/get-record.ts'
import { verifyAudit } from '../ledger/verify/verify-audit.ts'
import { describeEngines } from '../storage/testing.ts'
import { mergeCase } from './command/merge-case.ts'
import { openLoopSample } from './testing/open-sample.ts'

describeEngines('a duplicate', (open) => {
  it('ends as merged, and its record says so, in one transaction', async () => {
    const { kernel, clerk, report } = await openLoopSample(await open())
    const main = await report('M1')
    const twice = await report('M2')
    const merged = await mergeCase(kernel, clerk, { id: twice.id, version: 1, into: main.id })
    expect(merged.case).toMatchObject({ outcome: 'merged', main: main.id, due: null, endedOn: '2020-06-01' })
    const record = await getRecord(kernel, clerk, { ledger: 'event', id: twice.subject })
    expect(record.values).toMatchObject({ result: '重复件', status: 'reported' })
    expect((await getRecord(kernel, clerk, { ledger: 'event', id: main.subject })).values.result).toBeNull()
    expect((await verifyAudit(kernel, clerk)).problems).toEqual([])
    await expect(mergeCase(kernel, clerk, { id: twice.id, version: 2, into: main.id })).rejects.toThrow('已经结束')
  })
})
