import { expect, it } from 'vitest'
import { getRecord } from '../ledger/query/get-record.ts'
import { verifyAudit } from '../ledger/verify/verify-audit.ts'
import { describeOneEngine } from '../storage/testing.ts'
import { mergeCase } from './command/merge-case.ts'
import { openLoopSample } from './testing/open-sample.ts'

describeOneEngine('a duplicate', (open) => {
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

  it('never makes a late case young again', async () => {
    const { kernel, clerk, report, passDays } = await openLoopSample(await open())
    const late = await report('M3')
    passDays(10)
    const young = await report('M4')
    await expect(mergeCase(kernel, clerk, { id: late.id, version: 1, into: young.id })).rejects.toMatchObject({
      code: 'wrong-state',
      message: expect.stringContaining('开始得比这一件晚'),
    })
    expect((await mergeCase(kernel, clerk, { id: young.id, version: 1, into: late.id })).case.outcome).toBe('merged')
  })
})
