import type { CheckDefinition } from '../../definition/check/types.ts'

/** Identities of a construction section. */
export const constructionChecks: readonly CheckDefinition[] = [
  {
    id: 'project-ladder',
    label: '完工不多于开工，开工不多于总数',
    kind: 'ladder',
    steps: ['completed-project-count', 'begun-project-count', 'board-project-count'],
  },
  {
    id: 'project-investment-partition',
    label: '重点项目投资之和',
    kind: 'partition',
    whole: 'project-investment',
    readings: [{ label: '政府投资与民间投资', parts: ['government-investment', 'private-investment'] }],
  },
  {
    id: 'milestone-done-of-judged',
    label: '已完成节点不多于应考核节点',
    kind: 'partOfWhole',
    part: 'milestone-done-count',
    whole: 'milestone-judged-count',
  },
  {
    id: 'waste-sorted-of-villages',
    label: '垃圾分类村不多于检查村',
    kind: 'partOfWhole',
    part: 'waste-sorted-village-count',
    whole: 'surveyed-village-count',
  },
]
