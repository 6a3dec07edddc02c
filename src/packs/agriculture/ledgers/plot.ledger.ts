import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** A plot of farmland. What grows on it stands year by year in 地块种植. */
export const plot = defineLedger({
  id: 'plot',
  label: '地块',
  aliases: ['耕地地块'],
  kind: 'register',
  purpose: '耕地和园地的地块底册：面积、地类和经营主体。',
  fields: {
    code: field.text({ label: '地块编号', required: true, maxLength: 40 }),
    village: field.village({ label: '村', required: true }),
    area: field.area({ label: '面积', required: true, min: '0' }),
    category: field.choice({
      label: '地类',
      options: { paddy: '水田', dry: '旱地', orchard: '园地', other: '其他' },
      optionAliases: { 水浇地: 'dry', 果园: 'orchard', 茶园: 'orchard' },
    }),
    operator: field.text({ label: '经营主体', help: '农户、合作社、家庭农场或企业的名称。' }),
    farmland: field.ref({ label: '高标准农田项目', to: 'high-standard-farmland', by: { 高标准农田项目: 'project' } }),
  },
  title: ['code'],
  unique: [['code']],
  examples: [{ 地块编号: '999901101001-0012', 村: '上坪村', '面积(亩)': '3.4', 地类: '水田', 经营主体: '上坪粮油合作社' }],
})
