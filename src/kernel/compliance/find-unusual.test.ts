import { expect, it } from 'vitest'
import { findUnusual, type ReadingWay } from './find-unusual.ts'

const day = (actor: string, on: string, records: number, way: ReadingWay = 'taken') => ({ actor, way, day: on, times: 1, records })

it('tells of a day on which somebody read far more than they are wont to, against themselves alone', () => {
  const days = [
    day('甲', '2020-12-01', 10),
    day('甲', '2020-12-02', 30),
    day('甲', '2020-12-05', 201),
    // Somebody whose work it is.
    day('乙', '2020-12-01', 300),
    day('乙', '2020-12-05', 900),
    // Never before.
    day('丙', '2020-12-04', 200),
    day('丙', '2020-12-05', 1_000),
  ]
  expect(findUnusual(days, '2020-12-01')).toEqual([
    { ...day('甲', '2020-12-05', 201), usual: 20 },
    { ...day('丙', '2020-12-04', 200), usual: 0 },
    { ...day('乙', '2020-12-01', 300), usual: 0 },
  ])
  expect(findUnusual(days, '2020-12-05').map(({ actor }) => actor)).toEqual(['甲'])
})

it('forgets what lies more than sixty days back, and asks about nobody for a few', () => {
  const old = day('甲', '2020-10-05', 900)
  expect(findUnusual([old, day('甲', '2020-12-04', 250)], '2020-12-01').map(({ usual }) => usual)).toEqual([])
  expect(findUnusual([old, day('甲', '2020-12-05', 250)], '2020-12-01').map(({ usual }) => usual)).toEqual([0])
  expect(findUnusual([day('甲', '2020-12-05', 199)], '2020-12-01')).toEqual([])
})

it('weighs what somebody turned the pages of apart from what they carried away, so that neither hides the other', () => {
  const days = [
    day('甲', '2020-12-01', 5_000, 'listed'),
    day('甲', '2020-12-02', 9_000, 'listed'),
    day('甲', '2020-12-02', 300),
    day('乙', '2020-12-01', 300, 'listed'),
    day('乙', '2020-12-02', 2_000, 'listed'),
    day('乙', '2020-12-03', 1_999, 'listed'),
  ]
  expect(findUnusual(days, '2020-12-02')).toEqual([
    { ...day('乙', '2020-12-02', 2_000, 'listed'), usual: 300 },
    { ...day('甲', '2020-12-02', 300), usual: 0 },
  ])
})
