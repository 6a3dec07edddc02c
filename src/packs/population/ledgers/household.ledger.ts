import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** A household: who lives in it says each person's own record, with the relation to the head (GB/T 4761). */
export const household = defineLedger({
  id: 'household',
  label: '家庭户',
  aliases: ['户底册'],
  kind: 'register',
  purpose: '全镇家庭户底册，一户一行；谁在户里，看每个人的记录。',
  fields: {
    number: field.text({ label: '户号', aliases: ['户编号'], maxLength: 20, help: '不填的，登记时自动编号。' }),
    head: field.personName({ label: '户主', aliases: ['户主姓名'], required: true, secrecy: 'personal' }),
    householdKind: field.choice({
      label: '户别',
      options: { family: '家庭户', collective: '集体户' },
      codes: { family: '1', collective: '2' },
    }),
    village: field.village({ label: '村', required: true }),
    grid: field.grid({ label: '所在网格' }),
    address: field.text({ label: '住址', aliases: ['家庭住址', '户籍地址'], maxLength: 200, secrecy: 'personal', sealed: true }),
    registeredOn: field.date({ label: '登记日期' }),
    closedOn: field.date({ label: '销户日期', help: '整户迁出、并户的日期。' }),
  },
  title: ['head', 'number'],
  date: 'registeredOn',
  unique: [['number']],
  numbering: { field: 'number', prefix: 'HU', digits: 5 },
  effective: { from: 'registeredOn', to: 'closedOn' },
  processing: {
    purpose: '掌握辖区住户基本情况，把各台账里同一户的事合在一处办',
    basis: '《地方各级人民代表大会和地方各级人民政府组织法》第七十六条；为履行法定职责所必需',
    kept: { years: 5, after: 'closedOn' },
  },
  examples: [{ 户号: 'HU201800001', 户主: '顾石龙', 户别: '家庭户', 村: '白水村', 住址: '白水村12号', 登记日期: '2018-10-08' }],
})
