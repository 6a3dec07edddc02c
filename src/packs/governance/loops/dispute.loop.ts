import { defineLoop } from '../../../definition/loop/define-loop.ts'
import { dispute } from '../ledgers/dispute.ledger.ts'

const mediators = ['villageCadre', 'clerk', 'holder'] as const

/** A dispute from the request to the performed agreement. 调解成功 is counted from the agreement on; a broken one is mediated again. */
export const disputeLoop = defineLoop({
  id: 'dispute',
  label: '矛盾纠纷调解',
  purpose: '矛盾纠纷从受理、调解、达成协议到回访履行，由镇村调解组织办。',
  source: '《人民调解法》和司法部令第75号《人民调解工作若干规定》',
  ledger: dispute,
  stateField: 'status',
  start: 'record',
  adopts: [
    { state: 'failed', when: "status is empty and outcome = '调解不成'" },
    { state: 'closed', when: "status is empty and outcome = '调解成功' and closedOn is not empty" },
    { state: 'performing', when: "status is empty and outcome = '调解成功'" },
    { state: 'mediating', when: "status is empty and outcome = '调解中'" },
  ],
  answers: ['village'],
  openBy: ['villageCadre', 'clerk'],
  initial: 'received',
  states: {
    received: { label: '待受理', shows: 'received', deadline: { days: { setting: 'dispute-accept-days' }, kind: 'calendar' } },
    mediating: { label: '调解中', shows: 'mediating', deadline: { days: { setting: 'dispute-mediate-days' }, kind: 'calendar' } },
    performing: {
      label: '待履行',
      shows: 'performing',
      deadline: { days: { setting: 'dispute-visit-days' }, kind: 'calendar', from: 'coalesce(performBy, today)' },
    },
    closed: { label: '已办结', shows: 'closed', ends: 'done' },
    failed: { label: '调解不成', shows: 'failed', ends: 'refused' },
    rejected: { label: '不予受理', shows: 'rejected', ends: 'refused' },
  },
  steps: {
    accept: {
      label: '受理',
      from: 'received',
      to: 'mediating',
      by: mediators,
      fill: { mediator: 'required', category: 'optional' },
      sets: { outcome: { value: 'pending' } },
    },
    reject: { label: '不予受理', from: 'received', to: 'rejected', by: ['clerk', 'leader'], opinion: 'required' },
    agree: {
      label: '达成协议',
      from: 'mediating',
      to: 'performing',
      by: mediators,
      fill: { performBy: 'required', agreement: 'optional' },
      sets: { outcome: { value: 'settled' } },
      evidence: 'required',
    },
    fail: {
      label: '调解不成',
      from: 'mediating',
      to: 'failed',
      by: mediators,
      sets: { outcome: { value: 'failed' }, closedOn: 'today' },
      opinion: 'required',
    },
    confirm: {
      label: '回访已履行',
      from: 'performing',
      to: 'closed',
      by: ['villageCadre', 'clerk', 'leader', 'holder'],
      notBy: ['agree'],
      sets: { closedOn: 'today' },
    },
    breach: {
      label: '没有履行',
      from: 'performing',
      to: 'mediating',
      by: ['villageCadre', 'clerk', 'leader', 'holder'],
      sets: { outcome: { value: 'pending' } },
      opinion: 'required',
      returns: true,
    },
  },
  suspension: { by: ['leader'], mostDays: 60 },
  returnLimit: 2,
  escalation: [
    { after: 0, to: 'clerk' },
    { after: 7, to: 'leader' },
  ],
})
