import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

export const formOverlapId = 'form-overlap'

/** What was decided about a fact that several forms ask for. Written by `decideOverlap` alone. */
export const formOverlap = defineLedger({
  id: formOverlapId,
  label: '重复填报处理',
  kind: 'register',
  purpose: '几张表要同一个数时怎么办：保留、商请停报、合并，连同理由。',
  scope: 'town',
  title: ['label'],
  unique: [['fact']],
  fields: {
    fact: field.text({ label: '事实', required: true, maxLength: 500 }),
    label: field.text({ label: '要的数', required: true, maxLength: 300 }),
    decision: field.choice({ label: '处理', required: true, options: { keep: '保留', stop: '商请停报', merge: '合并' } }),
    reason: field.text({ label: '理由', required: true, long: true, maxLength: 1000 }),
  },
})
