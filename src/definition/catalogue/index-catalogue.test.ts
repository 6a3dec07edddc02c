import { describe, expect, it } from 'vitest'
import { bridge, roadsPack } from '../examples/roads.pack.ts'
import { defineComputed, defineMeasure } from '../indicator/define-indicator.ts'
import { definePack } from '../pack/define-pack.ts'
import { indexCatalogue } from './index-catalogue.ts'
import { resolveCatalogue } from './resolve-catalogue.ts'

const twin = definePack({
  id: 'twin',
  label: '同名',
  office: '党政办',
  ledgers: [],
  indicators: [
    defineMeasure({
      id: 'large-count',
      label: '桥梁数',
      unit: '座',
      flow: 'stock',
      ledger: bridge,
      filter: { scale: 'large' },
      type: 'count',
    }),
    defineComputed({
      id: 'large-share',
      label: '大桥占比',
      unit: '%',
      flow: 'stock',
      type: 'share',
      of: 'large-count',
      whole: 'large-count',
    }),
    defineComputed({ id: 'mixed', label: '混合', unit: '元', flow: 'flow', type: 'derived', formula: '桥梁修复费用 / [bridge-count]' }),
  ],
})
const { catalogue } = resolveCatalogue([roadsPack, twin])
const index = indexCatalogue(catalogue)

describe('indexCatalogue', () => {
  it('is made once for a catalogue, and anew for another, however alike', () => {
    expect(indexCatalogue(catalogue)).toBe(index)
    expect(indexCatalogue({ ...catalogue })).not.toBe(index)
  })

  it('finds ledgers and fields by id, label or alias', () => {
    expect(['bridge', '桥梁', ' 桥 梁'].map((name) => index.findLedger(name)?.id)).toEqual(['bridge', 'bridge', 'bridge'])
    expect(index.findLedger('行政村')?.id).toBe('village')
    expect(index.findField('bridge', '建成日期')?.id).toBe('builtOn')
    expect(index.getField('bridge', 'builtOn').column).toBe('built_on')
    expect(index.findLedger('桥')).toBeUndefined()
  })

  it('gives all indicators of an ambiguous label, and one for an id or an alias', () => {
    expect(index.findIndicators('桥梁数').map(({ id }) => id)).toEqual(['bridge-count', 'large-count'])
    expect(index.findIndicators('bridge-count').map(({ id }) => id)).toEqual(['bridge-count'])
    expect(index.findIndicators('修桥费用').map(({ id }) => id)).toEqual(['repair-cost'])
    expect(index.findIndicators('无此数')).toEqual([])
  })

  it('finds slices, of a computed indicator only those that all its measures have', () => {
    expect(index.findDimension(index.getIndicator('bridge-count'), '所在村')?.label).toBe('村')
    expect(index.findDimension(index.getIndicator('large-share'), '规模')?.value.field).toBe('scale')
    expect(index.findDimension(index.getIndicator('mixed'), '村')?.label).toBe('村')
    expect(index.findDimension(index.getIndicator('mixed'), '结论')).toBeUndefined()
    expect(index.findDimension(index.getIndicator('bridge-count'), '颜色')).toBeUndefined()
  })

  it('finds claims by phrase, alias and pattern', () => {
    expect(index.findClaim('全部')).toMatchObject({ claim: { id: 'all' }, rest: '' })
    expect(index.findClaim('全部建成通车')).toMatchObject({ claim: { id: 'all' }, phrase: '全部…', rest: '建成通车' })
    expect(index.findClaim('由负转正')?.condition).toMatchObject({ type: 'logic' })
    expect(index.findClaim('居全县第一')).toBeUndefined()
  })

  it('offers the nearest names, and throws a bug for an id that is not there', () => {
    expect(index.candidates('桥梁修理费用')[0]).toBe('桥梁修复费用')
    expect(index.candidates('甲乙丙')).toEqual([])
    expect(() => index.getLedger('nothing')).toThrow()
    expect(() => index.getIndicator('nothing')).toThrow()
    expect(() => index.getField('bridge', 'nothing')).toThrow()
  })
})
