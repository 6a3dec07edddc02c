import type { DutyDefinition } from '../../../definition/duty/types.ts'

/** Every line of work, and every line in every village, has exactly one leader; that each village has one is the shared pack's own duty. */
export const leadershipDuties: readonly DutyDefinition[] = [
  { id: 'leadership-line', label: '分管工作', objectKind: 'leadershipLine', ledger: 'leadership-line' },
  {
    id: 'leadership-cell',
    label: '条块分工',
    objectKind: 'leadershipCell',
    ledger: 'leadership-cell',
    inScope: 'line.endedOn is empty or line.endedOn > today',
  },
]
