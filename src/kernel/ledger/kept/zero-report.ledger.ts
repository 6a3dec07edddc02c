import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'
import { keepLedgers } from '../watch.ts'

export const zeroReportId = 'zero-report'

/**
 * 零报告: an office says that it keeps a ledger in which nothing has happened yet, and from which day. Written by `declareKept` alone; withdrawn, it
 * stays in its versions and in the chain.
 */
export const zeroReport = defineLedger({
  id: zeroReportId,
  label: '零报告',
  kind: 'register',
  purpose: '还没有记过的台账，由办理的人声明从哪天起在记、没有发生；此后它的计数才是零，声明以前是不知道。',
  fields: {
    ledger: field.text({ label: '台账编号', required: true, maxLength: 100 }),
    ledgerName: field.text({ label: '台账', required: true, maxLength: 200 }),
    since: field.date({ label: '起', required: true }),
    declaredBy: field.text({ label: '报零人', required: true, maxLength: 100 }),
  },
  title: ['ledgerName'],
  date: 'since',
  unique: [['ledger']],
})

/** That a ledger is kept is said by `declareKept`, which asks for the right to that ledger; as a ledger of its own it would be open to everybody. */
export const zeroReportWatch = keepLedgers([zeroReportId])
