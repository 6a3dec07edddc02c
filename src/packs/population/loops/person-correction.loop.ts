import { defineLoop } from '../../../definition/loop/define-loop.ts'
import { personCorrection } from '../ledgers/person-correction.ledger.ts'

const office = ['clerk', 'editor'] as const

/**
 * From what somebody asks to have put right to the day on which they are told. Agreeing changes the record as a change by hand would, a second person
 * included where the town's rules ask for one; nobody is told that it is done before the record says so.
 */
export const personCorrectionLoop = defineLoop({
  id: 'person-correction',
  label: '信息更正',
  purpose: '本人要求更正的信息，由管这本台账的科室核实：属实的当场改，不属实的写明理由，都要告知本人。',
  source: '《中华人民共和国个人信息保护法》第四十六条、第五十条；GB/T 35273—2020 第8.7条（期限为参数）',
  ledger: personCorrection,
  stateField: 'status',
  start: 'record',
  openBy: [],
  initial: 'requested',
  states: {
    requested: {
      label: '待处理',
      shows: 'requested',
      deadline: { days: { setting: 'correction-days' }, kind: 'calendar', from: 'appliedOn' },
    },
    changed: {
      label: '已更正待告知',
      shows: 'changed',
      deadline: { days: { setting: 'correction-days' }, kind: 'calendar', from: 'appliedOn' },
    },
    told: { label: '已告知本人', shows: 'told', ends: 'done' },
    refused: { label: '不予更正', shows: 'refused', ends: 'refused' },
    withdrawn: { label: '本人撤回', shows: 'withdrawn', ends: 'refused' },
  },
  steps: {
    accept: {
      label: '属实，更正',
      from: ['requested', 'changed'],
      to: 'changed',
      by: office,
      effects: [{ correct: 'target', value: 'should', does: 'write' }],
      irreversible: { does: '按申请改写台账里的这一项；原来的内容留在历次版本里。' },
    },
    tell: {
      label: '已告知本人',
      from: 'changed',
      to: 'told',
      by: [...office, 'villageCadre'],
      sets: { answeredOn: 'today' },
      effects: [{ correct: 'target', value: 'should', does: 'check' }],
    },
    refuse: {
      label: '不予更正',
      from: ['requested', 'changed'],
      to: 'refused',
      by: office,
      fill: { answer: 'required' },
      sets: { answeredOn: 'today' },
      aside: true,
    },
    withdraw: {
      label: '本人撤回',
      from: 'requested',
      to: 'withdrawn',
      by: [...office, 'opener'],
      sets: { answeredOn: 'today' },
      aside: true,
    },
  },
  escalation: [
    { after: 0, to: 'clerk' },
    { after: 3, to: 'leader' },
  ],
})
