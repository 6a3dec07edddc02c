import { expect, it } from 'vitest'
import { rowsOf, sum, toNovember } from '../../../../demo/testing/rows.ts'

it('has the output, the investment and the grants that the report prints', () => {
  const output = rowsOf('工业产值').filter(toNovember)
  const large = new Set(
    rowsOf('企业')
      .filter((row) => row.类别 === '规上')
      .map((row) => row.名称),
  )
  const ofLarge = output.filter((row) => large.has(row.企业))
  expect([large.size >= 1, large.size <= 9, rowsOf('工业产值').length]).toEqual([true, true, 60 * 22])
  expect([sum(output, '产值'), sum(ofLarge, '产值')]).toEqual(['1777700000', '1210500000'])
  expect(sum(rowsOf('工业项目投资').filter(toNovember), '金额')).toBe('43862500')
  expect(sum(rowsOf('两直补助'), '金额')).toBe('860000')
})
