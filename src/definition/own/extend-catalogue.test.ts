import { describe, expect, it } from 'vitest'
import { resolveCatalogue } from '../catalogue/resolve-catalogue.ts'
import { roadsPack } from '../examples/roads.pack.ts'
import { extendCatalogue } from './extend-catalogue.ts'
import type { OwnLedger } from './types.ts'
import { wholeOwn } from './whole-own.ts'

const base = resolveCatalogue([roadsPack]).catalogue
const wells: OwnLedger = {
  id: 'own-1',
  label: '机井台账',
  purpose: '',
  title: ['field1'],
  key: ['field1'],
  fields: [
    { id: 'field1', label: '井号', kind: 'text', required: true },
    { id: 'field2', label: '投资', kind: 'money', required: false, adds: true },
    { id: 'field3', label: '深度', kind: 'decimal', scale: 1, required: false },
    { id: 'field4', label: '备注', kind: 'text', long: true, required: false, retired: true },
  ],
}
const extend = (...own: readonly OwnLedger[]) => extendCatalogue(base, '999901101', { ledgers: own, columns: [] })

describe('a catalogue with ledgers of a town’s own', () => {
  it('has them beside those of packs, in a table of the town’s, with their count and their totals', () => {
    const { catalogue, diagnostics } = extend(wells)
    expect(diagnostics).toEqual([])
    const ledger = catalogue.ledgers.at(-1)
    expect(ledger).toMatchObject({ id: 'own-1', pack: 'own', kind: 'register', table: 'ledger_own_1_of_999901101', scope: 'office' })
    expect(ledger?.fields.map(({ id }) => id)).toEqual(['field1', 'field2', 'field3'])
    expect(ledger?.retired?.map(({ id }) => id)).toEqual(['field4'])
    const indicators = catalogue.indicators.filter(({ pack }) => pack === 'own')
    expect(indicators.map(({ label, unit, flow }) => [label, unit, flow])).toEqual([
      ['机井台账条数', '条', 'stock'],
      ['机井台账投资合计', '元', 'stock'],
    ])
    expect(catalogue.ledgers.slice(0, -1)).toEqual(base.ledgers)
  })

  it('is a journal of flows where a column says when it happened', () => {
    const dated = {
      ...wells,
      date: 'field5',
      key: [],
      fields: [...wells.fields, { id: 'field5', label: '日期', kind: 'date', required: true } as const],
    }
    const { catalogue, diagnostics } = extend(dated)
    expect(diagnostics).toEqual([])
    expect(catalogue.ledgers.at(-1)).toMatchObject({ kind: 'journal', date: 'field5' })
    expect(catalogue.indicators.filter(({ pack }) => pack === 'own').every(({ flow }) => flow === 'flow')).toBe(true)
  })

  it('reports a name that another ledger has, and one that stands twice among the columns', () => {
    const [known] = base.ledgers
    expect(extend({ ...wells, label: known?.label ?? '' }).diagnostics.map(({ code }) => code)).toContain('duplicate-ledger-label')
    const twice = { ...wells, fields: [...wells.fields, { id: 'field9', label: '井 号', kind: 'text', required: false } as const] }
    expect(extend(twice).diagnostics.map(({ code }) => code)).toContain('duplicate-field-label')
  })

  it('leaves out what was removed, whose name is then free', () => {
    const gone = { ...wells, removed: true } as const
    const { catalogue, diagnostics } = extend(gone, { ...wells, id: 'own-2' })
    expect(diagnostics).toEqual([])
    expect(catalogue.ledgers.filter(({ pack }) => pack === 'own').map(({ id }) => id)).toEqual(['own-2'])
    const whole = wholeOwn({ ledgers: [gone, { ...wells, id: 'own-2' }], columns: [] })
    expect(extendCatalogue(base, '999901101', whole).diagnostics).toEqual([])
  })

  it('slices the indicators of packs by what a town has added to their ledgers, under names that they have not', () => {
    const measure = base.indicators.find((one) => 'dimensions' in one && one.dimensions.length > 0)
    if (measure === undefined || !('dimensions' in measure)) throw new Error('the example has no measure that is sliced')
    const [known] = measure.dimensions
    const taken = known?.aliases[0] ?? known?.label ?? ''
    const choice = { kind: 'choice', required: false, options: { option1: '甲', option2: '乙' } } as const
    const columns = [
      {
        ledger: measure.ledger,
        fields: [
          { id: 'own1', label: '管护等级', ...choice },
          { id: 'own2', label: taken, ...choice },
        ],
      },
    ]
    const { catalogue } = extendCatalogue(base, '999901101', { ledgers: [], columns })
    const widened = catalogue.indicators.find(({ id }) => id === measure.id)
    expect(widened).toMatchObject({ dimensions: [...measure.dimensions, { label: '管护等级', options: { 甲: 'option1', 乙: 'option2' } }] })
    const others = (all: typeof base) => all.indicators.filter((one) => !('dimensions' in one))
    expect(others(catalogue)).toEqual(others(base))
  })

  it('lets a column take the name of one that is retired', () => {
    const renewed = { ...wells, fields: [...wells.fields, { id: 'field9', label: '备注', kind: 'text', required: false } as const] }
    expect(extend(renewed).diagnostics).toEqual([])
  })
})
