import { defineLoop } from '../../../definition/loop/define-loop.ts'
import { suggestion } from '../ledgers/suggestion.ledger.ts'

const term = "if(difficult, setting('suggestion-difficult-days'), setting('suggestion-answer-days'))"
const office = ['clerk', 'holder'] as const
const congress = ['editor', 'leader'] as const

/**
 * A suggestion from the handing over to the deputy's judgement of the answer. It is talked through with the deputy before it is answered; an answer that
 * does not satisfy is worked out once more. The handling office does not enter the deputy's judgement of itself.
 */
export const suggestionLoop = defineLoop({
  id: 'suggestion',
  label: '代表建议办理',
  purpose: '代表建议从交办、签收、面商、答复到代表测评、归档，由承办科室办，镇人大督办。',
  source: '《全国人民代表大会和地方各级人民代表大会代表法》',
  ledger: suggestion,
  stateField: 'status',
  start: 'record',
  adopts: [
    { state: 'closed', when: 'status is empty and answeredOn is not empty and satisfaction is not empty' },
    { state: 'answered', when: 'status is empty and answeredOn is not empty' },
  ],
  openBy: ['clerk', 'editor'],
  initial: 'assigned',
  states: {
    assigned: { label: '待签收', shows: 'assigned', deadline: { days: { setting: 'suggestion-accept-days' }, kind: 'working' } },
    handling: {
      label: '办理中',
      shows: 'handling',
      deadline: { days: 0, kind: 'calendar', from: `coalesce(deadline, addDays(assignedOn, ${term}))` },
    },
    answered: { label: '待测评', shows: 'answered', deadline: { days: { setting: 'suggestion-rating-days' }, kind: 'calendar' } },
    rated: { label: '待归档', shows: 'rated', deadline: { days: { setting: 'suggestion-filing-days' }, kind: 'calendar' } },
    closed: { label: '已办结', shows: 'closed', ends: 'done' },
    withdrawn: { label: '代表撤回', shows: 'withdrawn', ends: 'refused' },
  },
  steps: {
    accept: {
      label: '签收',
      from: 'assigned',
      to: 'handling',
      by: office,
      fill: { office: 'required', difficult: 'optional' },
      sets: { deadline: { expression: `addDays(assignedOn, ${term})` } },
    },
    reassign: {
      label: '改交别的科室',
      from: ['assigned', 'handling'],
      to: 'assigned',
      by: ['clerk', ...congress],
      fill: { office: 'required' },
      opinion: 'required',
    },
    discuss: {
      label: '与代表面商',
      from: 'handling',
      to: 'handling',
      by: office,
      sets: { discussed: { value: true } },
      opinion: 'required',
      evidence: 'optional',
    },
    answer: {
      label: '书面答复',
      from: 'handling',
      to: 'answered',
      by: office,
      fill: { resultKind: 'required', reply: 'required' },
      sets: { answeredOn: 'today' },
      evidence: 'required',
      refuses: [{ when: 'discussed is empty or not discussed', why: '还没有与代表面商，要先面商再答复。' }],
    },
    rate: {
      label: '登记代表测评',
      from: 'answered',
      to: 'rated',
      by: congress,
      notBy: ['answer'],
      fill: { satisfaction: 'required' },
      evidence: 'optional',
    },
    redo: {
      label: '不满意，重新办理',
      from: 'rated',
      to: 'handling',
      by: congress,
      fill: { deadline: 'required' },
      sets: { answeredOn: { value: null }, satisfaction: { value: null }, discussed: { value: false } },
      opinion: 'required',
      returns: true,
      refuses: [{ when: 'deadline <= today', why: '重新办理的期限要在今天以后。' }],
    },
    close: {
      label: '归档办结',
      from: 'rated',
      to: 'closed',
      by: ['clerk', ...congress],
      warns: [{ when: "satisfaction = '不满意'", why: '代表不满意，一般要重新办理一次。' }],
    },
    withdraw: { label: '代表撤回', from: ['assigned', 'handling'], to: 'withdrawn', by: congress, opinion: 'required' },
  },
  suspension: { by: ['leader'], mostDays: 90 },
  returnLimit: 1,
  escalation: [
    { after: 0, to: 'clerk' },
    { after: 10, to: 'leader' },
  ],
})
