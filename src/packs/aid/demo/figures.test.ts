import { expect, it } from 'vitest'
import { in2020, rowsOf, sum } from '../../../../demo/testing/rows.ts'

const paid = rowsOf('帮扶资金发放').filter(in2020('发放日期'))
const industry = paid.filter((row) => row.类别 === '产业帮扶')

it('pays what the report prints, to households of the register', () => {
  const households = new Set(industry.map((row) => row.身份证号)).size
  expect([households >= 100, households <= 999]).toEqual([true, true])
  expect(sum(industry, '金额')).toBe('463275')
  expect(
    sum(
      paid.filter((row) => row.类别 === '托底帮扶'),
      '金额',
    ),
  ).toBe('64820')
  expect(rowsOf('低收入农户').filter((row) => row.退出日期 === '')).toHaveLength(180)
})

it('names nobody who could be alive', () => {
  const numbers = rowsOf('低收入农户').map((row) => row.身份证号 ?? '')
  expect(numbers.filter((number) => number.slice(6, 10) !== '2099')).toEqual([])
  expect(new Set(numbers).size).toBe(numbers.length)
})
