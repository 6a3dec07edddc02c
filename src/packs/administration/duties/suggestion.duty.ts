import type { DutyDefinition } from '../../../definition/duty/types.ts'

/** Every suggestion that is not yet answered has one person who answers for it. */
export const administrationDuties: readonly DutyDefinition[] = [
  {
    id: 'suggestion',
    label: '代表建议领办',
    objectKind: 'suggestion',
    ledger: 'suggestion',
    inScope: "answeredOn is empty and (status is empty or status != '代表撤回')",
  },
]
