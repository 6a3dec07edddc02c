import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** A village collective's income of a year; operating income excludes subsidies and is what the county's goal counts. */
export const villageIncome = defineLedger({
  id: 'village-income',
  label: '村集体收入',
  aliases: ['村集体经济'],
  kind: 'journal',
  purpose: '各村集体经济年度总收入和经营性收入。',
  fields: {
    village: field.village({ label: '村', required: true }),
    year: field.period({ label: '年度', grain: 'year', required: true }),
    totalIncome: field.money({ label: '总收入', required: true, min: '0', additive: { yearOf: 'year' } }),
    operatingIncome: field.money({ label: '经营性收入', required: true, min: '0', additive: { yearOf: 'year' } }),
  },
  title: ['village', 'year'],
  date: 'year',
  returns: true,
  unique: [['village', 'year']],
  examples: [{ 村: '青竹村', 年度: '2019', '总收入(元)': '492000.00', '经营性收入(元)': '312000.00' }],
})
