import { expect, it } from 'vitest'
import { fc } from '../../../definition/testing/seeded.ts'
import { describeEngines } from '../../storage/testing.ts'
import { clerk, load, openSample, table } from '../testing/open-sample.ts'
import type { LedgerQuery } from '../types.ts'
import { listRecords } from './list-records.ts'

const fields = ['name', 'count', 'value', 'done', 'day', 'at', 'month', 'category', 'person'] as const
const cell = (...words: string[]) => fc.constantFrom('', ...words)
/** Few values, many ties, many empty cells. */
const line = fc.tuple(
  cell('甲', '乙', 'b', 'Ａ'),
  cell('1', '2', '-3'),
  cell('0.10', '10', '9'),
  cell('是', '否'),
  cell('2020-01-01', '2019-12-31'),
  cell('2020-01-01 08:30', '2020-01-01 08:30:01'),
  cell('2020-01', '2019-12'),
  cell('甲类', '乙类'),
  cell('王守', '阿依'),
)
const header = ['项目', '数量', '产值(元)', '完成', '日期', '时间', '月份', '类别', '经办人']

describeEngines('the pages of a list', (open) => {
  it('together hold every record once, in the same order whatever their size', async () => {
    const { kernel } = await openSample(await open())
    const lines = fc.sample(line, { numRuns: 90, seed: 20200301 })
    await load(kernel, '明细', table(header, ...lines))
    const read = async (query: LedgerQuery) => {
      const ids: string[] = []
      let after: string | undefined
      do {
        const page = await listRecords(kernel, clerk, { ledger: 'sheet', query: { ...query, ...(after === undefined ? {} : { after }) } })
        ids.push(...page.records.map(({ id }) => id))
        after = page.next
      } while (after !== undefined)
      return ids
    }
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...fields),
        fc.constantFrom('ascending' as const, 'descending' as const),
        fc.integer({ min: 1, max: 40 }),
        fc.option(fc.constantFrom('甲', '乙'), { nil: undefined }),
        async (field, direction, limit, name) => {
          const filters = name === undefined ? [] : [{ field: 'name', operator: '=' as const, value: name }]
          const query = { sort: { field, direction }, filters }
          const whole = await listRecords(kernel, clerk, { ledger: 'sheet', query: { ...query, limit: 500, totals: true } })
          const ids = await read({ ...query, limit })
          expect(ids).toEqual(whole.records.map(({ id }) => id))
          expect(new Set(ids).size).toBe(ids.length)
          expect(whole.totals?.count).toBe(ids.length)
        },
      ),
      { numRuns: 60 },
    )
  })
})
