import { describe, expect, it } from 'vitest'
import { roadsPack } from '../examples/roads.pack.ts'
import { defineMeasure } from '../indicator/define-indicator.ts'
import { common, foreign, sum, withIndicators } from '../testing/small-pack.ts'
import { resolveCatalogue } from './resolve-catalogue.ts'

describe('resolveCatalogue', () => {
  it('finds nothing wrong with the example, and fills in every default', () => {
    const { catalogue, diagnostics } = resolveCatalogue([roadsPack])
    expect(diagnostics).toEqual([])
    expect(catalogue.packs).toEqual([{ id: 'roads', label: '道路桥梁', office: '村镇建设办公室' }])
    expect(catalogue.ledgers.map(({ id, table }) => [id, table])).toEqual([
      ['village', 'ledger_village'],
      ['bridge', 'ledger_bridge'],
      ['bridge-inspection', 'ledger_bridge_inspection'],
      ['annual-target', 'ledger_annual_target'],
    ])
    const bridge = catalogue.ledgers[1]
    expect(bridge).toMatchObject({ aliases: [], pack: 'roads', date: undefined, effective: { from: 'builtOn', to: 'closedOn' } })
    expect(bridge?.fields.map(({ column }) => column)).toEqual([
      'name',
      'village',
      'scale',
      'built_on',
      'closed_on',
      'cost',
      'deck',
      'keeper',
    ])
    expect(catalogue.indicators.find(({ id }) => id === 'repair-cost')).toMatchObject({
      missing: 'zero',
      note: '',
      exact: true,
      key: false,
      take: undefined,
    })
  })

  it('gives plain data that survives JSON unchanged', () => {
    const { catalogue } = resolveCatalogue([roadsPack])
    expect(JSON.parse(JSON.stringify(catalogue))).toEqual(JSON.parse(JSON.stringify(resolveCatalogue([foreign(roadsPack)]).catalogue)))
  })

  it('never changes what the authors wrote', () => {
    const before = JSON.stringify(roadsPack)
    resolveCatalogue([deepFreeze(foreign(roadsPack)), deepFreeze(withIndicators(sum))])
    expect(JSON.stringify(roadsPack)).toBe(before)
  })

  it('places records by the date named, else a stock by effective dates, else by the date of the ledger', () => {
    const placing = (id: string) => {
      const indicator = resolveCatalogue([roadsPack]).catalogue.indicators.find((candidate) => candidate.id === id)
      return indicator !== undefined && 'placing' in indicator ? indicator.placing : undefined
    }
    expect(placing('bridge-count')).toEqual({ by: 'effective', from: 'builtOn', to: 'closedOn' })
    expect(placing('repair-cost')).toEqual({ by: 'date', field: 'inspectedOn' })
    const { catalogue } = resolveCatalogue([
      withIndicators(sum, defineMeasure({ ...common, id: 'y', label: '另', flow: 'stock', date: null, type: 'max', of: 'amount' })),
    ])
    expect(catalogue.indicators).toMatchObject([{ placing: { by: 'month', field: 'month' } }, { placing: { by: 'none' } }])
  })

  it('gives every measure its slices: own choices and references, and the village of what it refers to', () => {
    const { catalogue } = resolveCatalogue([roadsPack])
    const repair = catalogue.indicators.find(({ id }) => id === 'repair-cost')
    const dimensions = repair !== undefined && 'dimensions' in repair ? repair.dimensions : []
    expect(dimensions.map(({ label }) => label)).toEqual(['桥梁', '结论', '已修复', '村', '规模'])
    expect(dimensions[1]?.options).toEqual({ 完好: 'sound', 轻微破损: 'worn', 危险: 'danger' })
    expect(dimensions[3]).toMatchObject({
      aliases: ['所在村'],
      options: undefined,
      value: { from: 'bridge-inspection', through: [{ field: 'bridge', to: 'bridge' }], field: 'village', valueType: 'record' },
    })
    const bridges = catalogue.indicators.find(({ id }) => id === 'bridge-count')
    expect(bridges !== undefined && 'dimensions' in bridges && bridges.dimensions.map(({ label }) => label)).toEqual(['村', '规模'])
  })
})

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) deepFreeze(part)
    Object.freeze(value)
  }
  return value
}
