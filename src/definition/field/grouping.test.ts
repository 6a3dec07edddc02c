import { expect, it } from 'vitest'
import { field } from './field.ts'
import { groupingOf } from './grouping.ts'

it('records are put into groups by what many of them share', () => {
  expect(groupingOf(field.choice({ label: '类别', options: { one: '甲' } }))).toBe('value')
  expect(groupingOf(field.period({ label: '年度', grain: 'year' }))).toBe('value')
  expect(groupingOf(field.month({ label: '月份' }))).toBe('value')
  expect(groupingOf(field.date({ label: '日期' }))).toBe('month')
  expect(groupingOf(field.dateTime({ label: '时间' }))).toBe('month')
  expect(groupingOf(field.village({ label: '村' }))).toBe('record')
  expect(groupingOf(field.ref({ label: '企业', to: 'firm' }))).toBe('record')
  for (const one of [field.money({ label: '金额' }), field.text({ label: '名称' }), field.nationalId({ label: '身份证号' })])
    expect(groupingOf(one)).toBeUndefined()
})
