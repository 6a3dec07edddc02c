import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** One line of the bank's return file: whether a payment reached its account, and why not. It is imported as it came; the batch is settled against it. */
export const bankReturn = defineLedger({
  id: 'bank-return',
  label: '银行回单',
  aliases: ['代发回单'],
  kind: 'journal',
  purpose: '银行代发结果逐笔回单，批次对账以它为准。',
  fields: {
    line: field.ref({
      label: '申请明细',
      to: 'aid-line',
      by: { 批次: 'batch', 领款人: 'payee', 领款人身份证号: 'payeeId' },
      required: true,
    }),
    voucher: field.text({ label: '凭证', aliases: ['拨款凭证号'], required: true }),
    amount: field.money({ label: '金额', required: true, min: '0.01' }),
    result: field.choice({
      label: '结果',
      required: true,
      options: { paid: '成功', returned: '退回' },
      optionAliases: { 已入账: 'paid', 入账成功: 'paid', 失败: 'returned', 退票: 'returned' },
    }),
    reason: field.text({ label: '退回原因' }),
    settledOn: field.date({ label: '入账日期', aliases: ['处理日期'], required: true }),
  },
  title: ['line', 'voucher'],
  persons: [{ through: 'line' }],
  date: 'settledOn',
  unique: [['line', 'voucher']],
  examples: [
    {
      批次: '2020年第三批',
      领款人: '顾石龙',
      领款人身份证号: '999901209901010012',
      凭证: '拨字2020-031',
      '金额(元)': '2000.00',
      结果: '退回',
      退回原因: '账户已销户',
      入账日期: '2020-06-22',
    },
  ],
})
