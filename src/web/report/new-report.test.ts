import { expect, it } from 'vitest'
import { withoutRecords } from './NewReport.tsx'

it('begins with the parts of which something is written down, and with all of them where nothing is', () => {
  const ledger = (pack: string, count: number) => ({ pack, count })
  expect(withoutRecords([ledger('finance', 3), ledger('finance', 0), ledger('epidemic', 0), ledger('aid', 1)])).toEqual(['epidemic'])
  expect(withoutRecords([ledger('finance', 0), ledger('epidemic', 0)])).toEqual([])
  expect(withoutRecords([])).toEqual([])
})
