import { defineLoop } from '../../../definition/loop/define-loop.ts'
import { petition } from '../ledgers/petition.ledger.ts'

const office = ['clerk'] as const

/**
 * A petition from its receipt to its end: accepted within 15 days, answered within 60 (once 30 more), open to a request for review for 30. 是否化解 says
 * whether the petitioner accepts the answer; without that the procedure ends only after the time for a review.
 */
export const petitionLoop = defineLoop({
  id: 'petition',
  label: '信访办理',
  purpose: '信访事项从收到、受理、办理、答复到化解或程序终结，由平安法治办公室办。',
  source: '国务院令第431号《信访条例》；2022年5月1日起为《信访工作条例》',
  ledger: petition,
  stateField: 'status',
  start: 'record',
  adopts: [
    { state: 'resolved', when: 'status is empty and closedOn is not empty and resolved' },
    { state: 'ended', when: 'status is empty and closedOn is not empty' },
    { state: 'answered', when: 'status is empty and answeredOn is not empty' },
    // Who writes down 受理日期 alone has accepted it; with the day of its receipt and no later one it still waits.
    { state: 'handling', when: 'status is empty and (receivedOn is empty or acceptedOn > receivedOn or handler is not empty)' },
  ],
  openBy: office,
  initial: 'received',
  states: {
    received: {
      label: '待受理',
      shows: 'received',
      deadline: { days: { setting: 'petition-accept-days' }, kind: 'calendar', from: 'coalesce(receivedOn, acceptedOn)' },
    },
    handling: {
      label: '办理中',
      shows: 'handling',
      deadline: { days: 0, kind: 'calendar', from: "coalesce(deadline, addDays(acceptedOn, setting('petition-handle-days')))" },
    },
    extended: {
      label: '延期办理',
      shows: 'extended',
      deadline: { days: 0, kind: 'calendar', from: "coalesce(deadline, addDays(today, setting('petition-extend-days')))" },
    },
    answered: {
      label: '已答复',
      shows: 'answered',
      deadline: { days: { expression: "setting('petition-review-days') + 5" }, kind: 'calendar', from: 'coalesce(answeredOn, today)' },
    },
    reviewing: { label: '复查中', shows: 'reviewing', deadline: { days: { setting: 'petition-decide-days' }, kind: 'calendar' } },
    resolved: { label: '已化解', shows: 'resolved', ends: 'done' },
    ended: { label: '程序终结', shows: 'ended', ends: 'done' },
    rejected: { label: '不予受理', shows: 'rejected', ends: 'refused' },
  },
  steps: {
    accept: {
      label: '受理',
      from: 'received',
      to: 'handling',
      by: office,
      fill: { handler: 'required' },
      sets: { acceptedOn: 'today', deadline: { expression: "addDays(today, setting('petition-handle-days'))" } },
      evidence: 'optional',
    },
    reject: { label: '不予受理', from: 'received', to: 'rejected', by: ['clerk', 'leader'], opinion: 'required', evidence: 'optional' },
    extend: {
      label: '延期',
      from: 'handling',
      to: 'extended',
      by: ['leader'],
      sets: {
        deadline: {
          expression: "addDays(coalesce(deadline, addDays(acceptedOn, setting('petition-handle-days'))), setting('petition-extend-days'))",
        },
      },
      opinion: 'required',
      aside: true,
    },
    answer: {
      label: '书面答复',
      from: ['handling', 'extended'],
      to: 'answered',
      by: ['clerk', 'leader'],
      fill: { reply: 'required' },
      sets: { answeredOn: 'today' },
      evidence: 'required',
    },
    resolve: {
      label: '回访化解',
      from: 'answered',
      to: 'resolved',
      by: ['clerk', 'leader'],
      notBy: ['answer'],
      sets: { resolved: { value: true }, closedOn: 'today' },
    },
    requestReview: { label: '请求复查', from: 'answered', to: 'reviewing', by: office, opinion: 'required' },
    uphold: {
      label: '复查维持',
      from: 'reviewing',
      to: 'answered',
      by: ['clerk', 'leader'],
      sets: { answeredOn: 'today' },
      opinion: 'required',
      evidence: 'required',
    },
    remand: {
      label: '责令重办',
      from: 'reviewing',
      to: 'handling',
      by: ['clerk', 'leader'],
      sets: { answeredOn: { value: null }, deadline: { expression: "addDays(today, setting('petition-handle-days'))" } },
      opinion: 'required',
      returns: true,
    },
    end: {
      label: '程序终结',
      from: 'answered',
      to: 'ended',
      aside: true,
      by: ['clerk', 'leader'],
      sets: { resolved: { value: false }, closedOn: 'today' },
      opinion: 'required',
      refuses: [
        {
          when: "daysBetween(coalesce(answeredOn, today), today) <= setting('petition-review-days')",
          why: '请求复查的期限还没有过，不能终结。',
        },
      ],
    },
  },
  suspension: { by: ['leader'], mostDays: 60 },
  returnLimit: 1,
  escalation: [
    { after: 0, to: 'clerk' },
    { after: 3, to: 'leader' },
  ],
})
