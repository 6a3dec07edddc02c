import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** What a firm put into one industrial project in one month. */
export const industrialInvestment = defineLedger({
  id: 'industrial-investment',
  label: '工业项目投资',
  kind: 'journal',
  purpose: '工业项目逐月完成投资。',
  fields: {
    project: field.text({ label: '项目', aliases: ['项目名称'], required: true }),
    enterprise: field.ref({ label: '企业', aliases: ['企业名称'], to: 'enterprise' }),
    month: field.month({ label: '月份', required: true }),
    amount: field.money({ label: '金额', aliases: ['完成投资'], required: true }),
  },
  title: ['project', 'month'],
  date: 'month',
  returns: false,
  unique: [['project', 'month', 'enterprise']],
  examples: [{ 项目: '自动化成笔生产线（2019）', 企业: '竹溪晨星笔业有限公司', 月份: '2019-01', '金额(元)': '532000.00' }],
})
