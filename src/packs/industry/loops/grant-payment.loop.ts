import { defineLoop } from '../../../definition/loop/define-loop.ts'
import type { IrreversibleCount, StepRule } from '../../../definition/loop/types.ts'
import { grantBatch } from '../ledgers/grant-batch.ledger.ts'

const kept = 'coalesce(removed, false) = false'

const payable: readonly StepRule[] = [
  {
    when: `exists(grant-application, batch = outer.id and ${kept} and exists(direct-grant, enterprise = outer.enterprise and policy = outer.batch.policy))`,
    why: '有企业在这项政策下已经兑现过，一家企业一项政策只兑现一次，请剔除。',
  },
  {
    when: `exists(grant-application, batch = outer.id and ${kept} and exists(grant-application, enterprise = outer.enterprise and id != outer.id and batch.policy = outer.batch.policy and ${kept} and coalesce(batch.status, 'drafting') in ('notice', 'approval', 'approved')))`,
    why: '有企业在同一政策的另一批次里正在办理，请剔除重复的一笔。',
  },
  {
    when: `exists(grant-application, batch = outer.id and ${kept} and enterprise.category = 'aboveScale')`,
    why: '两直补助对象是小微企业和个体工商户，名单里有规上企业。',
  },
  {
    when: `exists(grant-application, batch = outer.id and ${kept} and amount > setting('grant-cap'))`,
    why: '有企业的补助超过单家上限。',
  },
]

/** The firms of the batch that are not struck out, and their money. */
const amounts: readonly IrreversibleCount[] = [
  { label: '企业', value: `tally(grant-application, batch = outer.id and ${kept})`, unit: '家' },
  { label: '金额', value: `total(grant-application, amount, batch = outer.id and ${kept})`, unit: '元' },
]

const noticeServed: StepRule = {
  when: "noticeOn is empty or daysBetween(noticeOn, today) < setting('grant-notice-days')",
  why: '公示期未满，期满以前不能批准、兑现。',
}

const approvedSum: StepRule = {
  when: `approvedAmount != total(grant-application, amount, batch = outer.id and ${kept})`,
  why: '申报明细合计与批准金额不符，请核对批准以后明细有没有改动。',
}

/** 两直 money straight to small firms: applied, checked, published, approved, paid by somebody else; one payment for a firm and a policy. */
export const grantPayment = defineLoop({
  id: 'grant-payment',
  label: '两直补助兑现',
  purpose: '两直补助一批一办：申报、审核、公示、县审批、兑现，直达企业，不重不漏。',
  source: '县两直资金实施办法（条件、标准、天数均为参数）',
  ledger: grantBatch,
  stateField: 'status',
  start: 'record',
  adopts: [{ state: 'paid', when: 'paidOn is not empty' }],
  openBy: ['clerk'],
  initial: 'drafting',
  states: {
    drafting: { label: '申报', shows: 'drafting', deadline: { days: { setting: 'grant-draft-days' }, kind: 'calendar' } },
    checking: { label: '审核', shows: 'checking', deadline: { days: { setting: 'grant-check-days' }, kind: 'working' } },
    notice: {
      label: '公示',
      shows: 'notice',
      hold: { days: { setting: 'grant-notice-days' }, kind: 'calendar' },
      deadline: { days: { expression: "setting('grant-notice-days') + setting('grant-check-days')" }, kind: 'calendar' },
    },
    approval: { label: '县审批', shows: 'approval', deadline: { days: { setting: 'grant-check-days' }, kind: 'working' } },
    approved: { label: '待兑现', shows: 'approved', deadline: { days: { setting: 'grant-pay-days' }, kind: 'working' } },
    paid: { label: '已兑现', shows: 'paid', ends: 'done' },
    cancelled: { label: '撤销', shows: 'cancelled', ends: 'refused' },
  },
  steps: {
    submit: {
      label: '申报完成，送审',
      from: 'drafting',
      to: 'checking',
      by: ['clerk'],
      refuses: [{ when: 'not exists(grant-application, batch = outer.id)', why: '批次里还没有申报明细。' }],
    },
    publish: {
      label: '审核通过，公示',
      from: 'checking',
      to: 'notice',
      by: ['clerk', 'leader'],
      notBy: ['open', 'submit'],
      sets: { noticeOn: 'today' },
      refuses: payable,
      irreversible: { does: '名单从今天起公示，公示期从今天算起；公示出去的收不回来。', counts: amounts },
    },
    toCounty: { label: '公示期满，报县', from: 'notice', to: 'approval', by: ['clerk', 'leader'] },
    approve: {
      label: '县里批准',
      from: 'approval',
      to: 'approved',
      by: ['clerk', 'leader'],
      notBy: ['open', 'submit'],
      fill: { documentNumber: 'required' },
      sets: {
        approvedOn: 'today',
        approvedAmount: { expression: `total(grant-application, amount, batch = outer.id and ${kept})` },
      },
      evidence: 'optional',
      refuses: [noticeServed, ...payable],
      irreversible: { does: '按县里的批文定下这一批的金额，不能再改。', counts: amounts },
    },
    pay: {
      label: '兑现',
      from: 'approved',
      to: 'paid',
      by: ['clerk', 'leader'],
      notBy: ['open', 'submit'],
      fill: { voucher: 'required', voucherAmount: 'required' },
      sets: { paidOn: 'today' },
      evidence: 'optional',
      refuses: [
        noticeServed,
        approvedSum,
        { when: 'voucherAmount != approvedAmount', why: '凭证金额与批准金额不一致，请核对凭证。' },
        ...payable,
      ],
      effects: [
        {
          create: 'direct-grant',
          each: { ledger: 'grant-application', when: `batch = outer.id and ${kept}` },
          values: {
            enterprise: { expression: 'enterprise' },
            batch: { expression: 'outer.batch' },
            amount: { expression: 'amount' },
            paidOn: 'today',
            policy: { expression: 'outer.policy' },
          },
        },
      ],
      irreversible: { does: '把补助拨给企业，逐家写进“两直补助”，这一批就此办结。拨出以后不能撤回。', counts: amounts },
    },
    sendBack: {
      label: '退回修改',
      from: ['checking', 'notice', 'approval'],
      to: 'drafting',
      by: ['clerk', 'leader'],
      opinion: 'required',
      returns: true,
      duringHold: true,
    },
    cancel: {
      label: '撤销批次',
      from: ['drafting', 'checking', 'approval'],
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
