import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** What a village harvested of one product in one year, and what it sold for. */
export const harvest = defineLedger({
  id: 'harvest',
  label: '农产品产量',
  kind: 'journal',
  purpose: '粮食、水果、食用菌等产品的年度产量和产值。',
  fields: {
    village: field.village({ label: '村', required: true }),
    produce: field.text({ label: '品种', aliases: ['品名', '产品名称', '产品品种'], required: true }),
    category: field.choice({
      label: '类别',
      options: { grain: '粮食', fruit: '水果', mushroom: '食用菌', livestock: '畜牧', other: '其他' },
    }),
    year: field.period({ label: '年度', grain: 'year', required: true }),
    weight: field.decimal({ label: '产量', unit: '吨', scale: 2, required: true, min: '0', additive: { within: ['category'] } }),
    outputValue: field.money({ label: '产值', min: '0' }),
  },
  title: ['village', 'produce', 'year'],
  date: 'year',
  returns: true,
  unique: [['village', 'produce', 'year']],
  examples: [{ 村: '青竹村', 品种: '水稻', 类别: '粮食', 年度: '2019', '产量(吨)': '346', '产值(元)': '1038000.00' }],
})
