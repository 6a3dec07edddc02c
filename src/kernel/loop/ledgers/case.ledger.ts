import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'
import type { LedgerDefinition } from '../../../definition/ledger/types.ts'

export const caseLedgerId = 'case'

export const outcomes = { done: '办结', refused: '不予办理', merged: '并入' } as const

/**
 * One run of a loop over a record (事项). Everything in it is the fold of its log, kept so that lists are quick: only the engine writes it, and
 * `verifyCases` holds it against the log. Names of residents stay in the subject's own ledger.
 * What is the same in thousands of cases is `long`: a search for it would find nothing in particular.
 */
export function caseLedger(subjects: readonly LedgerDefinition[]): LedgerDefinition {
  return defineLedger({
    id: caseLedgerId,
    label: '事项',
    kind: 'register',
    purpose: '闭环里的每一件事：对象、环节、期限、结果；由办理过程自动登记。',
    fields: {
      number: field.text({ label: '事项编号', required: true, maxLength: 40 }),
      loop: field.text({ label: '闭环编号', required: true, long: true, maxLength: 100 }),
      loopLabel: field.text({ label: '闭环', required: true, long: true, maxLength: 100 }),
      subjectKind: field.choice({
        label: '对象类别',
        required: true,
        options: Object.fromEntries(subjects.map(({ id, label }) => [id, label])),
      }),
      subject: field.anyRef({
        label: '对象',
        required: true,
        choose: 'subjectKind',
        to: Object.fromEntries(subjects.map(({ id }) => [id, id])),
      }),
      state: field.text({ label: '环节编号', required: true, long: true, maxLength: 100 }),
      stateLabel: field.text({ label: '环节', required: true, long: true, maxLength: 100 }),
      openedOn: field.date({ label: '开始日期', required: true }),
      enteredAt: field.dateTime({ label: '进入本环节', required: true }),
      due: field.date({ label: '期限' }),
      holdUntil: field.date({ label: '公示至' }),
      suspendedUntil: field.date({ label: '中止至' }),
      returns: field.integer({ label: '退回次数', min: 0 }),
      endedOn: field.date({ label: '结束日期' }),
      outcome: field.choice({ label: '结果', options: outcomes }),
      parent: field.ref({ label: '上级事项', to: caseLedgerId }),
      main: field.ref({ label: '并入事项', to: caseLedgerId }),
      opener: field.text({ label: '开始人账号', long: true, maxLength: 100 }),
      openerName: field.text({ label: '开始人', long: true, maxLength: 100 }),
      steps: field.integer({ label: '流转次数', min: 1 }),
    },
    title: ['loopLabel', 'number'],
    date: 'openedOn',
    unique: [['number']],
    effective: { from: 'openedOn', to: 'endedOn' },
    indexed: ['subject', 'due', 'parent', 'main'],
    retention: { follows: 'subject', closedBy: 'endedOn' },
  })
}
