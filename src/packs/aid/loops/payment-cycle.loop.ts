import { defineLoop } from '../../../definition/loop/define-loop.ts'
import type { IrreversibleCount } from '../../../definition/loop/types.ts'
import { aidBatch } from '../ledgers/aid-batch.ledger.ts'
import { batchRule, lineDoubts, lineRisks } from '../risks.ts'
import { amountOf, applyReturns, createPayments, markPending, refundReturned, resendReturned } from './payment-effects.ts'
import {
  balanced,
  noticeServed,
  objectionOpen,
  resendable,
  returnsFit,
  settledCompletely,
  someReturned,
  strayLines,
  untimelyStates,
  voucherFits,
  voucherFresh,
} from './payment-rules.ts'

const payable = lineRisks.map(batchRule)
const doubts = lineDoubts.map(batchRule)
const noticeDays = { expression: 'policy.noticeDays' }
const noticeKind = { working: "policy.noticeDayKind = 'working'" }
/** What the bank has answered to the present voucher. */
const returned: readonly IrreversibleCount[] = [
  { label: '回单', value: 'tally(bank-return, voucher = outer.voucher)', unit: '条' },
  { label: '到账', value: "total(bank-return, amount, voucher = outer.voucher and result = 'paid')", unit: '元' },
  { label: '退票', value: "total(bank-return, amount, voucher = outer.voucher and result = 'returned')", unit: '元' },
]
const noticeTerm = { days: { expression: "policy.noticeDays + setting('aid-notice-slack')" }, kind: noticeKind }

/**
 * 申报 → 村核实 → 村公示 → 镇复核 → 镇公示 → 县审批 → 拨付 → 对账 → 办结. Who enters a batch neither checks nor pays it. Money counts as paid
 * (帮扶资金发放) when the bank says so; what comes back is sent once more or goes back to the treasury.
 */
