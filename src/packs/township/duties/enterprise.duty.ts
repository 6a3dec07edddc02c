import type { DutyDefinition } from '../../../definition/duty/types.ts'

/** Every firm has one person who answers for it; the others (专班) assist. */
export const enterpriseDuty: DutyDefinition = {
  id: 'enterprise',
  label: '企业',
  objectKind: 'enterprise',
  ledger: 'enterprise',
  visitEvery: { setting: 'enterprise-visit-days' },
  mostPerHolder: { setting: 'most-enterprises-per-holder' },
}
