import { describe, expect, test } from 'vitest'
import type { PlacedBy } from '../../definition/field/field-type.ts'
import type { Flow, ResolvedMeasure } from '../../definition/indicator/types.ts'
import { getPeriod } from '../../definition/period/parse-period.ts'
import { windowOf } from './window.ts'

function window(by: PlacedBy, flow: Flow, key: string, change: Partial<ResolvedMeasure> = {}) {
  const measure: ResolvedMeasure = {
    id: 'm',
    label: '指标',
    aliases: [],
    unit: '元',
    missing: 'zero',
    note: '',
    exact: false,
    key: false,
    pack: 'p',
    type: 'sum',
    ledger: 'l',
    condition: undefined,
    of: undefined,
    take: undefined,
    dimensions: [],
    flow,
    placing: { by, field: 'f' },
    ...change,
  }
  const found = windowOf({ key: 'k', measure, period: getPeriod(key), slices: [] })
  return found.type === 'range' ? [found.from, found.until, ...found.expected.map(({ start }) => start)] : found
}

describe('the window of a leaf', () => {
  test('takes whole days, times, months, quarters and years of the period', () => {
    expect(window('date', 'flow', '2020-02')).toEqual(['2020-02-01', '2020-03-01'])
    expect(window('dateTime', 'flow', '2020-Q4')).toEqual(['2020-10-01', '2021-01-01'])
    expect(window('month', 'flow', '2020-01..2020-11')).toEqual(['2020-01', '2020-12'])
    expect(window('quarter', 'flow', '2020')).toEqual(['2020-Q1', '2021-Q1'])
    expect(window('year', 'flow', '2019..2020')).toEqual(['2019', '2021'])
  })

  test('is one day for a day, and impossible where records are kept by month', () => {
    expect(window('date', 'flow', '2020-02-29')).toEqual(['2020-02-29', '2020-03-01'])
    expect(window('dateTime', 'flow', '2020-12-31', { missing: 'unknown' })).toEqual(['2020-12-31', '2021-01-01', '2020-12-31'])
    expect(window('date', 'stock', '2020-02-05')).toEqual([undefined, '2020-02-06'])
    expect(window('month', 'flow', '2020-02-05')).toEqual({ type: 'impossible', why: '按月记的数，没有2020年2月5日的' })
  })

  test('is impossible where records are kept by longer stretches than the period has whole', () => {
    expect(window('quarter', 'flow', '2020-02')).toEqual({ type: 'impossible', why: '按季记的数，没有2020年2月的' })
    expect(window('quarter', 'flow', '2020-01..2020-05')).toMatchObject({ type: 'impossible' })
    expect(window('year', 'flow', '2020-Q1')).toEqual({ type: 'impossible', why: '按年记的数，没有2020年一季度的' })
  })

  test('takes months that are reported in one only together, and expects a record in any of them', () => {
    const together = { missing: 'unknown', placing: { by: 'month', field: 'f', together: [1, 2] } } as const
    expect(window('month', 'flow', '2020-Q1', together)).toEqual(['2020-01', '2020-04', '2020-01', '2020-03'])
    expect(window('month', 'flow', '2020-01..2020-02', together)).toEqual(['2020-01', '2020-03', '2020-01'])
    expect(window('month', 'flow', '2020-03..2020-04', together)).toEqual(['2020-03', '2020-05', '2020-03', '2020-04'])
    const parts = ['2020-01', '2020-02', '2020-02..2020-12', '2019-12..2020-01'].map((key) => window('month', 'flow', key, together))
    expect(parts).toMatchObject(parts.map(() => ({ type: 'impossible' })))
    expect(parts[1]).toEqual({ type: 'impossible', why: '1—2月合并上报，分不出2020年2月的' })
  })

  test('ends a stock at the end of the last month: everything up to then by day, the last reading by month, quarter or year', () => {
    expect(window('date', 'stock', '2020-01..2020-11', { type: 'count' })).toEqual([undefined, '2020-12-01'])
    expect(window('month', 'stock', '2020', { type: 'count' })).toEqual(['2020-12', '2021-01'])
    expect(window('quarter', 'stock', '2020-02', { type: 'count' })).toEqual(['2020-Q1', '2020-Q2'])
    expect(window('year', 'stock', '2020-03')).toEqual(['2020', '2021'])
    expect(window('month', 'stock', '2020', { type: 'latest' })).toEqual([undefined, '2021-01'])
    expect(window('month', 'stock', '2020', { type: 'pick', take: 'last' })).toEqual([undefined, '2021-01'])
  })

  test('expects every month of what is added up, unless a missing one is zero', () => {
    expect(window('month', 'flow', '2020-Q1', { missing: 'unknown' })).toEqual(['2020-01', '2020-04', '2020-01', '2020-02', '2020-03'])
    expect(window('date', 'flow', '2020-01..2020-02', { missing: 'error', type: 'countDistinct' })).toEqual([
      '2020-01-01',
      '2020-03-01',
      '2020-01-01',
      '2020-02-01',
    ])
    expect(window('quarter', 'flow', '2020', { missing: 'unknown' })).toEqual([
      '2020-Q1',
      '2021-Q1',
      '2020-Q1',
      '2020-Q2',
      '2020-Q3',
      '2020-Q4',
    ])
    expect(window('month', 'flow', '2020', { missing: 'unknown', type: 'max' })).toEqual(['2020-01', '2021-01'])
  })
})
