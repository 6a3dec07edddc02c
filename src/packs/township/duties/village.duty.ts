import type { DutyDefinition } from '../../../definition/duty/types.ts'

/** Every village has a leader who answers for it (班子成员联村). */
export const villageDuty: DutyDefinition = {
  id: 'village',
  label: '村',
  objectKind: 'village',
  ledger: 'village',
  mostPerHolder: { setting: 'most-villages-per-holder' },
}
