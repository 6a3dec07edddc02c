import { describe, expect, it } from 'vitest'
import { fc } from '../testing/seeded.ts'
import { addDays, daysBetween, daysInMonth, parseDay, weekday } from './calendar-day.ts'
import { addMonths, monthsBetween, writeMonth } from './calendar-month.ts'
import { getPeriod, parsePeriod, periodOfMonths } from './parse-period.ts'
import { containsDay, containsPeriod, firstDay, isSamePeriod, lastDay, monthsOf } from './period-days.ts'
import { presentPeriod } from './present-period.ts'
import { endpointsOf, lastYearPeriod, previousPeriod, yearOf, yearToDate } from './related-periods.ts'
import { resolvePeriodText } from './resolve-period-text.ts'
import type { Period } from './types.ts'

const month = fc
  .tuple(fc.integer({ min: 1900, max: 2199 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, number]) => writeMonth(year, number))
const day = fc
  .tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
  .map(([year, number, date]) => `${writeMonth(year, number)}-${String(date).padStart(2, '0')}`)
  .filter((text) => parseDay(text) !== undefined)
const period: fc.Arbitrary<Period> = fc.oneof(
  fc.integer({ min: 1900, max: 2199 }).map((year) => getPeriod(`${year}`)),
  fc.tuple(fc.integer({ min: 1900, max: 2199 }), fc.integer({ min: 1, max: 4 })).map(([year, quarter]) => getPeriod(`${year}-Q${quarter}`)),
  month.map(getPeriod),
  fc
    .tuple(month, month)
    .map(([a, b]) => (a <= b ? { first: a, last: b } : { first: b, last: a }))
    .filter(({ first, last }) => monthsBetween(first, last) < 600)
    .map(({ first, last }) => getPeriod(`${first}..${last}`)),
)

describe('weekday', () => {
  it('agrees with the calendar of the platform, Monday first', () => {
    fc.assert(
      fc.property(day, (text) => {
        const sunday = 7
        expect(weekday(text)).toBe(new Date(`${text}T00:00:00Z`).getUTCDay() || sunday)
      }),
    )
    expect(weekday('2020-02-30')).toBeUndefined()
  })
})

describe('parsePeriod', () => {
  it('reads years, quarters, months and spans', () => {
    expect(parsePeriod('2020')).toEqual({ key: '2020', grain: 'year', firstMonth: '2020-01', lastMonth: '2020-12' })
    expect(parsePeriod('2020-Q3')).toEqual({ key: '2020-Q3', grain: 'quarter', firstMonth: '2020-07', lastMonth: '2020-09' })
    expect(parsePeriod('2020-03')).toEqual({ key: '2020-03', grain: 'month', firstMonth: '2020-03', lastMonth: '2020-03' })
    expect(parsePeriod('2020-01..2020-11')).toEqual({ key: '2020-01..2020-11', grain: 'span', firstMonth: '2020-01', lastMonth: '2020-11' })
    expect(parsePeriod('2019..2020')?.lastMonth).toBe('2020-12')
    expect(parsePeriod('2020-Q1..2020-Q3')?.lastMonth).toBe('2020-09')
  })

  it.each([
    '',
    '20',
    '2020-13',
    '2020-00',
    '2020-3',
    '2020-Q5',
    '2020-03..2020-01',
    '2020..2020-03',
    '2020-01..2020-02..2020-03',
    '0000',
    ' 2020',
    '1899',
    '2200',
    '0001..9999',
    '1900..2000',
    '0001-01-01',
    '9999-Q4',
  ])('refuses %j', (key) => expect(parsePeriod(key)).toBeUndefined())

  it('reads the first and the last year there is, and fifty years at once', () => {
    expect([parsePeriod('1900')?.key, parsePeriod('2199-12')?.key, parsePeriod('1900..1949')?.key]).toEqual([
      '1900',
      '2199-12',
      '1900..1949',
    ])
    expect(lastYearPeriod(getPeriod('1900..1901')).firstMonth).toBe('1899-01')
  })

  it('gives any period back from its own key', () => {
    fc.assert(fc.property(period, (value) => void expect(parsePeriod(value.key)).toEqual(value)))
  })
})

