import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'
import { departmentFormId } from './department-form.ledger.ts'

export const formReturnId = 'form-return'

/** One form of one period, to be filled and sent by its day. Opened by the calendar, or by hand for a period that a department asks for beside it. */
export const formReturn = defineLedger({
  id: formReturnId,
  label: '报表报送',
  kind: 'journal',
  purpose: '每张上报表格每一期一条：到期由日历自动开出，填好、报出，过了截止日就是逾期。',
  scope: 'town',
  title: ['form', 'period'],
  date: 'dueOn',
  unique: [['form', 'period']],
  fields: {
    form: field.ref({ label: '上报表格', to: departmentFormId, required: true }),
    period: field.text({ label: '期间', required: true, maxLength: 30 }),
    dueOn: field.date({ label: '截止', required: true }),
    status: field.choice({ label: '状态', options: { due: '待填', filled: '已填待报', sent: '已报', exempt: '免报' } }),
    filledOn: field.date({ label: '填好日期' }),
    sentOn: field.date({ label: '报出日期' }),
  },
})
