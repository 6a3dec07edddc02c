import type { DutyDefinition } from '../../../definition/duty/types.ts'

/** Every livelihood project that the deputies chose has one person who sees it done. */
export const livelihoodDuties: readonly DutyDefinition[] = [
  {
    id: 'livelihood-project',
    label: '民生实事包干',
    objectKind: 'livelihoodProject',
    ledger: 'livelihood-project',
    inScope: "status in ('notStarted', 'building')",
  },
]
