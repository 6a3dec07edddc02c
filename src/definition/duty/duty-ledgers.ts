/**
 * The ledgers that hold who answers for what, and their fields; packs/township declares them. The kernel's grid reads and writes them by these ids, so a
 * township's own pack may add fields but not take these away.
 */
export const dutyLedger = {
  id: 'duty',
  kind: 'objectKind',
  object: 'object',
  holder: 'holder',
  role: 'role',
  from: 'startedOn',
  to: 'endedOn',
} as const
export const cadreLedger = { id: 'cadre', name: 'name', from: 'since', to: 'until', village: 'village', grid: 'grid' } as const
export const visitLedger = { id: 'visit', kind: 'objectKind', object: 'object', cadre: 'cadre', date: 'visitedOn' } as const
export const leaveLedger = { id: 'cadre-leave', cadre: 'cadre', from: 'startedOn', to: 'endedOn', standIn: 'standIn' } as const

/** 主责 answers; 协助 helps. */
export type DutyRole = 'primary' | 'secondary'