export const paymentCycle = defineLoop({
  id: 'aid-payment-cycle',
  label: '帮扶资金发放',
  purpose: '一批帮扶资金从申报到对账：村镇两级公示，县里审批，银行代发，退票补发或收回，分毫对平后办结。',
  source: '财办〔2020〕37号《关于进一步加强惠民惠农财政补贴资金“一卡通”管理的指导意见》；公示天数以帮扶政策为准',
  ledger: aidBatch,
  stateField: 'status',
  start: 'record',
  openBy: ['clerk', 'villageCadre'],
  initial: 'drafting',
  children: [{ loop: 'aid-objection-handling', by: 'batch' }],
  states: {
    drafting: { label: '申报', shows: 'drafting', deadline: { days: { setting: 'aid-draft-days' }, kind: 'calendar' } },
    villageCheck: { label: '村核实', shows: 'villageCheck', deadline: { days: { setting: 'aid-check-days' }, kind: 'working' } },
    villageNotice: { label: '村公示', shows: 'villageNotice', hold: { days: noticeDays, kind: noticeKind }, deadline: noticeTerm },
    townCheck: { label: '镇复核', shows: 'townCheck', deadline: { days: { setting: 'aid-check-days' }, kind: 'working' } },
    townNotice: { label: '镇公示', shows: 'townNotice', hold: { days: noticeDays, kind: noticeKind }, deadline: noticeTerm },
    countyApproval: { label: '县审批', shows: 'countyApproval', deadline: { days: { setting: 'aid-county-days' }, kind: 'working' } },
    approved: { label: '待拨付', shows: 'approved', deadline: { days: { setting: 'aid-pay-days' }, kind: 'working' } },
    paying: { label: '待回单', shows: 'paying', deadline: { days: { setting: 'aid-return-days' }, kind: 'working' } },
    settling: { label: '退票处理', shows: 'settling', deadline: { days: { setting: 'aid-settle-days' }, kind: 'calendar' } },
    closed: { label: '办结', shows: 'closed', ends: 'done' },
    cancelled: { label: '撤销', shows: 'cancelled', ends: 'refused' },
  },
  steps: {
    submit: {
      label: '申报完成，送村核实',
      from: 'drafting',
      to: 'villageCheck',
      by: ['clerk', 'villageCadre'],
      refuses: [{ when: 'not exists(aid-line, batch = outer.id)', why: '批次里还没有申请明细，请先导入或录入。' }],
    },
    publishVillage: {
      label: '核实通过，村公示',
      from: 'villageCheck',
      to: 'villageNotice',
      by: ['villageCadre', 'clerk'],
      sets: { villageNoticeOn: 'today' },
      warns: doubts,
      irreversible: { does: '名单从今天起在村里公示，公示期从今天算起；公示出去的收不回来。', counts: amountOf('status is empty') },
    },
    passVillage: {
      label: '村公示期满，报镇复核',
      from: 'villageNotice',
      to: 'townCheck',
      by: ['villageCadre', 'clerk'],
      refuses: [objectionOpen],
    },
    publishTown: {
      label: '复核通过，镇公示',
      from: 'townCheck',
      to: 'townNotice',
      by: ['clerk', 'leader'],
      notBy: ['open', 'submit'],
      sets: { townNoticeOn: 'today' },
      refuses: [untimelyStates, ...payable],
      warns: doubts,
      irreversible: { does: '名单从今天起在镇里公示，公示期从今天算起；公示出去的收不回来。', counts: amountOf('status is empty') },
    },
    passTown: {
      label: '镇公示期满，报县审批',
      from: 'townNotice',
      to: 'countyApproval',
      by: ['clerk', 'leader'],
      refuses: [objectionOpen],
    },
    approve: {
      label: '县里批准',
      from: 'countyApproval',
      to: 'approved',
      by: ['clerk', 'leader'],
      notBy: ['open', 'submit'],
      fill: { documentNumber: 'required' },
      sets: {
        approvedOn: 'today',
        approvedAmount: { expression: 'total(aid-line, amount, batch = outer.id and status is empty)' },
        approvedHouseholds: { expression: 'tally(aid-line, batch = outer.id and status is empty)' },
      },
      evidence: 'optional',
      refuses: [objectionOpen, ...noticeServed, ...payable],
      effects: [markPending],
      irreversible: { does: '按县里的批文定下这一批的户数和金额，明细从此封存，不能再加减。', counts: amountOf('status is empty') },
    },
    pay: {
      label: '拨付，送银行代发',
      from: 'approved',
      to: 'paying',
      by: ['clerk', 'leader'],
      notBy: ['open', 'submit'],
      fill: { voucher: 'required', voucherAmount: 'required' },
      sets: { paidOn: 'today' },
      evidence: 'optional',
      refuses: [objectionOpen, ...noticeServed, strayLines, balanced, voucherFits, voucherFresh, ...payable],
      irreversible: { does: '把钱送银行代发。送出以后不能撤回，发错的只能凭银行退票补发或收回。', counts: amountOf("status = 'pending'") },
    },
    reconcile: {
      label: '按回单对账',
      from: ['paying', 'settling'],
      to: 'settling',
      by: ['clerk', 'leader'],
      notBy: ['pay'],
      refuses: [...returnsFit, balanced],
      effects: [...applyReturns, createPayments],
      irreversible: { does: '按银行回单逐户记下到账和退票，到账的写进“帮扶资金发放”，不能撤回。', counts: returned },
    },
    resend: {
      label: '退回的补发一次',
      from: 'settling',
      to: 'paying',
      by: ['clerk', 'leader'],
      notBy: ['open', 'submit'],
      fill: { voucher: 'required', voucherAmount: 'required' },
      sets: { paidOn: 'today' },
      opinion: 'required',
      refuses: [...someReturned, voucherFresh, balanced, ...payable],
      effects: [resendReturned],
      irreversible: { does: '退回的再送银行代发一次。每笔只补发一次，送出以后不能撤回。', counts: amountOf(resendable) },
    },
    refund: {
      label: '退回的收回财政',
      from: 'settling',
      to: 'settling',
      by: ['clerk', 'leader'],
      notBy: ['open', 'submit'],
      opinion: 'required',
      refuses: [
        {
          when: "not exists(aid-line, batch = outer.id and status = 'returned' and refundedOn is empty)",
          why: '没有待处理的退回明细。',
        },
      ],
      effects: [refundReturned],
      irreversible: {
        does: '退回的收回财政，这些户这一批不再发放，不能撤回。',
        counts: amountOf("status = 'returned' and refundedOn is empty"),
      },
    },
    close: {
      label: '对平办结',
      from: 'settling',
      to: 'closed',
      by: ['clerk', 'leader'],
      notBy: ['open', 'submit'],
      sets: { closedOn: 'today' },
      refuses: [...settledCompletely, balanced],
      irreversible: { does: '这一批办结封存，不能再补发、收回或更正。', counts: amountOf("status = 'paid'") },
    },
    sendBack: {
      label: '退回修改',
      from: ['villageCheck', 'townCheck', 'countyApproval'],
      to: 'drafting',
      by: ['villageCadre', 'clerk', 'leader'],
      opinion: 'required',
      returns: true,
    },
    cancel: {
      label: '撤销批次',
      from: ['drafting', 'villageCheck', 'townCheck', 'countyApproval'],
      to: 'cancelled',
      by: ['clerk', 'leader'],
      opinion: 'required',
    },
  },
  suspension: { by: ['clerk', 'leader'], mostDays: 60 },
  returnLimit: 2,
  escalation: [
    { after: 0, to: 'clerk' },
    { after: 5, to: 'leader' },
  ],
})
