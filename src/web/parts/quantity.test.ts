import { describe, expect, it } from 'vitest'
import { growthText, presentQuantity, quantityText, readingUnit, signed } from './quantity.ts'

describe('a value on screen', () => {
  it('is converted from the base unit and grouped by thousands', () => {
    expect(quantityText('61800000', '万元')).toBe('6,180 万元')
    expect(quantityText('426180', '元')).toBe('426,180.00 元')
    expect(quantityText('1342000000', '亿元')).toBe('13.42 亿元')
  })

  it('keeps money to the fen and rounds half up', () => {
    expect(quantityText('0.575', '元')).toBe('0.58 元')
  })

  it('leaves dates and picked words alone', () => {
    expect(presentQuantity('2020-02-03', '无')).toEqual({ number: '2020-02-03', unit: '' })
    expect(quantityText('瓦窑山村', '无')).toBe('瓦窑山村')
  })

  it('is read in 万元 or 亿元 where the sums are large, all of one row in the same', () => {
    expect(readingUnit('元', '426180', '999999.99')).toBe('元')
    expect(readingUnit('元', '426180', '3000000')).toBe('万元')
    expect(readingUnit('元', null, '-1984900000')).toBe('亿元')
    expect(readingUnit('亩', '1984900000')).toBe('亩')
  })

  it('shows a dash where nothing is known', () => {
    expect(quantityText(null, '元')).toBe('—')
  })
})

describe('growth', () => {
  it('is signed with a real minus', () => {
    expect(growthText('107', '100')).toBe('+7.0%')
    expect(growthText('96.8', '100')).toBe('−3.2%')
    expect(signed('-0.0', '%')).toBe('0%')
  })

  it('is not said over a base that is not positive', () => {
    expect(growthText('10', '0')).toBeUndefined()
    expect(growthText('10', '-5')).toBeUndefined()
    expect(growthText('10', null)).toBeUndefined()
  })
})
