import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** Whether a village sorts its waste and treats its sewage, as inspected for the year. */
export const villageEnvironment = defineLedger({
  id: 'village-environment',
  label: '村庄环境',
  kind: 'journal',
  purpose: '各村年度垃圾分类、污水治理和公厕情况。',
  fields: {
    village: field.village({ label: '村', required: true }),
    year: field.period({ label: '年度', grain: 'year', required: true }),
    wasteSorted: field.boolean({ label: '垃圾分类', required: true }),
    sewageTreated: field.boolean({ label: '污水治理', required: true }),
    toilets: field.integer({ label: '公厕座数', min: 0, additive: { within: ['year'] } }),
  },
  title: ['village', 'year'],
  date: 'year',
  returns: true,
  unique: [['village', 'year']],
  examples: [{ 村: '青竹村', 年度: '2019', 垃圾分类: '是', 污水治理: '是', 公厕座数: '2' }],
})
