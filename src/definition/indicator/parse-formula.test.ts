import { describe, expect, it } from 'vitest'
import { indicatorsOfFormula, parseFormula } from './parse-formula.ts'

const known: Readonly<Record<string, string>> = { 工业总产值: 'output', 'output-b': 'output-b', 企业数: 'firms' }
const lookUp = (name: string) => {
  const id = known[name]
  return id === undefined ? { why: `没有指标“${name}”` } : { id }
}

describe('parseFormula', () => {
  it('takes labels, and ids in brackets', () => {
    const { formula } = parseFormula('(工业总产值 - [output-b]) / 企业数', lookUp)
    expect(formula).toEqual({
      type: 'arithmetic',
      operator: '/',
      left: { type: 'arithmetic', operator: '-', left: { type: 'indicator', id: 'output' }, right: { type: 'indicator', id: 'output-b' } },
      right: { type: 'indicator', id: 'firms' },
    })
    expect(formula && indicatorsOfFormula(formula)).toEqual(['output', 'output-b', 'firms'])
  })

  it('reads a negative as a difference from nothing', () => {
    expect(parseFormula('-工业总产值', lookUp).formula).toMatchObject({ operator: '-', left: { value: '0' }, right: { id: 'output' } })
  })

  it.each([
    ['工业总产值 + 农业总产值', 8],
    ['工业总产值 > 1', 0],
    ['工业总产值 +', 7],
    ['工业总产值.村', 0],
  ])('says where %s is wrong', (text, offset) => {
    const { formula, problems } = parseFormula(text, lookUp)
    expect(formula).toBeUndefined()
    expect(problems[0]?.offset).toBe(offset)
  })
})
