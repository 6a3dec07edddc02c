import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** A batch of 两直 money under one policy, from the firms' applications to the payment. */
export const grantBatch = defineLedger({
  id: 'grant-batch',
  label: '两直批次',
  said: ['两直补助', '两直资金', '两直'],
  kind: 'register',
  purpose: '两直补助逐批办理：申报、审核、公示、批准、兑现，一家企业一项政策只兑现一次。',
  fields: {
    batch: field.text({ label: '批次', required: true }),
    policy: field.text({ label: '政策', aliases: ['政策名称'], required: true }),
    status: field.choice({
      label: '状态',
      options: {
        drafting: '申报',
        checking: '审核',
        notice: '公示',
        approval: '县审批',
        approved: '待兑现',
        paid: '已兑现',
        cancelled: '撤销',
      },
    }),
    noticeOn: field.date({ label: '公示日期' }),
    approvedOn: field.date({ label: '批复日期' }),
    documentNumber: field.text({ label: '文号', aliases: ['文件号', '文件文号', '发文字号'] }),
    approvedAmount: field.money({ label: '批准金额', min: '0' }),
    voucher: field.text({ label: '凭证' }),
    voucherAmount: field.money({ label: '凭证金额', min: '0.01' }),
    paidOn: field.date({ label: '兑现日期', said: ['兑付'] }),
  },
  title: ['batch'],
  unique: [['batch']],
  examples: [{ 批次: '第三批', 政策: '2020年小微企业纾困' }],
})
