import { describe, expect, it } from 'vitest'
import { type Pace, paceOf, shareOf } from './pace.ts'

describe('the pace of a task', () => {
  it.each<readonly [string | undefined, string | undefined, number, Pace]>([
    [undefined, undefined, 6, 'unreported'],
    ['268', undefined, 3, 'done'],
    ['140', undefined, 6, 'ahead'],
    ['134', undefined, 6, 'onTime'],
    ['128', undefined, 6, 'onTime'],
    ['127', undefined, 6, 'slow'],
    ['108', undefined, 6, 'slow'],
    ['107', undefined, 6, 'behind'],
    ['0', undefined, 1, 'behind'],
    ['0', '0', 6, 'onTime'],
    ['60', '50', 6, 'ahead'],
    ['30', '50', 6, 'behind'],
  ])('of 268, with %s done and %s planned in month %i, is %s', (done, planned, month, pace) => {
    expect(paceOf({ promised: '268', done, planned, month })).toBe(pace)
  })

  it('is drawn as hundredths of the whole', () => {
    expect([shareOf('134', '268'), shareOf('300', '268'), shareOf('1', '0'), shareOf('1', '268')]).toEqual(['50', '100', '0', '0'])
  })
})
