import { defineLoop } from '../../../definition/loop/define-loop.ts'
import { boardObjection } from '../ledgers/board-objection.ledger.ts'

export const boardObjectionLoopId = 'board-objection'

/** Who objects does not decide. What is upheld is corrected in the ledgers it comes from, and shows when the list is frozen. */
export const boardObjectionLoop = defineLoop({
  id: boardObjectionLoopId,
  label: '龙虎榜异议',
  purpose: '核实异议、书面答复；成立的先更正台账，定榜时按更正后的数据重算。',
  source: '镇龙虎榜办法；天数写在参数里',
  ledger: boardObjection,
  stateField: 'state',
  start: 'record',
  openBy: ['gridWorker', 'villageCadre', 'clerk', 'editor', 'leader', 'administrator'],
  initial: 'open',
  states: {
    open: { label: '待核实', shows: 'open', deadline: { days: { setting: 'board-objection-days' }, kind: 'working' } },
    upheld: { label: '成立', shows: 'upheld', ends: 'done' },
    rejected: { label: '不成立', shows: 'rejected', ends: 'done' },
    withdrawn: { label: '已撤回', shows: 'withdrawn', ends: 'refused' },
  },
  steps: {
    uphold: {
      label: '异议成立',
      from: 'open',
      to: 'upheld',
      by: ['leader', 'administrator'],
      fill: { reply: 'required' },
      notBy: ['open'],
    },
    reject: {
      label: '异议不成立',
      from: 'open',
      to: 'rejected',
      by: ['leader', 'administrator'],
      fill: { reply: 'required' },
      notBy: ['open'],
    },
    withdraw: { label: '撤回异议', from: 'open', to: 'withdrawn', by: ['opener'] },
  },
  escalation: [{ after: 0, to: 'leader' }],
})
