import { expect, it } from 'vitest'
import { openingDay } from './opening-day.ts'

const today = '2021-01-25'

it('is today while a response runs, and the last day with something to say when it is over', () => {
  expect(openingDay({ today, finished: '', spoken: ['2020-02-03'] })).toBe(today)
  expect(openingDay({ today, finished: today, spoken: ['2020-02-03'] })).toBe(today)
  const spoken = ['2020-02-03', '2020-02-20T14:30', '', '2020-04-01']
  expect(openingDay({ today, finished: '2020-03-23', spoken })).toBe('2020-02-20')
  expect(openingDay({ today, finished: '2020-03-23', spoken: [''] })).toBe('2020-03-23')
})
