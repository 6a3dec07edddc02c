import { defineLoop } from '../../../definition/loop/define-loop.ts'
import { arrivalClaim } from '../ledgers/arrival-claim.ledger.ts'

/** Money that arrived counts once somebody else than the claimer has recognised it by its voucher. Nothing is counted twice. */
export const arrivalRecognition = defineLoop({
  id: 'arrival-recognition',
  label: '到资认定',
  purpose: '招商到资逐笔凭凭证申报、另一人认定；同一凭证、同一项目同月同额不得重复认定。',
  source: '县招商引资实际到资认定办法（按本县文件调整）',
  ledger: arrivalClaim,
  stateField: 'status',
  start: 'record',
  answers: ['project'],
  openBy: ['clerk', 'leader'],
  initial: 'claimed',
  states: {
    claimed: { label: '待认定', shows: 'claimed', deadline: { days: { setting: 'arrival-days' }, kind: 'working' } },
    recognised: { label: '已认定', shows: 'recognised', ends: 'done' },
    rejected: { label: '不予认定', shows: 'rejected', ends: 'refused' },
  },
  steps: {
    recognise: {
      label: '认定',
      from: 'claimed',
      to: 'recognised',
      by: ['clerk', 'leader'],
      notBy: ['open'],
      fill: { voucherKind: 'optional' },
      sets: { recognisedOn: 'today' },
      evidence: 'optional',
      refuses: [
        {
          when: "exists(arrival-claim, voucher = outer.voucher and id != outer.id and coalesce(status, 'claimed') != 'rejected')",
          why: '这张凭证已经申报过到资，同一凭证不能认定两次。',
        },
        {
          when: 'exists(investment-arrival, voucher = outer.voucher)',
          why: '这张凭证已经记入招商到资，同一凭证不能认定两次。',
        },
        {
          when: 'exists(investment-arrival, project = outer.project and month = outer.month and amount = outer.amount)',
          why: '这个项目本月已有同样金额的到资，不能重复认定。',
        },
        {
          when: "project.status in ('negotiating', 'dropped')",
          why: '项目还没有签约或已经终止，到资不能认定。',
        },
      ],
      warns: [
        {
          when: 'exists(investment-arrival, project = outer.project and month = outer.month)',
          why: '这个项目本月已有一笔到资，请确认不是同一笔钱。',
        },
        {
          when: 'total(investment-arrival, amount, project = outer.project) + amount > project.agreedAmount',
          why: '累计到资超过协议资金，请核对协议或补充协议。',
        },
      ],
      effects: [
        {
          create: 'investment-arrival',
          values: {
            project: { expression: 'project' },
            month: { expression: 'month' },
            amount: { expression: 'amount' },
            voucher: { expression: 'voucher' },
          },
        },
      ],
    },
    reject: { label: '不予认定', from: 'claimed', to: 'rejected', by: ['clerk', 'leader'], opinion: 'required' },
  },
  suspension: { by: ['clerk', 'leader'], mostDays: 60 },
  escalation: [
    { after: 0, to: 'clerk' },
    { after: 10, to: 'leader' },
  ],
})
