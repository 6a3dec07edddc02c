import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** A claim that money arrived, one per voucher. Recognised by somebody else, it becomes a line of 招商到资; until then it counts nowhere. */
export const arrivalClaim = defineLedger({
  id: 'arrival-claim',
  label: '到资申报',
  kind: 'journal',
  purpose: '招商项目到位资金逐笔申报，凭凭证认定后写入招商到资。',
  fields: {
    project: field.ref({ label: '项目', aliases: ['项目名称'], to: 'investment-project', required: true }),
    month: field.month({ label: '月份', required: true }),
    amount: field.money({ label: '金额', aliases: ['到资金额'], required: true, min: '0.01' }),
    voucher: field.text({ label: '凭证', aliases: ['凭证号'], required: true }),
    voucherKind: field.choice({
      label: '凭证类别',
      options: { land: '土地款凭证', works: '工程结算', equipment: '设备发票', bank: '银行到账单' },
    }),
    status: field.choice({ label: '状态', options: { claimed: '待认定', recognised: '已认定', rejected: '不予认定' } }),
    recognisedOn: field.date({ label: '认定日期' }),
  },
  title: ['project', 'month', 'voucher'],
  date: 'month',
  returns: false,
  unique: [['project', 'month', 'voucher']],
  examples: [{ 项目: '竹纤维餐具', 月份: '2020-06', '金额(元)': '800000.00', 凭证: '银行到账单202006-2', 凭证类别: '银行到账单' }],
})
