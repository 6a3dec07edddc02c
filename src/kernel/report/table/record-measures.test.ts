import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '../../../definition/catalogue/index-catalogue.ts'
import { resolveCatalogue } from '../../../definition/catalogue/resolve-catalogue.ts'
import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'
import { definePack } from '../../../definition/pack/define-pack.ts'
import { getPeriod } from '../../../definition/period/parse-period.ts'
import type { ToldLedger } from '../record/types.ts'
import { measureRecords, valueOfRecords } from './record-measures.ts'

const course = defineLedger({
  id: 'course',
  label: '夜校课程',
  kind: 'journal',
  date: 'heldOn',
  title: ['name'],
  fields: {
    name: field.text({ label: '名称', required: true }),
    place: field.choice({ label: '地点', options: { hall: '礼堂', school: '学校' } }),
    heads: field.integer({ label: '听课人次' }),
    liked: field.percent({ label: '好评率' }),
    heldOn: field.date({ label: '日期' }),
  },
})
const catalogue = indexCatalogue(
  resolveCatalogue([definePack({ id: 'courses', label: '课', office: '办', ledgers: [course], indicators: [] })]).catalogue,
)
const ledger = catalogue.getLedger('course')

const rows = [
  ['剪纸课第1期', '礼堂', 30, '2019-05-02'],
  ['剪纸课第1期', '礼堂', 41, '2020-03-02'],
  ['剪纸课第2期', '学校', 22, '2020-09-12'],
  ['书法课第1期', '学校', 18, '2020-10-01'],
] as const

const told: ToldLedger = {
  ledger,
  records: rows.map(([name, place, heads, heldOn], index) => ({
    id: String(index),
    title: name,
    values: { name, place, heads, heldOn, liked: '90' },
    words: { name, place },
  })),
  short: new Map(),
}
const measures = measureRecords(catalogue, told, [told])

function worthOf(field: string, dimension: string, value: string, period = '2020'): string | undefined {
  const request = { indicator: `records:course/${field}`, period, slices: [{ dimension, value }] }
  return valueOfRecords(measures, request, getPeriod('2020'))?.toString()
}

describe('what records come to', () => {
  it('is counted and added up by any of their words', () => {
    expect(worthOf('', '地点', '学校')).toBe('2')
    expect(worthOf('heads', '地点', '学校')).toBe('40')
  })
  it('is told of a whole series by what its names have in common', () => {
    expect(worthOf('', '名称种类', '剪纸课')).toBe('2')
    expect(worthOf('heads', '名称种类', '剪纸课')).toBe('63')
  })
  it('is of its own year', () => expect(worthOf('heads', '名称种类', '剪纸课', '2019')).toBe('30'))
  it('is unknown of a year in which nothing was kept', () => expect(worthOf('', '地点', '学校', '2018')).toBeUndefined())
  it('adds up no shares', () => {
    expect(worthOf('liked', '名称', '书法课第1期')).toBe('90')
    expect(worthOf('liked', '名称种类', '剪纸课')).toBeUndefined()
  })
  it('names a series by its own word, with and without what all of them are called', () => {
    const series = measures.cuts.find(({ label }) => label === '名称种类')
    expect(series?.textsOf('剪纸课')).toContain('剪纸课')
  })
})
