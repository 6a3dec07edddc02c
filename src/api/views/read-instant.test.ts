import { describe, expect, it } from 'vitest'
import { readInstant } from './read-instant.ts'

describe('an instant written by a person', () => {
  it('is kept when it is in the kernel’s own form', () => {
    expect(readInstant('2020-03-01T08:30:00.123456Z')).toBe('2020-03-01T08:30:00.123456Z')
  })

  it('is the end of the day in Beijing when only the day is written', () => {
    expect(readInstant('2020-12-31')).toBe('2020-12-31T15:59:59.999999Z')
  })

  it('is Beijing time when no zone is written', () => {
    expect(readInstant('2020-12-31T08:30')).toBe('2020-12-31T00:30:00.000000Z')
  })

  it('is refused when it is no time', () => {
    expect(() => readInstant('去年')).toThrow('不是一个时刻')
    expect(() => readInstant('2020-13-01')).toThrow('不是一个时刻')
  })
})
