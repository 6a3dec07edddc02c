import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** A firm's industrial output of one month at current prices, as it reported it (工业总产值, not value added). */
export const industrialOutput = defineLedger({
  id: 'industrial-output',
  label: '工业产值',
  aliases: ['工业总产值月报'],
  kind: 'journal',
  purpose: '工业企业逐月产值，规上和规下都报。',
  fields: {
    enterprise: field.ref({ label: '企业', aliases: ['企业名称'], to: 'enterprise', required: true }),
    month: field.month({ label: '月份', required: true }),
    outputValue: field.money({ label: '产值', aliases: ['工业总产值'], required: true, additive: { yearOf: 'month' } }),
  },
  title: ['enterprise', 'month'],
  date: 'month',
  // 工业统计报表制度: January is not reported by itself.
  returns: { monthsTogether: [1, 2] },
  unique: [['enterprise', 'month']],
  examples: [
    { 企业: '竹溪晨星笔业有限公司', 月份: '2019-01', '产值(元)': '9536200.00' },
    { 企业: '青竹镇盛隆文具有限公司', 月份: '2020-05', '产值(元)': '875200.00' },
  ],
})
