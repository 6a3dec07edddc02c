import { resolveCatalogue } from '../../src/definition/catalogue/resolve-catalogue.ts'
import { field } from '../../src/definition/field/field.ts'
import { defineLedger } from '../../src/definition/ledger/define-ledger.ts'
import { definePack } from '../../src/definition/pack/define-pack.ts'
import { matchColumns } from '../../src/kernel/ledger/import/match-columns.ts'
import { createColumnReaders, readRow } from '../../src/kernel/ledger/import/read-row.ts'
import type { OfficeTable } from '../../src/office/index.ts'

const fields = {
  number: field.text({ label: '编号', required: true }),
  name: field.personName({ label: '姓名', required: true }),
  idNumber: field.text({ label: '身份证号', required: true }),
  village: field.text({ label: '村' }),
  category: field.choice({ label: '类别', options: { industry: '产业帮扶', safetyNet: '托底帮扶', other: '其他' } }),
  account: field.text({ label: '账号' }),
  address: field.text({ label: '住址' }),
  handler: field.text({ label: '经办人' }),
  state: field.choice({ label: '状态', options: { open: '待审', paid: '已发放' } }),
  note: field.text({ label: '备注' }),
  amount: field.money({ label: '金额', required: true }),
  subsidy: field.money({ label: '补贴' }),
  area: field.decimal({ label: '面积', scale: 2 }),
  people: field.integer({ label: '人数', unit: '人' }),
  score: field.integer({ label: '得分', unit: '分' }),
  balance: field.money({ label: '余额' }),
  appliedOn: field.date({ label: '申请日期' }),
  checkedOn: field.date({ label: '审核日期' }),
  paidOn: field.date({ label: '发放日期', required: true }),
  enteredOn: field.date({ label: '登记日期' }),
}

/** The sheet as a ledger: `sound` takes every cell of it, `bad` wants a number where each row has the name of a village, and a real number of identity. */
const ledgers = {
  sound: defineLedger({ id: 'sample-sound', label: '样本', kind: 'register', fields, title: ['number'] }),
  bad: defineLedger({
    id: 'sample-bad',
    label: '坏样本',
    kind: 'register',
    fields: { ...fields, village: field.integer({ label: '村', unit: '个' }), idNumber: field.nationalId({ label: '身份证号' }) },
    title: ['number'],
  }),
}

/** Reads and checks every cell as an import does. Gives how many were rejected. */
export function validateRows(table: OfficeTable, as: keyof typeof ledgers): { readonly rejected: number } {
  const pack = definePack({ id: 'sample', label: '样本', office: '测量', ledgers: [ledgers[as]], indicators: [] })
  const ledger = resolveCatalogue([pack]).catalogue.ledgers.find(({ id }) => id === ledgers[as].id)
  if (ledger === undefined) throw new Error('no ledger')
  const readers = createColumnReaders(matchColumns(ledger, table.columns), '2021-01-01')
  const kept: unknown[] = []
  let rejected = 0
  for (const row of table.rows) {
    const reading = readRow(readers, row)
    kept.push(reading.read)
    rejected += reading.rejected.length
  }
  return { rejected }
}
