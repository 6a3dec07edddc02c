import { describe, expect, it } from 'vitest'
import { resolveCatalogue } from '../definition/catalogue/resolve-catalogue.ts'
import { packs } from './index.ts'

describe('all packs together', () => {
  const { catalogue, diagnostics } = resolveCatalogue(packs)

  it('resolve with nothing to say about them', () => {
    expect(diagnostics).toEqual([])
  })

  it('lose nothing on the way', () => {
    expect(catalogue.ledgers).toHaveLength(packs.flatMap(({ ledgers }) => ledgers).length)
    expect(catalogue.indicators).toHaveLength(packs.flatMap(({ indicators }) => indicators).length)
    expect(catalogue.checks).toHaveLength(packs.flatMap(({ checks }) => checks ?? []).length)
  })

  it('name every indicator once', () => {
    const labels = catalogue.indicators.map(({ label }) => label)
    expect(labels.filter((label, index) => labels.indexOf(label) !== index)).toEqual([])
  })

  it('keep ID numbers, accounts and phones from everybody who need not see them', () => {
    const exposed = catalogue.ledgers.flatMap(({ label, fields }) =>
      fields
        .filter(({ field }) => ['nationalId', 'bankCard', 'phone'].includes(field.kind) && (field.secrecy ?? 'open') === 'open')
        .map(({ field }) => `${label}.${field.label}`),
    )
    expect(exposed).toEqual([])
  })

  it('print paid-out money, persons under a measure and completion exactly', () => {
    const inexact = catalogue.indicators.filter(({ exact }) => !exact)
    expect(inexact.filter(({ type }) => type === 'completion').map(({ label }) => label)).toEqual([])
    expect(
      inexact.filter(
        (one) => 'ledger' in one && ['aid-payment', 'direct-grant', 'controlled-person'].includes(one.ledger) && one.unit !== '批',
      ),
    ).toEqual([])
  })
})
