import { describe, expect, it } from 'vitest'
import { daysBetween, dayWords, dueNote, dueWords, momentWords } from './due.ts'

const today = '2020-12-07'

describe('a deadline in words', () => {
  it('is red only when it has passed', () => {
    expect(dueWords('2020-12-05', today)).toEqual({ words: '逾期 2 天', tone: 'late', day: '2020-12-05' })
    expect(dueWords('2020-12-07', today)).toMatchObject({ words: '今天到期', tone: 'due' })
    expect(dueWords('2020-12-08', today)).toMatchObject({ words: '明天到期', tone: 'due' })
  })

  it('is counted while it is near and dated when it is far', () => {
    expect(dueWords('2020-12-10', today)).toMatchObject({ words: '还有 3 天', tone: 'due' })
    expect(dueWords('2020-12-14', today)).toMatchObject({ words: '还有 7 天', tone: 'plain' })
    expect(dueWords('2020-12-15', today)).toMatchObject({ words: '12月15日', tone: 'plain' })
    expect(dueWords('2021-01-15', today)).toMatchObject({ words: '2021年1月15日' })
  })

  it('says that there is none, or that it rests', () => {
    expect(dueWords(null, today)).toEqual({ words: '不限期', tone: 'plain', day: undefined })
    expect(dueWords('2020-12-01', today, '2020-12-20')).toEqual({ words: '中止', tone: 'info', day: '2020-12-20' })
  })
})

describe('the day beside the words', () => {
  const note = (due: string | null, suspendedUntil: string | null = null) => dueNote({ due, suspendedUntil, outcome: null }, today)

  it('is left out where the words name it', () => {
    expect(note('2020-12-05')).toBe('12月5日')
    expect(note('2020-12-30')).toBe('')
    expect(note(null)).toBe('')
  })

  it('is the end of the rest while a case rests', () => {
    expect(note('2020-12-05', '2020-12-20')).toBe('至 12月20日')
    expect(dueNote({ due: '2020-12-05', suspendedUntil: null, outcome: 'done' }, today)).toBe('')
  })
})

describe('days', () => {
  it('are counted over the turn of the year and of a leap February', () => {
    expect(daysBetween('2020-12-31', '2021-01-01')).toBe(1)
    expect(daysBetween('2020-02-28', '2020-03-01')).toBe(2)
    expect(daysBetween('2020-12-07', '2020-12-05')).toBe(-2)
  })

  it('and moments drop the year that is the same', () => {
    expect(dayWords('2020-02-03', today)).toBe('2月3日')
    expect(dayWords('2019-02-03', today)).toBe('2019年2月3日')
    expect(momentWords('2020-02-03T09:12', today)).toBe('2月3日 09:12')
  })
})