describe('a day as a period', () => {
  const leapDay = getPeriod('2020-02-29')

  it('is read, shown and given back by its key, and spans no others', () => {
    expect(leapDay).toEqual({ key: '2020-02-29', grain: 'day', firstMonth: '2020-02', lastMonth: '2020-02' })
    expect(presentPeriod(leapDay)).toBe('2020年2月29日')
    expect([firstDay(leapDay), lastDay(leapDay)]).toEqual(['2020-02-29', '2020-02-29'])
    for (const key of ['2019-02-29', '2020-2-5', '2020-02-01..2020-02-07']) expect(parsePeriod(key)).toBeUndefined()
  })

  it('lies in its month, holds only itself, and is not its month', () => {
    expect(containsPeriod(getPeriod('2020-02'), leapDay)).toBe(true)
    expect(containsPeriod(leapDay, getPeriod('2020-02'))).toBe(false)
    expect(isSamePeriod(leapDay, getPeriod('2020-02'))).toBe(false)
    expect(containsDay(leapDay, '2020-02-29T23:59')).toBe(true)
    expect(containsDay(leapDay, '2020-02-28')).toBe(false)
  })

  it('follows the day before, and stands beside the same day of last year', () => {
    expect(previousPeriod(getPeriod('2020-03-01')).key).toBe('2020-02-29')
    expect(lastYearPeriod(getPeriod('2020-03-01')).key).toBe('2019-03-01')
    expect(lastYearPeriod(leapDay).key).toBe('2019-02-28')
    expect(endpointsOf(leapDay)).toEqual({ first: leapDay, last: leapDay })
  })
})

describe('days of a period', () => {
  it('knows month ends and leap days', () => {
    expect(lastDay(getPeriod('2020-02'))).toBe('2020-02-29')
    expect(lastDay(getPeriod('2019-02'))).toBe('2019-02-28')
    expect(lastDay(getPeriod('2100-02'))).toBe('2100-02-28')
    expect(lastDay(getPeriod('2000-Q1'))).toBe('2000-03-31')
    expect(containsDay(getPeriod('2020-02'), '2020-02-29')).toBe(true)
    expect(containsDay(getPeriod('2019-02'), '2019-02-29')).toBe(false)
    expect(containsDay(getPeriod('2020-02'), '2020-02-29T23:59')).toBe(true)
    expect(containsDay(getPeriod('2020-02'), '2020-03-01')).toBe(false)
  })

  it('puts every day in exactly the periods between whose ends it lies', () => {
    fc.assert(
      fc.property(
        period,
        day,
        (value, date) => void expect(containsDay(value, date)).toBe(firstDay(value) <= date && date <= lastDay(value)),
      ),
    )
  })

  it('lists months without gaps from the first to the last', () => {
    fc.assert(
      fc.property(period, (value) => {
        const months = monthsOf(value)
        expect(months[0]).toBe(value.firstMonth)
        expect(months.at(-1)).toBe(value.lastMonth)
        expect(months.every((text, index) => index === 0 || monthsBetween(months[index - 1] ?? '', text) === 1)).toBe(true)
      }),
    )
  })
})

describe('calendar days', () => {
  it('counts as JavaScript dates in UTC do', () => {
    const time = (text: string) => Date.parse(`${text.padStart(10, '0')}T00:00:00Z`) / 86_400_000
    fc.assert(fc.property(day, day, (a, b) => void expect(daysBetween(a, b)).toBe(time(b) - time(a))))
  })

  it('comes back to the day it counted to', () => {
    fc.assert(fc.property(day, day, (a, b) => void expect(addDays(a, daysBetween(a, b) ?? 0)).toBe(b)))
  })

  it('refuses days that no calendar has', () => {
    for (const text of ['2019-02-29', '2100-02-29', '2020-04-31', '2020-00-10', '2020-1-1', '20200101', '0000-01-01'])
      expect(parseDay(text)).toBeUndefined()
    expect(daysBetween('2020-02-30', '2020-03-01')).toBeUndefined()
    expect(addDays('9999-12-31', 1)).toBeUndefined()
    expect(daysInMonth(2096, 2)).toBe(29)
  })
})

