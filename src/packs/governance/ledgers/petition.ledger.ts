import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** A letter or visit of complaint. The petitioner's name does not belong here. */
export const petition = defineLedger({
  id: 'petition',
  label: '信访件',
  kind: 'journal',
  purpose: '信访事项的受理、答复和化解。',
  fields: {
    number: field.text({ label: '编号', required: true }),
    category: field.choice({ label: '类别', required: true, options: { first: '初信初访', backlog: '信访积案', repeated: '重复访' } }),
    acceptedOn: field.date({ label: '受理日期', required: true }),
    closedOn: field.date({ label: '办结日期' }),
    resolved: field.boolean({ label: '是否化解' }),
  },
  title: ['number'],
  date: 'acceptedOn',
  unique: [['number']],
})
