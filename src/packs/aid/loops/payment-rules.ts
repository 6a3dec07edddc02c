import type { StepRule } from '../../../definition/loop/types.ts'
import { stillDue } from '../risks.ts'

/** Rules of the payment cycle that look at a batch as a whole; those that look at its lines are in `risks.ts`. */

export const objectionOpen: StepRule = {
  when: 'exists(aid-objection, batch = outer.id and conclusion is empty)',
  why: '还有公示异议没有处理完，批次不能往下走。',
}

/** Holds even when the state was written by hand: a batch is not paid unless both notices ran their days. */
export const noticeServed: readonly StepRule[] = [
  { when: 'villageNoticeOn is empty or townNoticeOn is empty', why: '没有村、镇两级公示的日期，未公示的批次不能批准、拨付。' },
  {
    when: 'daysBetween(villageNoticeOn, today) < policy.noticeDays or daysBetween(townNoticeOn, today) < policy.noticeDays',
    why: '公示期未满，期满以前不能批准、拨付。',
  },
]

/** Lines that somebody gave a state before anything was approved. */
export const untimelyStates: StepRule = {
  when: "approvedAmount is empty and exists(aid-line, batch = outer.id and status in ('pending', 'paid', 'returned'))",
  why: '有明细在批准以前就标成了待发放、已发放或已退回，请先清空状态。',
}

/** Lines that came into the batch after the county approved it. */
export const strayLines: StepRule = {
  when: 'exists(aid-line, batch = outer.id and status is empty)',
  why: '县里批准以后又加进了明细，没有批准的不能拨付，请移到下一批。',
}

/** Paid + returned + pending = approved, to the cent. */
export const balanced: StepRule = {
  when: "approvedAmount is empty or total(aid-line, amount, batch = outer.id and status in ('pending', 'paid', 'returned')) != approvedAmount",
  why: '已发放、已退回、待发放之和与批准金额不符，请核对明细有没有改动。',
}

export const voucherFits: StepRule = {
  when: "voucherAmount != total(aid-line, amount, batch = outer.id and status = 'pending')",
  why: '凭证金额与待发放明细合计不一致，请核对凭证。',
}

export const voucherFresh: StepRule = {
  when: 'exists(bank-return, voucher = outer.voucher) or exists(aid-batch, voucher = outer.voucher and id != outer.id)',
  why: '这个凭证号已经用过，一次拨付一个凭证。',
}

/** The return file against what was sent: not empty, no other amounts, nothing that was not sent. */
export const returnsFit: readonly StepRule[] = [
  { when: 'not exists(bank-return, voucher = outer.voucher)', why: '还没有导入这个凭证的银行回单。' },
  {
    when: 'exists(bank-return, voucher = outer.voucher and line.batch != outer.id)',
    why: '回单里有别的批次的明细，请核对凭证号。',
  },
  {
    when: 'exists(bank-return, voucher = outer.voucher and amount != line.amount)',
    why: '回单里有金额与申请明细不一致的，请与银行核对。',
  },
  {
    when: "exists(bank-return, voucher = outer.voucher and (line.status is empty or line.status = 'removed'))",
    why: '回单里有没有批准或已剔除的明细，请与银行核对。',
  },
  {
    when: 'total(bank-return, amount, voucher = outer.voucher) > voucherAmount',
    why: '回单合计超过了凭证金额，请与银行核对。',
  },
]

/** What came back may be sent once more, to who may still be paid. */
export const resendable = `status = 'returned' and refundedOn is empty and coalesce(attempt, 1) = 1 and ${stillDue}`

export const someReturned: readonly StepRule[] = [
  {
    when: `not exists(aid-line, batch = outer.id and ${resendable})`,
    why: '没有可以补发的退回明细（每笔只补发一次）。已死亡、迁出或退出的不再补发，收回财政。',
  },
  {
    when: "exists(aid-line, batch = outer.id and status = 'pending')",
    why: '还有明细没有回单，等回单到齐再补发。',
  },
  {
    when: `voucherAmount != total(aid-line, amount, batch = outer.id and ${resendable})`,
    why: '凭证金额与补发明细合计不一致，请核对凭证。',
  },
]

export const settledCompletely: readonly StepRule[] = [
  { when: "exists(aid-line, batch = outer.id and status = 'pending')", why: '还有明细没有回单，不能办结。' },
  {
    when: "exists(aid-line, batch = outer.id and status = 'returned' and refundedOn is empty)",
    why: '还有退回的明细没有补发或收回，不能办结。',
  },
]
