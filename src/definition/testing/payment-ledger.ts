import { field } from '../field/field.ts'
import { defineLedger } from '../ledger/define-ledger.ts'

/** Payments to households: the ledger that tests of forms and reports compile from. */
export const payment = defineLedger({
  id: 'payment',
  label: '发放',
  kind: 'journal',
  date: 'paidOn',
  title: ['name'],
  fields: {
    name: field.text({ label: '户主', required: true }),
    amount: field.money({ label: '金额', required: true }),
    paidOn: field.date({ label: '日期', required: true }),
  },
})
