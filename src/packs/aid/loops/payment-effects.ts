import type { IrreversibleCount, StepEffect } from '../../../definition/loop/types.ts'
import { resendable } from './payment-rules.ts'

/** What the steps of the payment cycle do to the lines of the batch, and the payments that come of them. */

/** The lines of the batch for which a condition holds, and their money: what somebody agrees to before a step. */
export function amountOf(when: string): readonly IrreversibleCount[] {
  const lines = `batch = outer.id and ${when}`
  return [
    { label: '明细', value: `tally(aid-line, ${lines})`, unit: '户' },
    { label: '金额', value: `total(aid-line, amount, ${lines})`, unit: '元' },
  ]
}

/** What the county approved is now to be paid. */
export const markPending: StepEffect = {
  amend: 'aid-line',
  when: 'batch = outer.id and status is empty',
  values: { status: { value: 'pending' } },
}

/** The bank's answers to the present voucher, line by line. A line without an answer stays to be paid. */
export const applyReturns: readonly StepEffect[] = [
  {
    amend: 'aid-line',
    when: "batch = outer.id and status = 'pending' and exists(bank-return, line = outer.id and voucher = outer.batch.voucher and result = 'paid')",
    values: {
      status: { value: 'paid' },
      creditedOn: { expression: 'find(bank-return, settledOn, line = outer.id and voucher = outer.batch.voucher)' },
      returnReason: { value: null },
    },
  },
  {
    amend: 'aid-line',
    when: "batch = outer.id and status = 'pending' and exists(bank-return, line = outer.id and voucher = outer.batch.voucher and result = 'returned')",
    values: {
      status: { value: 'returned' },
      returnReason: { expression: 'find(bank-return, reason, line = outer.id and voucher = outer.batch.voucher)' },
    },
  },
]

/** One payment for each line that reached its account, and never a second: the household, the category and the batch are its key. */
export const createPayments: StepEffect = {
  create: 'aid-payment',
  each: {
    ledger: 'aid-line',
    when: "batch = outer.id and status = 'paid' and not exists(aid-payment, household = outer.household and category = outer.batch.category and batch = outer.batch.batch)",
  },
  values: {
    household: { expression: 'household' },
    category: { expression: 'batch.category' },
    batch: { expression: 'batch.batch' },
    amount: { expression: 'amount' },
    paidOn: { expression: 'creditedOn' },
    account: { expression: 'account' },
  },
}

/** Sent once more, never a third time, and never to who has died or left meanwhile. */
export const resendReturned: StepEffect = {
  amend: 'aid-line',
  when: `batch = outer.id and ${resendable}`,
  values: { status: { value: 'pending' }, attempt: { value: 2 } },
}

/** Given up: the money goes back to the treasury, the line stays returned. */
export const refundReturned: StepEffect = {
  amend: 'aid-line',
  when: "batch = outer.id and status = 'returned' and refundedOn is empty",
  values: { refundedOn: 'today' },
}
