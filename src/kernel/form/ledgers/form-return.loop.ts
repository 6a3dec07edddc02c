import { defineLoop } from '../../../definition/loop/define-loop.ts'
import { formReturn } from './form-return.ledger.ts'

export const formReturnLoopId = 'form-return'

const office = ['clerk', 'editor', 'holder'] as const

/** From the day a period is over to the day the form has gone out: the work of whoever answers for the form, or where nobody does, of any of its clerks. */
export const formReturnLoop = defineLoop({
  id: formReturnLoopId,
  label: '报表报送',
  purpose: '部门要的表按期填好、报出；过了截止日还没有报出就是逾期。',
  source: '各表的要表依据写在“上报表格”里',
  ledger: formReturn,
  stateField: 'status',
  answers: ['form'],
  start: 'record',
  openBy: ['clerk', 'editor'],
  initial: 'due',
  states: {
    due: { label: '待填', shows: 'due', deadline: { days: 0, kind: 'calendar', from: 'dueOn' } },
    filled: { label: '已填待报', shows: 'filled', deadline: { days: 0, kind: 'calendar', from: 'dueOn' } },
    sent: { label: '已报', shows: 'sent', ends: 'done' },
    exempt: { label: '免报', shows: 'exempt', ends: 'refused' },
  },
  steps: {
    fill: { label: '填好了', from: 'due', to: 'filled', by: office, sets: { filledOn: 'today' }, evidence: 'optional' },
    send: { label: '报出', from: 'filled', to: 'sent', by: office, sets: { sentOn: 'today' }, evidence: 'optional' },
    redo: {
      label: '退回重填',
      from: 'filled',
      to: 'due',
      by: ['clerk', 'editor', 'leader'],
      sets: { filledOn: { value: null } },
      opinion: 'required',
      returns: true,
    },
    exempt: {
      label: '这一期免报',
      from: ['due', 'filled'],
      to: 'exempt',
      by: ['clerk', 'editor', 'leader'],
      opinion: 'required',
      aside: true,
    },
  },
  returnLimit: 3,
  escalation: [
    { after: 0, to: 'clerk' },
    { after: 3, to: 'leader' },
  ],
})
