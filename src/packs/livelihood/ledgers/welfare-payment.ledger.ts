import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** One month of one kind of welfare: recipients and money of the whole town. Names stay with the civil affairs system. */
export const welfarePayment = defineLedger({
  id: 'welfare-payment',
  label: '救助发放',
  aliases: ['社会救助'],
  kind: 'journal',
  purpose: '低保金、特困供养、残疾人补贴、高龄津贴和临时救助逐月发放汇总。',
  fields: {
    month: field.month({ label: '月份', required: true }),
    category: field.choice({
      label: '类别',
      required: true,
      options: { subsistence: '低保金', destitute: '特困供养', disability: '残疾人补贴', elderly: '高龄津贴', temporary: '临时救助' },
    }),
    recipients: field.integer({
      label: '发放人数',
      aliases: ['享受人数', '受益人数'],
      required: true,
      min: 0,
      additive: { within: ['month', 'category'] },
    }),
    amount: field.money({ label: '金额', required: true, min: '0' }),
  },
  title: ['category', 'month'],
  date: 'month',
  returns: false,
  unique: [['month', 'category']],
  examples: [{ 月份: '2019-01', 类别: '低保金', 发放人数: '171', '金额(元)': '123120.00' }],
})
