import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'
import { departmentFormId } from './department-form.ledger.ts'

export const formBindingId = 'form-binding'

/** What the cells of departments' forms are bound to: records like any other, versioned, in the chain, readable as of any instant. */
export const formBinding = defineLedger({
  id: formBindingId,
  label: '报表绑定',
  kind: 'register',
  purpose: '部门下发的报表，每一格按它的行名和列名对应到指标；下一年的表按名称认出来，不必再配。',
  title: ['form'],
  fields: {
    form: field.text({ label: '报表', required: true, maxLength: 200 }),
    period: field.text({ label: '表的期间', required: true, maxLength: 30 }),
    source: field.text({ label: '绑定内容', required: true, long: true, maxLength: 1_000_000 }),
    file: field.attachment({ label: '空白表' }),
    listed: field.ref({ label: '上报表格', to: departmentFormId }),
  },
})
