import { describe, expect, it } from 'vitest'
import { decimal } from '../decimal/decimal.ts'
import { baseUnit, convertUnit, isCountUnit, isUnit, unitIds, unitsConvert } from './unit.ts'

describe('units', () => {
  it.each([
    ['12.3456', '万元', '元', '123456'],
    ['123456', '元', '亿元', '0.00123456'],
    ['9536.2', '千元', '元', '9536200'],
    ['1.5', '百万元', '万元', '150'],
    ['2', '千公顷', '万亩', '3'],
    ['3', '万斤', '吨', '15'],
    ['2', '公顷', '亩', '30'],
    ['7', '斤', '公斤', '3.5'],
    ['1.2', '万人', '人', '12000'],
  ] as const)('%s %s is, in %s, exactly %s', (value, from, to, result) =>
    expect(convertUnit(decimal(value), from, to).toFixed()).toBe(result),
  )

  it('never turns one kind of thing into another', () => {
    expect(unitsConvert('户', '人')).toBe(false)
    expect(unitsConvert('人', '人次')).toBe(false)
    expect(unitsConvert('%', '百分点')).toBe(false)
    expect(() => convertUnit(decimal('1'), '元', '亩')).toThrow()
  })

  it('knows the base of every unit, and that it converts there and back', () => {
    for (const unit of unitIds) {
      expect(isUnit(unit)).toBe(true)
      expect(baseUnit(baseUnit(unit))).toBe(baseUnit(unit))
      expect(convertUnit(convertUnit(decimal('7'), unit, baseUnit(unit)), baseUnit(unit), unit).toFixed()).toBe('7')
    }
    expect(baseUnit('亿元')).toBe('元')
    expect(isUnit('美元')).toBe(false)
    expect([isCountUnit('户'), isCountUnit('万户'), isCountUnit('元')]).toEqual([true, false, false])
  })
})
