import { expect, it } from 'vitest'
import { in2020, rowsOf, sum, toNovember } from '../../../../demo/testing/rows.ts'

it('brings in the projects and the capital that the report prints, all of the year’s projects producing', () => {
  const projects = rowsOf('招商项目').filter(in2020('引进日期'))
  expect([projects.length >= 1, projects.length <= 9]).toEqual([true, true])
  expect(projects.filter((row) => row.状态 !== '投产')).toEqual([])
  expect(sum(rowsOf('招商到资').filter(toNovember), '金额')).toBe('36300000')
})
