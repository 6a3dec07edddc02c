import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'
import { keepLedgers } from '../watch.ts'

/** That two records which look like one are two: somebody looked, and it is not asked again. Two that are one become one by merging, and need no word here. */
export const doubleDecision = defineLedger({
  id: 'double-decision',
  label: '重复核对',
  kind: 'register',
  purpose: '台账里像是重复的两条，核对过不是同一条的，记在这里，以后不再问。',
  title: ['ledger'],
  unique: [['ledger', 'left', 'right']],
  fields: {
    ledger: field.text({ label: '台账编号', required: true, maxLength: 100 }),
    left: field.text({ label: '一条', required: true, maxLength: 40 }),
    right: field.text({ label: '另一条', required: true, maxLength: 40 }),
    why: field.text({ label: '依据', maxLength: 500 }),
  },
})

/** Written by `decideDouble` alone, which looks at both records first. */
export const doubleWatch = keepLedgers([doubleDecision.id])
