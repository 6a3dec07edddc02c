import type { CheckDefinition } from '../../definition/check/types.ts'

/** Identities of a governance section: nothing is closed that was not opened. */
export const governanceChecks: readonly CheckDefinition[] = [
  {
    id: 'grid-event-ladder',
    label: '按期办结不多于办结，办结不多于受理',
    kind: 'ladder',
    steps: ['grid-event-on-time-count', 'grid-event-closed-count', 'grid-event-count'],
  },
  { id: 'settled-of-disputes', label: '调解成功不多于受理', kind: 'partOfWhole', part: 'dispute-settled-count', whole: 'dispute-count' },
  {
    id: 'resolved-of-petitions',
    label: '信访化解不多于受理',
    kind: 'partOfWhole',
    part: 'petition-resolved-count',
    whole: 'petition-count',
  },
  {
    id: 'backlog-resolved-of-backlog',
    label: '积案化解不多于积案',
    kind: 'partOfWhole',
    part: 'petition-backlog-resolved-count',
    whole: 'petition-backlog-count',
  },
  { id: 'rectified-of-hazards', label: '隐患整改不多于发现', kind: 'partOfWhole', part: 'hazard-rectified-count', whole: 'hazard-count' },
  {
    id: 'serious-of-accidents',
    label: '较大以上事故不多于事故',
    kind: 'partOfWhole',
    part: 'serious-accident-count',
    whole: 'accident-count',
  },
]
