import { describe, expect, it } from 'vitest'
import { balanceOf } from './batch-balance.ts'
import { marksByLine } from './line-marks.ts'

describe('the screen of a batch', () => {
  it('adds up to the cent what became of the approved money', () => {
    expect(balanceOf('5200.00', ['4000.10', '1199.90', '0'])).toEqual({ sum: '5200', difference: '0' })
    expect(balanceOf('5200.00', ['4000.10', '1199.89', '0'])).toEqual({ sum: '5199.99', difference: '0.01' })
  })

  it('puts beside each line all that speaks against it, in the order of the rules', () => {
    const marks = marksByLine([
      { id: 'a', label: '超过上限', lines: new Set(['1', '2']) },
      { id: 'b', label: '户名与领款人不符', lines: new Set(['2']) },
    ])
    expect(marks.get('1')).toEqual(['超过上限'])
    expect(marks.get('2')).toEqual(['超过上限', '户名与领款人不符'])
    expect(marks.get('3')).toBeUndefined()
  })
})
