import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/**
 * A firm or a self-employed business. 规上 is the statistical class (industrial, 20 million 元 of main revenue a year and up since 2011),
 * kept as reported, never derived here.
 */
export const enterprise = defineLedger({
  id: 'enterprise',
  label: '企业',
  aliases: ['企业名录'],
  kind: 'register',
  purpose: '全镇企业和个体工商户底册，每家归入一个企业小网格。',
  fields: {
    creditCode: field.creditCode({ label: '统一社会信用代码', aliases: ['信用代码', '社会信用代码'], required: true }),
    name: field.text({ label: '名称', aliases: ['企业名称', '单位名称', '公司名称', '企业全称'], required: true }),
    shortName: field.text({ label: '简称', help: '写进报告的短名，例如“晨星”。' }),
    village: field.village({ label: '村', aliases: ['所在村'] }),
    sector: field.text({ label: '行业', aliases: ['所属行业'] }),
    category: field.choice({
      label: '类别',
      options: { aboveScale: '规上', smallMicro: '小微企业', individual: '个体工商户' },
      optionAliases: {
        规模以上: 'aboveScale',
        规上企业: 'aboveScale',
        规模企业: 'aboveScale',
        小微: 'smallMicro',
        个体户: 'individual',
        个体: 'individual',
      },
    }),
    smallGrid: field.grid({ label: '小网格', aliases: ['企业小网格', '所属小网格'] }),
  },
  title: ['name'],
  unique: [['creditCode']],
  examples: [
    {
      统一社会信用代码: '91999901QB0000018J',
      名称: '竹溪晨星笔业有限公司',
      村: '青竹村',
      行业: '铅笔制造',
      类别: '规上',
      小网格: '成笔小网格',
      简称: '晨星',
    },
    {
      统一社会信用代码: '91999901QB00010026',
      名称: '青竹镇华隆笔业有限公司',
      村: '大岙村',
      行业: '铅笔制造',
      类别: '小微企业',
      小网格: '成笔小网格',
      简称: '华隆',
    },
    {
      统一社会信用代码: '92999901QB00050033',
      名称: '青竹镇恒达超市',
      村: '石门村',
      行业: '商贸服务',
      类别: '个体工商户',
      小网格: '集镇商贸小网格',
    },
  ],
})
