import { beforeAll, expect, it } from 'vitest'
import { traceIndicator } from '../index.ts'
import { describeEngines } from '../storage/testing.ts'
import { as, type Outbreak, openOutbreak } from './testing/open-outbreak.ts'

describeEngines('the trace of a figure', (open) => {
  let outbreak: Outbreak
  beforeAll(async () => {
    outbreak = await openOutbreak(await open())
  })

  const listed = async (indicator: string, on: string) => {
    outbreak.kernel.setNow(on)
    const trace = await traceIndicator(outbreak.kernel, as('clerk'), { indicator, period: '2020' })
    return { count: trace.operands[0]?.count, people: trace.operands[0]?.contributions.length }
  }

  it('names people while their response goes on, its last day included', async () => {
    expect(await listed('measure-count', '2020-03-02T10:00:00Z')).toEqual({ count: 17, people: 17 })
    expect(await listed('entry-count', '2020-03-02T10:00:00Z')).toEqual({ count: 14, people: 14 })
    expect(await listed('visit-count', '2020-03-02T10:00:00Z')).toEqual({ count: 14, people: 14 })
  })

  it('shows them to nobody from the next day on, nor what was written about them, and counts them as before', async () => {
    expect(await listed('measure-count', '2020-03-03T02:00:00Z')).toEqual({ count: 17, people: 3 })
    expect(await listed('entry-count', '2020-03-03T02:00:00Z')).toEqual({ count: 14, people: 0 })
    expect(await listed('visit-count', '2020-03-03T02:00:00Z')).toEqual({ count: 14, people: 0 })
  })
})
