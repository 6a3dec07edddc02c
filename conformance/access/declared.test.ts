import { describe, expect, it } from 'vitest'
import { loadCatalogue } from '../../src/app/store/catalogue.ts'
import { indexCatalogue } from '../../src/definition/catalogue/index-catalogue.ts'
import { describeScope } from '../../src/kernel/index.ts'

const catalogue = indexCatalogue(loadCatalogue())
const scopes = new Map(catalogue.catalogue.ledgers.map((ledger) => [ledger.id, { ledger, scope: describeScope(catalogue, ledger) }]))

describe('the part of the town in which a ledger is read and written', () => {
  it('is known of every ledger with something personal in it: it lies somewhere, or its definition says that everybody reads it', () => {
    const unsaid = [...scopes.values()].filter(
      ({ ledger, scope }) =>
        ledger.scope === undefined && scope.read === 'town' && ledger.fields.some(({ field }) => (field.secrecy ?? 'open') !== 'open'),
    )
    expect(unsaid.map(({ ledger }) => ledger.id)).toEqual([])
  })

  it('is read off the record itself, or off what it is about', () => {
    const of = (id: string) => scopes.get(id)?.scope
    expect(of('low-income-household')).toEqual({ read: 'part', open: [], write: 'part', places: ['village'] })
    expect(of('aid-payment')).toEqual({ read: 'part', open: [], write: 'part', places: ['household.village'] })
    expect(of('grid-event')).toMatchObject({ read: 'town', write: 'part' })
    expect(of('assurance-inspection')).toMatchObject({ read: 'part', write: 'part' })
    expect(of('case')?.open).toEqual(expect.arrayContaining(['key-project', 'livelihood-proposal']))
    for (const id of ['low-income-household', 'controlled-person', 'aid-payment']) expect(of('case')?.open).not.toContain(id)
    for (const id of ['cadre', 'grid', 'village', 'cadre-leave']) expect(of(id)).toMatchObject({ read: 'town', write: 'nobody' })
    for (const id of ['fiscal-entry', 'setting', 'annual-target', 'emergency-response']) expect(of(id)).toMatchObject({ write: 'nobody' })
  })
})
