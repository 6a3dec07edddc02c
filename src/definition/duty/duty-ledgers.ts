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

export const gridFields = {
  id: 'grid',
  category: 'category',
  parent: 'parent',
  village: 'village',
  from: 'startedOn',
  to: 'closedOn',
  geometry: 'geometry',
} as const
export const villageFields = { id: 'village', geometry: 'geometry' } as const
export const enterpriseFields = { id: 'enterprise', grid: 'smallGrid' } as const

/** Options of a grid's 类别. */
export const gridCategories = { village: 'village', big: 'bigEnterprise', small: 'smallEnterprise' } as const

/** 主责 answers; 协助 helps. */
export type DutyRole = 'primary' | 'secondary'
