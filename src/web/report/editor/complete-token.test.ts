import { describe, expect, it } from 'vitest'
import { readTokenPlace } from './complete-token.ts'

describe('where in a token the cursor stands', () => {
  it('is nowhere in plain prose or after a closed token', () => {
    expect(readTokenPlace('发放产业帮扶资金')).toBeUndefined()
    expect(readTokenPlace('发放{{产业帮扶资金}}万元')).toBeUndefined()
  })

  it('is the name first, then its period, slice, unit and format', () => {
    expect(readTokenPlace('发放{{产业')).toEqual({ part: 'name', typed: '产业' })
    expect(readTokenPlace('{{工业总产值@2020-0')).toEqual({ part: 'period', typed: '2020-0' })
    expect(readTokenPlace('{{水稻面积[村')).toEqual({ part: 'dimension', typed: '村', name: '水稻面积' })
    expect(readTokenPlace('{{产业帮扶资金|万')).toEqual({ part: 'unit', typed: '万', name: '产业帮扶资金' })
    expect(readTokenPlace('{{产业帮扶资金@2020|万元|')).toEqual({ part: 'format', typed: '', name: '产业帮扶资金' })
  })

  it('is the phrase of a claim until its colon, then the name', () => {
    expect(readTokenPlace('经济{{?由负')).toEqual({ part: 'phrase', typed: '由负' })
    expect(readTokenPlace('经济{{?由负转正:规上')).toEqual({ part: 'name', typed: '规上' })
  })
})
