import { describe, expect, it } from 'vitest'
import { type Pace, paceOf, type Standing, widthOf } from './pace.ts'

describe('the pace of a task', () => {
  it.each<readonly [Standing['light'], string | null, string | null, Pace]>([
    ['unknown', '50', null, 'unreported'],
    ['green', '25', '100', 'done'],
    ['red', '100', '100', 'done'],
    ['green', '50', '52.2', 'ahead'],
    ['green', '50', '50', 'onTime'],
    ['green', '50', '45.1', 'onTime'],
    ['yellow', '50', '44', 'slow'],
    ['red', '50', '40', 'behind'],
    ['green', '0', '0', 'onTime'],
  ])('under a %s light with %s planned and %s done is %s', (light, planned, actual, pace) => {
    expect(paceOf({ light, planned, actual })).toBe(pace)
  })

  it('is drawn as hundredths of the whole', () => {
    expect([widthOf('50'), widthOf('112'), widthOf(null), widthOf('0.4')]).toEqual(['50', '100', '0', '0'])
  })
})
