import { expect, it } from 'vitest'
import { field } from '../field/field.ts'
import { presentTitleWord } from '../field/present-title-word.ts'
import { writeDays } from './write-days.ts'

const label = '项'

it.each([
  [field.date({ label }), '2020-01-31', '2020年1月31日'],
  [field.dateTime({ label }), '2020-01-31T14:49', '2020年1月31日14:49'],
  [field.dateTime({ label }), '2020-01-31T14:49:07', '2020年1月31日14:49:07'],
  [field.month({ label }), '2020-03', '2020年3月'],
  [field.month({ label }), '2020-11', '2020年11月'],
  [field.period({ label, grain: 'quarter' }), '2020-Q1', '2020年一季度'],
  [field.period({ label, grain: 'year' }), '2020', '2020年'],
  [field.text({ label }), '2020-03', '2020-03'],
])('%j %s is said as %s in a title, and read back', (definition, kept, said) => {
  expect(presentTitleWord(definition, kept)).toBe(said)
  expect(writeDays(`竹器厂 ${said} 三车间`)).toBe(`竹器厂 ${kept} 三车间`)
})

it('leaves other words about years as they are', () => {
  for (const text of ['2020年度计划', '三年级', '20年树', '竹器厂']) expect(writeDays(text)).toBe(text)
})
