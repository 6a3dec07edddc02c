import type { DutyDefinition } from '../../../definition/duty/types.ts'

/** One project, one contact person, until it produces. */
export const investmentProjectDuty: DutyDefinition = {
  id: 'investment-project-duty',
  label: '招商项目联络',
  objectKind: 'investmentProject',
  ledger: 'investment-project',
  inScope: "not (status in ('producing', 'dropped'))",
  visitEvery: { setting: 'project-visit-days' },
}
