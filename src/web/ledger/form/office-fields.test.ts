import { describe, expect, it } from 'vitest'
import { resolveCatalogue } from '../../../definition/catalogue/resolve-catalogue.ts'
import { packs } from '../../../packs/index.ts'
import { lockedFields, mayAdd, mayWithdraw } from './office-fields.ts'

const { catalogue } = resolveCatalogue(packs)
const ledgerOf = (id: string) => catalogue.ledgers.find((ledger) => ledger.id === id) ?? expect.fail(id)
const rights = (guarded: boolean) => ({
  can: {
    write: true,
    define: guarded,
    guarded,
    reveal: guarded,
    step: true,
    comment: false,
    discuss: false,
    report: false,
    freeze: false,
    manage: false,
    secure: false,
    oversee: false,
    destroy: false,
  },
  user: {
    id: '1',
    account: 'zhuwen',
    name: '竹文',
    role: guarded ? ('clerk' as const) : ('gridWorker' as const),
    roleLabel: '',
    office: '',
  },
})

describe('what is the office’s to change', () => {
  it('is locked in the form of everybody else, and of nobody in the office', () => {
    expect([...lockedFields(ledgerOf('aid-payment'), { values: {} }, rights(false))].sort()).toEqual([
      'account',
      'amount',
      'category',
      'household',
    ])
    expect([...lockedFields(ledgerOf('arrival'), { values: { name: '吴秀', idNumber: null } }, rights(false))]).toEqual(['name'])
    expect([...lockedFields(ledgerOf('grid-event'), { values: { place: '村口', status: 'open' } }, rights(false))]).toEqual(['status'])
    expect([...lockedFields(ledgerOf('aid-payment'), { values: {} }, rights(true))]).toEqual([])
  })

  it('is not entered as a payment by a grid worker, nor withdrawn', () => {
    expect(mayAdd(ledgerOf('aid-payment'), rights(false))).toBe(false)
    expect(mayAdd(ledgerOf('aid-payment'), rights(true))).toBe(true)
    expect(mayAdd(ledgerOf('scale-entry'), rights(false)), 'whoever opens the cases of a ledger adds to it').toBe(true)
    expect(mayWithdraw(ledgerOf('arrival'), { values: { name: '吴秀' } }, rights(false))).toBe(false)
    expect(mayWithdraw(ledgerOf('grid-event'), { values: { place: '村口', status: 'open' } }, rights(false))).toBe(true)
  })
})
