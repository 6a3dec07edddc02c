import type { CheckDefinition } from '../../definition/check/types.ts'

/** Identities of the honours: a kind is never more than all. */
export const honourChecks: readonly CheckDefinition[] = [
  { id: 'collective-of-honours', label: '集体荣誉不多于荣誉', kind: 'partOfWhole', part: 'collective-honour-count', whole: 'honour-count' },
  { id: 'city-of-honours', label: '市级荣誉不多于荣誉', kind: 'partOfWhole', part: 'city-honour-count', whole: 'honour-count' },
  { id: 'county-of-honours', label: '县级荣誉不多于荣誉', kind: 'partOfWhole', part: 'county-honour-count', whole: 'honour-count' },
]
