import type { DutyDefinition } from '../../definition/duty/types.ts'
import { departmentFormId } from './ledgers/department-form.ledger.ts'

/** Every form that a department still wants has one person of the office who answers for each of its periods. */
export const formDuty: DutyDefinition = {
  id: 'department-form-duty',
  label: '上报表格填报',
  objectKind: 'departmentForm',
  ledger: departmentFormId,
  inScope: 'until is empty or until > today',
}
