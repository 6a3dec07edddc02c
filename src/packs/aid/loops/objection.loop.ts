import { defineLoop } from '../../../definition/loop/define-loop.ts'
import { aidObjection } from '../ledgers/aid-objection.ledger.ts'

/** An objection while a batch is published. Upheld, the household's line leaves the batch; either way somebody else than the receiver answers. */
export const objectionHandling = defineLoop({
  id: 'aid-objection-handling',
  label: '公示异议处理',
  purpose: '公示期间的异议逐条核实答复；成立的当场剔除明细，未处理完批次不得往下走。',
  source: '县惠农补贴资金管理办法（期限为参数）',
  ledger: aidObjection,
  stateField: 'status',
  start: 'record',
  answers: ['household'],
  openBy: ['gridWorker', 'villageCadre', 'clerk'],
  initial: 'received',
  states: {
    received: { label: '待核实', shows: 'received', deadline: { days: { setting: 'objection-days' }, kind: 'working' } },
    answered: { label: '已答复', shows: 'answered', ends: 'done' },
  },
  steps: {
    uphold: {
      label: '成立，剔除',
      from: 'received',
      to: 'answered',
      by: ['clerk', 'leader', 'villageCadre'],
      fill: { household: 'required', answer: 'required' },
      sets: { conclusion: { value: 'upheld' }, answeredOn: 'today' },
      effects: [
        {
          amend: 'aid-line',
          when: 'batch = outer.batch and household = outer.household and status is empty',
          values: { status: { value: 'removed' }, removalReason: { expression: "concat('公示异议成立：', outer.answer)" } },
        },
      ],
    },
    reject: {
      label: '不成立',
      from: 'received',
      to: 'answered',
      by: ['clerk', 'leader', 'villageCadre'],
      fill: { answer: 'required' },
      sets: { conclusion: { value: 'rejected' }, answeredOn: 'today' },
    },
  },
  suspension: { by: ['clerk', 'leader'], mostDays: 30 },
  escalation: [
    { after: 0, to: 'clerk' },
    { after: 3, to: 'leader' },
  ],
})