describe('related periods', () => {
  it('finds the period before, of the same length', () => {
    expect(previousPeriod(getPeriod('2020-01')).key).toBe('2019-12')
    expect(previousPeriod(getPeriod('2020-Q1')).key).toBe('2019-Q4')
    expect(previousPeriod(getPeriod('2020')).key).toBe('2019')
    expect(previousPeriod(getPeriod('2020-01..2020-11')).key).toBe('2019-02..2019-12')
  })

  it('finds the same months of last year, and the year to date', () => {
    expect(lastYearPeriod(getPeriod('2020-02')).key).toBe('2019-02')
    expect(lastYearPeriod(getPeriod('2020-01..2020-11')).key).toBe('2019-01..2019-11')
    expect(yearToDate(getPeriod('2020-11')).key).toBe('2020-01..2020-11')
    expect(yearToDate(getPeriod('2020-12')).key).toBe('2020')
    expect(yearToDate(getPeriod('2020-01')).key).toBe('2020-01')
    expect(yearOf(getPeriod('2019-11..2020-02'))).toBe(2020)
  })

  it('keeps the length and ends where the next begins', () => {
    fc.assert(
      fc.property(period, (value) => {
        const before = previousPeriod(value)
        expect(monthsOf(before)).toHaveLength(monthsOf(value).length)
        expect(addMonths(before.lastMonth, 1)).toBe(value.firstMonth)
        expect(before.grain).toBe(value.grain)
        // Of the first year there is, the one before lies beyond what may be asked about.
        expect(getPeriod(before.key)).toEqual(before)
        expect(getPeriod(lastYearPeriod(value).key)).toEqual(lastYearPeriod(value))
        expect(containsPeriod(yearToDate(value), getPeriod(value.lastMonth))).toBe(true)
      }),
    )
  })

  it('names the two ends that a claim compares', () => {
    expect(endpointsOf(getPeriod('2020-03..2020-12'))).toMatchObject({ first: { key: '2020-03' }, last: { key: '2020-12' } })
    expect(endpointsOf(getPeriod('2019..2020'))).toMatchObject({ first: { key: '2019' }, last: { key: '2020' } })
    expect(endpointsOf(getPeriod('2020'))).toMatchObject({ first: { key: '2020-01' }, last: { key: '2020-12' } })
  })

  it('gives a span of months its shortest key', () => {
    expect(periodOfMonths('2020-01', '2020-12').key).toBe('2020')
    expect(periodOfMonths('2020-03', '2020-03').key).toBe('2020-03')
    expect(periodOfMonths('2020-02', '2021-01').key).toBe('2020-02..2021-01')
  })
})

describe('period words', () => {
  it.each([
    ['2020', '2020年'],
    ['2020-Q3', '2020年三季度'],
    ['2020-03', '2020年3月'],
    ['2020-01..2020-11', '2020年1-11月'],
    ['2020-01..2020-12', '2020年'],
    ['2019-11..2020-02', '2019年11月-2020年2月'],
    ['2018..2020', '2018-2020年'],
    ['2020-03..2020-03', '2020年3月'],
  ])('presents %s as %s', (key, text) => expect(presentPeriod(getPeriod(key))).toBe(text))

  it('reads what a token writes behind its @', () => {
    const report = getPeriod('2020')
    expect(resolvePeriodText(undefined, report)).toBe(report)
    expect(resolvePeriodText('', report)).toBe(report)
    expect(resolvePeriodText('上年', report)?.key).toBe('2019')
    expect(resolvePeriodText('上年同期', getPeriod('2020-01..2020-11'))?.key).toBe('2019-01..2019-11')
    expect(resolvePeriodText('本年', getPeriod('2020-Q1'))?.key).toBe('2020')
    expect(resolvePeriodText('2020-03', report)?.key).toBe('2020-03')
    expect(resolvePeriodText('去年', report)).toBeUndefined()
  })
})
