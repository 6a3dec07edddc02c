import { beforeAll, expect, it } from 'vitest'
import { describeOneEngine } from '../storage/testing.ts'
import { readCase } from './query/read-case.ts'
import { openLoopSample, type Sample } from './testing/open-sample.ts'

describeOneEngine('the children of a case', (open) => {
  let sample: Sample
  beforeAll(async () => {
    sample = await openLoopSample(await open())
  })

  it('are all counted, and listed up to a hundred with the open ones first', async () => {
    const one = await sample.report('K1')
    const rows = Array.from({ length: 120 }, (_, index) => ['K1', `隐患${index}`, '2020-06-01', index < 117 ? '2020-06-02' : '', '是'])
    expect(await sample.load('hazard', [['事件', '名称', '发现日期', '整改日期', '重大'], ...rows])).toMatchObject({
      added: 120,
      rejected: [],
    })
    const { children, childCount } = await readCase(sample.kernel, sample.clerk, { id: one.id })
    expect(childCount).toEqual({ all: 120, open: 3 })
    expect(children).toHaveLength(100)
    expect(children.slice(0, 4).map(({ outcome }) => outcome)).toEqual([null, null, null, 'done'])
  })
})
