import { field } from '../../definition/field/field.ts'
import { defineLedger } from '../../definition/ledger/define-ledger.ts'

export const holdLedgerId = 'destruction-hold'

/**
 * What may not be destroyed for the time being, though its time has come: a lawsuit, a reconsideration or an investigation needs it. It names the record by a
 * mark, so that nothing of it stays here when it goes in the end.
 */
export const holdLedger = defineLedger({
  id: holdLedgerId,
  label: '暂缓销毁',
  kind: 'register',
  purpose: '因诉讼、复议、调查暂缓销毁的记录：依据、到哪天、谁定的、谁解除的；不写姓名。',
  fields: {
    ledger: field.text({ label: '台账', required: true, maxLength: 100 }),
    mark: field.text({ label: '记录摘要', required: true, maxLength: 64 }),
    basis: field.text({ label: '依据', required: true, maxLength: 300 }),
    until: field.date({ label: '暂缓到', required: true }),
    placedBy: field.text({ label: '决定人', required: true, maxLength: 100 }),
    placedOn: field.date({ label: '决定日期', required: true }),
    liftedBy: field.text({ label: '解除人', maxLength: 100 }),
    liftedOn: field.date({ label: '解除日期' }),
    liftedFor: field.text({ label: '解除理由', maxLength: 300 }),
  },
  title: ['basis'],
  date: 'placedOn',
  scope: 'office',
})
