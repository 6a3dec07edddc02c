import { describe, expect, it } from 'vitest'
import { groupByPack, withWords } from './group-by-pack.ts'

const ledgers = [
  { id: 'village', pack: 'township', packLabel: '乡镇底册', label: '村' },
  { id: 'aid-line', pack: 'aid', packLabel: '帮扶', label: '发放明细' },
  { id: 'grid', pack: 'township', packLabel: '乡镇底册', label: '网格' },
]

describe('the things of the catalogue', () => {
  it('stand under their domain, in the order in which they come', () => {
    const groups = groupByPack(ledgers, ({ packLabel }) => packLabel)
    expect(groups.map(({ pack, label, items }) => [pack, label, items.map(({ id }) => id)])).toEqual([
      ['township', '乡镇底册', ['village', 'grid']],
      ['aid', '帮扶', ['aid-line']],
    ])
  })

  it('are found by words of their texts, all by none', () => {
    const textOf = ({ label, packLabel }: { label: string; packLabel: string }) => `${label}${packLabel}`
    expect(withWords(ledgers, ' 底册 ', textOf).map(({ id }) => id)).toEqual(['village', 'grid'])
    expect(withWords(ledgers, '  ', textOf)).toBe(ledgers)
  })
})
