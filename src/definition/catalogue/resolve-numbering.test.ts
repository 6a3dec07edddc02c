import { expect, it } from 'vitest'
import { field } from '../field/field.ts'
import { defineLedger } from '../ledger/define-ledger.ts'
import { definePack } from '../pack/define-pack.ts'
import { resolveCatalogue } from './resolve-catalogue.ts'

const problemsOf = (numbering: { field: 'number' | 'day' | 'place'; prefix: string; digits: number }) => {
  const event = defineLedger({
    id: 'event',
    label: '事件',
    kind: 'journal',
    fields: {
      number: field.text({ label: '编号', required: true }),
      day: field.date({ label: '日期' }),
      place: field.text({ label: '地点' }),
    },
    title: ['number'],
    date: 'day',
    unique: [['number'], ['day']],
    numbering,
  })
  const pack = definePack({ id: 'p', label: '包', office: '办公室', ledgers: [event], indicators: [] })
  return resolveCatalogue([pack]).diagnostics.map(({ message }) => message)
}

it('numbers a text that is a natural key, under a prefix without digits', () => {
  expect(problemsOf({ field: 'number', prefix: 'SJ', digits: 5 })).toEqual([])
  expect(problemsOf({ field: 'day', prefix: 'SJ', digits: 5 })).toEqual(['“日期”不是文字，不能自动编号'])
  expect(problemsOf({ field: 'place', prefix: 'SJ', digits: 5 })).toEqual(['“地点”没有列为唯一的编号，不能自动编号'])
  expect(problemsOf({ field: 'number', prefix: 'S1', digits: 0 })).toEqual([
    '编号的前缀“S1”只能是字，不能有数字和符号',
    '编号的位数要在 1 到 9 之间',
  ])
})
