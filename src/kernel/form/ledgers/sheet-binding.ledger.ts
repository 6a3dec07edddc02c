import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** What a town's offices said that the columns of their own sheets are: a record for each ledger that they brought such sheets to. */
export const sheetBinding = defineLedger({
  id: 'sheet-binding',
  label: '表格对应',
  kind: 'register',
  purpose: '导入表格时指明过的列：表里叫什么，读作台账的哪一栏；下次同名的列照样认。',
  title: ['ledger'],
  unique: [['ledger']],
  fields: {
    ledger: field.text({ label: '台账编号', required: true, maxLength: 80 }),
    source: field.text({ label: '对应内容', required: true, long: true, maxLength: 100_000 }),
  },
})
