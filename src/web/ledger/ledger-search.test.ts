import { describe, expect, it } from 'vitest'
import { ledgerView, nextSort, readLedgerSearch } from './ledger-search.ts'

describe('the state of a ledger page in its address', () => {
  it('is read back as it was written', () => {
    const search = { q: '周', where: [{ field: 'kind', operator: 'in' as const, value: ['industry'] }], sort: '-amount', record: 'r1' }
    expect(readLedgerSearch(search)).toEqual(search)
    expect(ledgerView(search)).toEqual({ filters: search.where, search: '周', sort: { field: 'amount', direction: 'descending' } })
  })

  it('drops what nobody could have meant', () => {
    expect(readLedgerSearch({ q: 3, where: [{ field: 'a', operator: 'drop table' }, null, 'x'], sort: {}, add: 'yes' })).toEqual({ q: '3' })
  })

  it('sorts upwards, then downwards, then not at all', () => {
    expect(nextSort(undefined, 'amount')).toBe('amount')
    expect(nextSort('amount', 'amount')).toBe('-amount')
    expect(nextSort('-amount', 'amount')).toBeUndefined()
    expect(nextSort('-amount', 'date')).toBe('date')
  })
})
