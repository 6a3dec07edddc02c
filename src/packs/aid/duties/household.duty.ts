import type { DutyDefinition } from '../../../definition/duty/types.ts'

/** Every household on the register has somebody who answers for it and comes by each quarter. */
export const householdDuty: DutyDefinition = {
  id: 'household-duty',
  label: '低收入农户结对帮扶',
  objectKind: 'lowIncomeHousehold',
  ledger: 'low-income-household',
  inScope: 'leftOn is empty',
  visitEvery: { setting: 'household-visit-days' },
  mostPerHolder: { setting: 'household-most-per-holder' },
}
