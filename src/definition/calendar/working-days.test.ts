import { describe, expect, it } from 'vitest'
import { addDays, weekday } from '../period/calendar-day.ts'
import { fc } from '../testing/seeded.ts'
import { holidayNotices } from './holiday-notices.ts'
import { addTerm, addWorkingDays, isWorkingDay } from './working-days.ts'

const worked = (...days: readonly string[]): (boolean | undefined)[] => days.map((day) => isWorkingDay(day)?.working)

/** Any day from 2016 to 2024. */
const anyDay = fc.integer({ min: 0, max: 3286 }).map((count) => addDays('2016-01-01', count) ?? '')

describe('working days', () => {
  it('give the Spring Festival of 2020 until 2 February, as the State Council extended it (国办发明电〔2020〕1号)', () => {
    expect(worked('2020-01-23', '2020-01-24', '2020-01-30', '2020-01-31', '2020-02-01', '2020-02-02', '2020-02-03')).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
      true,
    ])
    // The Sunday before it was worked; the Saturday 1 February, which was to be worked, was not.
    expect(worked('2020-01-19', '2020-01-18')).toEqual([true, false])
    expect(addWorkingDays('2020-01-23', 1)).toEqual({ day: '2020-02-03', known: true })
  })

  it('give the National Day of 2020 with the Mid-Autumn Festival, and the two weekend days worked for it', () => {
    expect(worked('2020-09-27', '2020-09-30', '2020-10-01', '2020-10-08', '2020-10-09', '2020-10-10', '2020-10-11')).toEqual([
      true,
      true,
      false,
      false,
      true,
      true,
      false,
    ])
    expect(addWorkingDays('2020-09-25', 5)?.day).toBe('2020-10-09')
    expect(addWorkingDays('2020-09-30', 3)?.day).toBe('2020-10-12')
  })

  it('give 1 May of 2020 as five days off for two worked weekend days', () => {
    expect(worked('2020-04-26', '2020-05-01', '2020-05-04', '2020-05-05', '2020-05-06', '2020-05-09')).toEqual([
      true,
      false,
      false,
      false,
      true,
      true,
    ])
  })

  it('do not depend on the time zone of the machine', () => {
    const zone = process.env.TZ
    try {
      for (const TZ of ['America/Los_Angeles', 'Asia/Shanghai', 'Pacific/Kiritimati']) {
        process.env.TZ = TZ
        expect(worked('2020-02-02', '2020-02-03', '2020-10-10')).toEqual([false, true, true])
      }
    } finally {
      if (zone === undefined) delete process.env.TZ
      else process.env.TZ = zone
    }
  })

  it('say when a year has no notice yet, and take weekends alone as days off', () => {
    expect(isWorkingDay('2020-10-01')).toEqual({ working: false, known: true })
    expect(isWorkingDay('2098-10-01')).toEqual({ working: true, known: false })
    expect(isWorkingDay('2098-10-04')).toEqual({ working: false, known: false })
    expect(isWorkingDay('1999-10-01')).toEqual({ working: true, known: false })
    expect(addWorkingDays('2098-10-03', 1)).toEqual({ day: '2098-10-06', known: false })
  })

  it('count the day itself as day 0, whatever it is', () => {
    expect(addWorkingDays('2020-02-01', 0)?.day).toBe('2020-02-01')
    expect(addWorkingDays('2020-02-01', 1)?.day).toBe('2020-02-03')
    expect(addTerm('2020-02-28', 3, 'calendar')).toEqual({ day: '2020-03-02', known: true })
    expect(addTerm('2020-02-28', 3, 'working')).toEqual({ day: '2020-03-04', known: true })
  })

  it('refuse what is no day and no number of days', () => {
    expect(isWorkingDay('2020-02-30')).toBeUndefined()
    for (const [day, count] of [
      ['2020-02-30', 1],
      ['2020-02-01', -1],
      ['2020-02-01', 1.5],
      ['2020-02-01', 1_000_000],
      ['9999-12-30', 5],
    ] as const) {
      expect(addWorkingDays(day, count)).toBeUndefined()
    }
    expect(addTerm('2020-02-01', -1, 'calendar')).toBeUndefined()
  })

  it('land on a working day with exactly so many working days between', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (day, count) => {
        const term = addWorkingDays(day, count)
        expect(isWorkingDay(term?.day ?? '')?.working).toBe(true)
        let between = 0
        for (let next = addDays(day, 1); next !== undefined && next <= (term?.day ?? ''); next = addDays(next, 1)) {
          if (isWorkingDay(next)?.working === true) between += 1
        }
        expect(between).toBe(count)
      }),
      { numRuns: 500 },
    )
  })

  it('hold 调休 to be Saturdays and Sundays, and no day both worked and off', () => {
    for (const day of holidayNotices.workdays) {
      expect(weekday(day), day).toBeGreaterThanOrEqual(6)
      expect(holidayNotices.holidays.has(day), day).toBe(false)
    }
  })
})
