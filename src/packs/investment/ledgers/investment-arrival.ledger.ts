import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** Money that arrived for a project in one month, one record per voucher: recognised only with evidence, and only once. */
export const investmentArrival = defineLedger({
  id: 'investment-arrival',
  label: '招商到资',
  aliases: ['招商引资到资'],
  kind: 'journal',
  purpose: '招商项目实际到位资金，逐笔附凭证。',
  fields: {
    project: field.ref({ label: '项目', aliases: ['项目名称'], to: 'investment-project', required: true }),
    month: field.month({ label: '月份', required: true }),
    amount: field.money({ label: '金额', aliases: ['到资金额'], required: true }),
    voucher: field.text({ label: '凭证', aliases: ['凭证号'] }),
  },
  title: ['project', 'month', 'voucher'],
  date: 'month',
  returns: false,
  unique: [['project', 'month', 'voucher']],
  examples: [{ 项目: '竹纤维餐具', 月份: '2019-01', '金额(元)': '1600000.00', 凭证: '到资凭证201901-1' }],
})
