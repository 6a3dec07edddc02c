import { expect, it } from 'vitest'
import { in2020, rowsWith, sum } from '../../../../demo/testing/rows.ts'

it('has the fields and the orchards that the report prints', () => {
  const orchards = rowsWith('农业项目投资', { 类别: '水果园区' }).filter(in2020('日期'))
  expect(sum(orchards, '金额')).toBe('2873600')
  expect(sum(rowsWith('种植面积', { 作物: '水稻', 年度: '2020' }), '面积')).toBe('4836.5')
  expect(sum(rowsWith('种植面积', { 作物: '甜桔柚', 年度: '2020' }), '其中新增')).toBe('327')
})
