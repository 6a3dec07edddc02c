import { describe, expect, it } from 'vitest'
import { fc } from '../testing/seeded.ts'
import type { CalendarGrain } from './kinds.ts'
import { readTypedCalendar, writeTypedCalendar } from './read-typed-calendar.ts'

const today = '2026-11-28'

/** The value, or the reason in brackets. */
function read(grain: CalendarGrain, text: string, bounds: { readonly first?: string; readonly last?: string } = {}): string {
  const typed = readTypedCalendar({ grain, text, today, ...bounds })
  return typed.ok ? typed.value : `(${typed.why})`
}

const twoDigits = (number: number): string => String(number).padStart(2, '0')
const wide = (text: string): string => text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))

/** A month of this year as people type it; what needs two digits has them. */
const monthForms: readonly ((month: number) => string)[] = [
  (month) => `2026-${month}`,
  (month) => `2026-${twoDigits(month)}`,
  (month) => `2026${twoDigits(month)}`,
  (month) => `2026.${month}`,
  (month) => `2026/${month}`,
  (month) => `2026年${month}月`,
  (month) => `2026年${month}月份`,
  (month) => `2026年${month}`,
  (month) => `${month}月`,
  (month) => `${month}月份`,
  (month) => String(month),
]

const dayForms: readonly ((month: number, day: number) => string)[] = [
  (month, day) => `2026-${month}-${day}`,
  (month, day) => `2026-${twoDigits(month)}-${twoDigits(day)}`,
  (month, day) => `2026${twoDigits(month)}${twoDigits(day)}`,
  (month, day) => `2026.${month}.${day}`,
  (month, day) => `2026。${month}。${day}`,
  (month, day) => `2026/${month}/${day}`,
  (month, day) => `2026年${month}月${day}日`,
  (month, day) => `2026年${month}月${day}`,
  (month, day) => `${month}-${day}`,
  (month, day) => `${month}.${day}`,
  (month, day) => `${month}/${day}`,
  (month, day) => `${month}月${day}日`,
  (month, day) => `${month}月${day}号`,
  (month, day) => `${twoDigits(month)}${twoDigits(day)}`,
]

const months = Array.from({ length: 12 }, (_, index) => index + 1)

describe('a month that somebody types', () => {
  it('is read in every way of writing it, half-width and full-width', () => {
    for (const month of months) {
      for (const form of monthForms) {
        expect(read('month', form(month)), form(month)).toBe(`2026-${twoDigits(month)}`)
        expect(read('month', wide(form(month))), wide(form(month))).toBe(`2026-${twoDigits(month)}`)
      }
    }
  })

  it.each(['2026-13', '2026-0', '13月', '0', '2026-011', '20261', '11-12', '2026-11-12', '26-11', '十一月', '2026-1111', 'x'])(
    'is not guessed at: %s',
    (text) => {
      expect(read('month', text)).toMatch(/^\(.*[一-鿿]/)
    },
  )
})

describe('a day that somebody types', () => {
  it('is read in every way of writing it, half-width and full-width', () => {
    for (const month of months) {
      for (const day of [1, 9, 10, 12, 28]) {
        for (const form of dayForms) {
          const value = `2026-${twoDigits(month)}-${twoDigits(day)}`
          expect(read('day', form(month, day)), form(month, day)).toBe(value)
          expect(read('day', wide(form(month, day))), wide(form(month, day))).toBe(value)
        }
      }
    }
    expect(read('day', '1231')).toBe('2026-12-31')
    expect(read('day', '9日')).toBe('2026-11-09')
  })

  it.each([
    '2026-11-012',
    '2026-12-031',
    '2026-11-282026-10-08',
    '112',
    '2026',
    '1',
    '202611',
    '2026-2-29',
    '1131',
    '11-31',
    '12.11.26',
    'x',
  ])('is not guessed at: %s', (text) => {
    expect(read('day', text)).toMatch(/^\(.*[一-鿿]/)
  })

  it('says which day there is not', () => {
    expect(read('day', '11-31')).toBe('(没有这一天：2026年11月31日)')
  })

  it('stays between the first and the last that will do', () => {
    const bounds = { first: '2026-11-20', last: '2026-12-05' }
    expect(read('day', '11-20', bounds)).toBe('2026-11-20')
    expect(read('day', '11-19', bounds)).toBe('(不能早于2026年11月20日)')
    expect(read('day', '12-6', bounds)).toBe('(不能晚于2026年12月5日)')
  })
})

describe('other points of the calendar that somebody types', () => {
  it.each([
    ['2026-11-12 08:30', '2026-11-12T08:30'],
    ['2026-11-12T8:30', '2026-11-12T08:30'],
    ['11-12 8:30', '2026-11-12T08:30'],
    ['11.12 8：30', '2026-11-12T08:30'],
    ['1112 8:30', '2026-11-12T08:30'],
    ['11月12日8时30分', '2026-11-12T08:30'],
    ['11月12日 8点', '2026-11-12T08:00'],
    ['202611120830', '2026-11-12T08:30'],
    ['8:30', '2026-11-28T08:30'],
    ['11-12', '2026-11-12T00:00'],
    ['2026-11-12 08:30:15', '2026-11-12T08:30:15'],
  ])('a time: %s', (text, value) => {
    expect(read('minute', text)).toBe(value)
  })

  it.each(['11-12 25:00', '2026-11-12 830', '11-31 8:30', '2026-11-12 08:3x'])('no time: %s', (text) => {
    expect(read('minute', text)).toMatch(/^\(/)
  })

  it.each([
    ['2026-Q3', '2026-Q3'],
    ['2026q3', '2026-Q3'],
    ['Q3', '2026-Q3'],
    ['三季度', '2026-Q3'],
    ['第3季度', '2026-Q3'],
    ['2026年三季度', '2026-Q3'],
    ['2026三季度', '2026-Q3'],
  ])('a quarter: %s', (text, value) => {
    expect(read('quarter', text)).toBe(value)
  })

  it('a year', () => {
    expect(read('year', '２０２６年度')).toBe('2026')
    expect(read('year', '26')).toMatch(/^\(/)
  })

  it('read back as the value that they were written from', () => {
    const day = fc.date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2999-12-31T00:00:00Z'), noInvalidDate: true })
    fc.assert(
      fc.property(day, (at) => {
        const minute = at.toISOString().slice(0, 16)
        expect(read('minute', writeTypedCalendar(minute))).toBe(minute)
        expect(read('day', writeTypedCalendar(minute.slice(0, 10)))).toBe(minute.slice(0, 10))
        expect(read('month', writeTypedCalendar(minute.slice(0, 7)))).toBe(minute.slice(0, 7))
      }),
    )
  })
})
