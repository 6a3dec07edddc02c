import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'
import { caseLedgerId } from './case.ledger.ts'

export const caseStepLedgerId = 'case-step'

/** The log of the cases (事项流转): who did what, when, why, and the deadline it fixed. Lines are only ever added. */
export const caseStepLedger = defineLedger({
  id: caseStepLedgerId,
  label: '事项流转',
  kind: 'journal',
  purpose: '每件事项的经过：谁在何时办了哪一步，意见和佐证，办到哪个环节，期限到哪天。',
  fields: {
    case: field.ref({ label: '事项', to: caseLedgerId, required: true }),
    position: field.integer({ label: '序号', required: true, min: 1, additive: false }),
    kind: field.choice({
      label: '类别',
      required: true,
      options: { open: '开始', take: '办理', suspend: '中止', resume: '恢复', merge: '并入', correct: '更正' },
    }),
    step: field.text({ label: '步骤编号', required: true, long: true, maxLength: 100 }),
    label: field.text({ label: '步骤', required: true, long: true, maxLength: 100 }),
    from: field.text({ label: '原环节', long: true, maxLength: 100 }),
    to: field.text({ label: '到环节', required: true, long: true, maxLength: 100 }),
    at: field.dateTime({ label: '时间', required: true }),
    actor: field.text({ label: '办理账号', required: true, long: true, maxLength: 100 }),
    actorName: field.text({ label: '办理人', required: true, long: true, maxLength: 100 }),
    opinion: field.text({ label: '意见', long: true, maxLength: 2_000 }),
    evidence: field.attachment({ label: '佐证' }),
    due: field.date({ label: '期限' }),
    holdUntil: field.date({ label: '公示至' }),
    until: field.date({ label: '中止至' }),
    into: field.ref({ label: '并入事项', to: caseLedgerId }),
  },
  title: ['case', 'kind'],
  date: 'at',
  unique: [['case', 'position']],
  indexed: ['at'],
  retention: { follows: 'case' },
})
