import { expect, it } from 'vitest'
import { rowsOf, sum } from '../../../../demo/testing/rows.ts'

it('has the projects and the money that the report prints', () => {
  const progress = rowsOf('项目进度')
  expect([rowsOf('重点项目').length, progress.length]).toEqual([40, 40 * 12])
  expect([sum(progress, '政府投资'), sum(progress, '民间投资')]).toEqual(['186420000', '243180000'])
})
