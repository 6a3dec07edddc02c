import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** A resident who lives elsewhere, by one of four places that exclude each other: abroad, another province, another city, another county of the city. */
export const personAway = defineLedger({
  id: 'person-away',
  label: '在外人员',
  aliases: ['在外人口', '外出人员'],
  kind: 'register',
  purpose: '在外人员底册，按境外、省外、省内市外、市内县外四类登记，不重复。',
  fields: {
    name: field.personName({ label: '姓名', required: true, secrecy: 'personal' }),
    village: field.village({ label: '村', aliases: ['户籍村', '所在村'], required: true }),
    category: field.choice({
      label: '所在地类别',
      options: { overseas: '境外', outOfProvince: '省外', inProvince: '省内市外', inCity: '市内县外' },
      optionAliases: { 国外: 'overseas', 省内: 'inProvince', 市内: 'inCity' },
    }),
    place: field.text({ label: '所在地', aliases: ['现居地'], secrecy: 'personal', sealed: true }),
    occupation: field.text({ label: '从业情况' }),
    returnIntention: field.text({ label: '返乡意向' }),
    phone: field.phone({ label: '手机号码', aliases: ['联系电话'], secrecy: 'personal' }),
  },
  title: ['name'],
  persons: [{ name: 'name', village: 'village' }],
  unique: [['name', 'village']],
  processing: {
    purpose: '疫情期间联络在外人员，平时联络在外乡亲',
    basis: '《突发公共卫生事件应急条例》；本人或家属提供',
    kept: { years: 10 },
  },
  examples: [
    { 姓名: '邵雪琴', 村: '石门村', 所在地类别: '境外', 所在地: '阿联酋', 从业情况: '务工', 返乡意向: '计划返乡' },
    { 姓名: '杨少义', 村: '下坪村', 所在地类别: '省外', 所在地: '四川省', 从业情况: '办厂', 返乡意向: '暂不返乡' },
  ],
})
