import { describe, expect, it } from 'vitest'
import { resolveCatalogue } from '../definition/catalogue/resolve-catalogue.ts'
import { field } from '../definition/field/field.ts'
import { defineLedger } from '../definition/ledger/define-ledger.ts'
import { definePack } from '../definition/pack/define-pack.ts'
import { packs } from './index.ts'

const { catalogue } = resolveCatalogue(packs)
const ledgerOf = (id: string) => catalogue.ledgers.find((ledger) => ledger.id === id) ?? expect.fail(id)
const guardedOf = (id: string) => ledgerOf(id).fields.flatMap(({ id: name, guarded }) => (guarded === undefined ? [] : [name]))

describe('what only the office changes', () => {
  it('is every account, number of identity and amount of every pack, unless the pack says why not', () => {
    const open = catalogue.ledgers.flatMap(({ id, fields }) =>
      fields
        .filter((one) => ['money', 'bankCard', 'nationalId', 'creditCode'].includes(one.field.kind) && one.guarded === undefined)
        .map((one) => `${id}.${one.id}`),
    )
    expect(open).toEqual([])
  })

  it('is whom a payment goes to, by name and by reference, and how far something has come', () => {
    expect(guardedOf('aid-payment')).toEqual(['household', 'category', 'amount', 'account'])
    expect(guardedOf('aid-line')).toEqual(expect.arrayContaining(['household', 'payee', 'payeeId', 'amount', 'account', 'accountHolder']))
    expect(guardedOf('low-income-household')).toEqual(['head', 'idNumber', 'status'])
    expect(guardedOf('grid-event')).toEqual(['status'])
  })

  it('keeps a ledger of payments to the office and to who opens its cases', () => {
    expect(ledgerOf('aid-payment').addedBy).toEqual([])
    expect(ledgerOf('scale-entry').addedBy).toEqual(['gridWorker', 'clerk'])
    expect(ledgerOf('grid-event').addedBy).toBeUndefined()
  })

  it('cannot be given away for an account or a number of identity', () => {
    const ledger = defineLedger({
      id: 'payee',
      label: '领款人',
      kind: 'register',
      fields: {
        name: field.text({ label: '名称', required: true }),
        card: field.bankCard({ label: '账号', guarded: false }),
        cost: field.money({ label: '造价', guarded: false }),
        note: field.text({ label: '说明', guarded: true }),
      },
      title: ['name'],
    })
    const resolved = resolveCatalogue([definePack({ id: 'own', label: '自定', office: '办公室', ledgers: [ledger], indicators: [] })])
    expect(resolved.diagnostics.map(({ code, at }) => [code, at.source])).toEqual([['bad-field', 'own/payee.card']])
    expect(resolved.catalogue.ledgers[0]?.fields.map(({ guarded }) => guarded)).toEqual([undefined, 'always', undefined, 'always'])
  })
})
