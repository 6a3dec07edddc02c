import { defineLoop } from '../../../definition/loop/define-loop.ts'
import { assuranceInspection } from '../ledgers/assurance-inspection.ledger.ts'

/** A finding of the quarterly inspection until it is struck off: who puts it right never checks it. The day of rectification is that of the check. */
export const assuranceRectification = defineLoop({
  id: 'assurance-rectification',
  label: '督查问题整改',
  purpose: '两不愁三保障督查发现的问题，整改、复查、销号；整改人不得复查自己。',
  source: '“突出问题清零”工作惯例（期限为参数）',
  ledger: assuranceInspection,
  stateField: 'rectification',
  start: 'record',
  opensWhen: "conclusion = 'unmet'",
  adopts: [{ state: 'closed', when: 'rectifiedOn is not empty' }],
  answers: ['household'],
  openBy: ['gridWorker', 'villageCadre', 'clerk'],
  initial: 'found',
  states: {
    found: { label: '待整改', shows: 'found', deadline: { days: { setting: 'rectification-days' }, kind: 'calendar' } },
    handled: { label: '待复查', shows: 'handled', deadline: { days: { setting: 'rectification-check-days' }, kind: 'calendar' } },
    closed: { label: '销号', shows: 'closed', ends: 'done' },
    dismissed: { label: '不成立', shows: 'dismissed', ends: 'refused' },
  },
  steps: {
    rectify: {
      label: '报告已整改',
      from: 'found',
      to: 'handled',
      by: ['holder', 'gridWorker', 'villageCadre', 'clerk'],
      fill: { remedy: 'required' },
      evidence: 'optional',
    },
    close: {
      label: '复查通过，销号',
      from: 'handled',
      to: 'closed',
      by: ['clerk', 'leader', 'villageCadre'],
      notBy: ['rectify'],
      sets: { rectifiedOn: 'today' },
    },
    sendBack: {
      label: '复查不通过',
      from: 'handled',
      to: 'found',
      by: ['clerk', 'leader', 'villageCadre'],
      notBy: ['rectify'],
      opinion: 'required',
      returns: true,
    },
    dismiss: {
      label: '核实不成立',
      from: 'found',
      to: 'dismissed',
      by: ['clerk', 'leader'],
      notBy: ['open'],
      opinion: 'required',
      sets: { conclusion: { value: 'met' } },
    },
  },
  suspension: { by: ['clerk', 'leader'], mostDays: 60 },
  returnLimit: 2,
  escalation: [
    { after: 0, to: 'clerk' },
    { after: 7, to: 'leader' },
  ],
})
