import { describe, expect, it } from 'vitest'
import { fc } from '../../definition/testing/seeded.ts'
import { presentSerial, serialOf } from './serial-date.ts'

describe('presentSerial', () => {
  it('counts days of the 1900 system, with the leap day that never was', () => {
    expect(['0', '1', '59', '60', '61', '43891', '2958465'].map((serial) => presentSerial(serial, 'date', false))).toEqual([
      '1900-01-00',
      '1900-01-01',
      '1900-02-28',
      '1900-02-29',
      '1900-03-01',
      '2020-03-01',
      '9999-12-31',
    ])
  })

  it('counts days of the 1904 system', () => {
    expect(['0', '1', '42429'].map((serial) => presentSerial(serial, 'date', true))).toEqual(['1904-01-01', '1904-01-02', '2020-03-01'])
  })

  it('reads times of day to the second, through the error of the float', () => {
    expect(presentSerial('43891.354166666664', 'dateTime', false)).toBe('2020-03-01T08:30')
    expect(presentSerial('43891.354178240738', 'dateTime', false)).toBe('2020-03-01T08:30:01')
    expect(presentSerial('43890.999999999993', 'dateTime', false)).toBe('2020-03-01T00:00')
    expect(presentSerial('0.5', 'time', false)).toBe('12:00')
    expect(presentSerial('43891', 'dateTime', false)).toBe('2020-03-01T00:00')
  })

  it('reads a month from its first day, and a date where only the month shows as the date it is', () => {
    expect(presentSerial('43891', 'month', false)).toBe('2020-03')
    expect(presentSerial('43900', 'month', false)).toBe('2020-03-10')
    expect(presentSerial('43891', 'year', false)).toBe('2020')
  })

  it('gives nothing for what Excel shows as ####', () => {
    expect(presentSerial('-1', 'date', false)).toBeUndefined()
    expect(presentSerial('2958466', 'date', false)).toBeUndefined()
  })
})

describe('serialOf', () => {
  it('is undone by presentSerial, for every day and minute', () => {
    const day = fc.date({ min: new Date('1900-03-01T00:00:00Z'), max: new Date('9999-12-31T23:59:00Z'), noInvalidDate: true })
    fc.assert(
      fc.property(day, (date) => {
        const text = date.toISOString()
        expect(presentSerial(serialOf(text.slice(0, 10)) ?? '', 'date', false)).toBe(text.slice(0, 10))
        expect(presentSerial(serialOf(text.slice(0, 16)) ?? '', 'dateTime', false)).toBe(text.slice(0, 16))
      }),
      { numRuns: 2_000 },
    )
  })

  it('refuses days that are none', () => {
    expect(
      ['2020-02-30', '2019-02-29', '2020-13-01', '2020-00-10', '1900-02-28', '2020-3-1', '', '2020-03-01T25:00'].map(serialOf),
    ).toEqual(Array.from({ length: 8 }, () => undefined))
  })
})
