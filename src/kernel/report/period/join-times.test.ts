import { expect, it } from 'vitest'
import { getPeriod } from '../../../definition/period/parse-period.ts'
import { findPeriodWords } from '../../../definition/report/period-words.ts'
import { joinTimes } from './join-times.ts'

const report = getPeriod('2020')
const join = (...cells: readonly string[]) =>
  joinTimes(
    cells.flatMap((cell) => findPeriodWords(cell, report)),
    report,
  ).map(({ period }) => period.key)

it('reads a part of a year under the year of its column, or beside that of its row', () => {
  expect(join('2019年（件）', '一季度')).toEqual(['2019-Q1'])
  expect(join('1月', '2019年')).toEqual(['2019-01'])
  expect(join('上年', '上半年')).toEqual(['2019-01..2019-06'])
  expect(join('2019年全年', '1-11月')).toEqual(['2019-01..2019-11'])
})

it('leaves alone what says its year itself, and what is no part of a year', () => {
  expect(join('2020年', '2019年一季度')).toEqual(['2020', '2019-Q1'])
  expect(join('2019年')).toEqual(['2019'])
  expect(join('一季度')).toEqual(['2020-Q1'])
})
