import type { DutyDefinition } from '../../../definition/duty/types.ts'

/** Every hazard that is not yet removed has one person who sees to it. */
export const governanceDuties: readonly DutyDefinition[] = [
  {
    id: 'hazard',
    label: '安全隐患包干',
    objectKind: 'hazard',
    ledger: 'hazard',
    inScope: "rectifiedOn is empty and (status is empty or status != '不属实')",
  },
]
