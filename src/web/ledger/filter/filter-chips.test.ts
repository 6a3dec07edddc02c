import { describe, expect, it } from 'vitest'
import { chipText, groupFilters, replaceChip } from './filter-chips.ts'

const amount = { path: 'amount', label: '金额', field: { kind: 'money', label: '金额' } } as const
const kind = { path: 'kind', label: '类别', field: { kind: 'choice', label: '类别', options: { a: '产业帮扶', b: '托底帮扶' } } } as const
const day = { path: 'day', label: '日期', field: { kind: 'date', label: '日期' } } as const

describe('the chips over a ledger', () => {
  it('stand for one field each', () => {
    const filters = [
      { field: 'amount', operator: '>=', value: '100' },
      { field: 'kind', operator: 'in', value: ['a'] },
      { field: 'amount', operator: '<=', value: '200' },
    ] as const
    expect(groupFilters(filters).map((chip) => [chip.path, chip.filters.length])).toEqual([
      ['amount', 2],
      ['kind', 1],
    ])
  })

  it('keep their place when they are changed, and go when they are emptied', () => {
    const filters = [
      { field: 'kind', operator: 'in', value: ['a'] },
      { field: 'amount', operator: '>=', value: '1' },
    ] as const
    expect(replaceChip(filters, 'kind', [{ field: 'kind', operator: 'empty' }]).map((f) => f.field)).toEqual(['kind', 'amount'])
    expect(replaceChip(filters, 'kind', []).map((f) => f.field)).toEqual(['amount'])
    expect(replaceChip(filters, 'day', [{ field: 'day', operator: 'empty' }]).map((f) => f.field)).toEqual(['kind', 'amount', 'day'])
  })

  it('read as a person would say them', () => {
    const none = new Map<string, string>()
    expect(chipText({ path: 'kind', filters: [{ field: 'kind', operator: 'in', value: ['a', 'b'] }] }, kind, none)).toBe(
      '产业帮扶、托底帮扶',
    )
    expect(chipText({ path: 'amount', filters: [{ field: 'amount', operator: '<=', value: '200' }] }, amount, none)).toBe('不超过 200元')
    const span = [
      { field: 'day', operator: '>=', value: '2020-01-01' },
      { field: 'day', operator: '<=', value: '2020-03-31' },
    ] as const
    expect(chipText({ path: 'day', filters: span }, day, none)).toBe('2020年1月1日 至 2020年3月31日')
    expect(chipText({ path: 'day', filters: [{ field: 'day', operator: 'empty' }] }, day, none)).toBe('为空')
  })
})
