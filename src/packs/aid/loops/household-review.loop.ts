import { defineLoop } from '../../../definition/loop/define-loop.ts'
import { lowIncomeHousehold } from '../ledgers/low-income-household.ledger.ts'

/** A household on the register: reviewed at least once a year, kept or taken off with the county's approval. Its case ends when it leaves. */
export const householdReview = defineLoop({
  id: 'household-review',
  label: '低收入农户动态管理',
  purpose: '在册农户定期复核，继续符合的保留，不再符合的经县批准退出。',
  source: '低收入农户动态管理办法（周期为参数）',
  ledger: lowIncomeHousehold,
  stateField: 'status',
  start: 'record',
  adopts: [{ state: 'left', when: 'leftOn is not empty' }],
  openBy: ['clerk'],
  initial: 'registered',
  states: {
    registered: { label: '在册', shows: 'registered', deadline: { days: { setting: 'household-review-days' }, kind: 'calendar' } },
    reviewing: { label: '复核中', shows: 'reviewing', deadline: { days: { setting: 'household-review-term' }, kind: 'calendar' } },
    leaving: { label: '拟退出', shows: 'leaving', deadline: { days: { setting: 'recognition-county-days' }, kind: 'calendar' } },
    left: { label: '已退出', shows: 'left', ends: 'done' },
  },
  steps: {
    review: { label: '开始复核', from: 'registered', to: 'reviewing', by: ['holder', 'gridWorker', 'villageCadre', 'clerk'] },
    keep: {
      label: '复核符合，继续在册',
      from: 'reviewing',
      to: 'registered',
      by: ['clerk', 'leader'],
      notBy: ['review'],
      sets: { reviewedOn: 'today' },
    },
    proposeLeave: {
      label: '不再符合，拟退出',
      from: ['registered', 'reviewing'],
      to: 'leaving',
      aside: true,
      by: ['villageCadre', 'clerk'],
      fill: { leaveReason: 'required' },
      sets: { reviewedOn: 'today' },
    },
    leave: {
      label: '县里批准退出',
      from: 'leaving',
      to: 'left',
      by: ['clerk', 'leader'],
      notBy: ['proposeLeave'],
      sets: { leftOn: 'today' },
      refuses: [
        {
          when: "exists(aid-line, household = outer.id and status in ('pending', 'returned') and refundedOn is empty)",
          why: '该户还有待发放或退回未处理的帮扶资金，处理完再退出。',
        },
      ],
    },
    stay: {
      label: '不同意退出',
      from: 'leaving',
      to: 'registered',
      by: ['clerk', 'leader'],
      notBy: ['proposeLeave'],
      opinion: 'required',
      sets: { leaveReason: { value: null } },
      returns: true,
    },
  },
  suspension: { by: ['clerk', 'leader'], mostDays: 90 },
  returnLimit: 2,
  escalation: [
    { after: 0, to: 'clerk' },
    { after: 30, to: 'leader' },
  ],
})
