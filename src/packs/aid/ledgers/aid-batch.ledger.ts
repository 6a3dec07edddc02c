import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/**
 * A batch of aid money on its way from application to reconciliation. The approved sum is fixed when the county approves; from then on what was paid,
 * what came back and what is still to be paid add up to it, to the cent.
 */
export const aidBatch = defineLedger({
  id: 'aid-batch',
  label: '帮扶批次',
  aliases: ['帮扶资金批次'],
  said: ['帮扶资金'],
  kind: 'register',
  purpose: '帮扶资金逐批办理：申报、村核实、公示、镇复核、县审批、拨付、对账。',
  fields: {
    category: field.choice({
      label: '类别',
      aliases: ['帮扶类别'],
      required: true,
      options: { industry: '产业帮扶', safetyNet: '托底帮扶' },
    }),
    batch: field.text({ label: '批次', aliases: ['批次名称'], required: true }),
    year: field.period({ label: '年度', grain: 'year', required: true }),
    policy: field.ref({ label: '政策', aliases: ['帮扶政策'], to: 'aid-policy', required: true }),
    status: field.choice({
      label: '状态',
      options: {
        drafting: '申报',
        villageCheck: '村核实',
        villageNotice: '村公示',
        townCheck: '镇复核',
        townNotice: '镇公示',
        countyApproval: '县审批',
        approved: '待拨付',
        paying: '待回单',
        settling: '退票处理',
        closed: '办结',
        cancelled: '撤销',
      },
    }),
    villageNoticeOn: field.date({ label: '村公示日期' }),
    townNoticeOn: field.date({ label: '镇公示日期' }),
    approvedOn: field.date({ label: '批复日期' }),
    documentNumber: field.text({ label: '文号', aliases: ['批复文号', '文件号', '文件文号', '发文字号'] }),
    approvedAmount: field.money({ label: '批准金额', min: '0' }),
    approvedHouseholds: field.integer({ label: '批准户数', min: 0, unit: '户', additive: false }),
    paidOn: field.date({ label: '拨付日期', said: ['拨付到位'] }),
    voucher: field.text({ label: '凭证', aliases: ['拨款凭证号'] }),
    voucherAmount: field.money({ label: '凭证金额', min: '0.01' }),
    closedOn: field.date({ label: '办结日期' }),
  },
  title: ['batch'],
  date: 'year',
  returns: false,
  unique: [['batch', 'category']],
  examples: [{ 类别: '产业帮扶', 批次: '2020年第三批', 年度: '2020', 政策: '2020年产业帮扶' }],
})
