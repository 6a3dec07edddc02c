import type { CheckDefinition } from '../../definition/check/types.ts'

/** Identities of an investment section: the ladder of states, the list, the rate against the year's target. */
export const investmentChecks: readonly CheckDefinition[] = [
  {
    id: 'investment-ladder',
    label: '投产不多于开工，开工不多于引进',
    kind: 'ladder',
    steps: ['producing-project-count', 'started-project-count', 'introduced-project-count'],
  },
  {
    id: 'introduced-list-length',
    label: '引进项目数与名单一致',
    kind: 'listLength',
    count: 'introduced-project-count',
    list: 'introduced-project-list',
  },
  { id: 'investment-completion', label: '招商任务完成率', kind: 'completion', rate: 'investment-completion', value: 'investment-arrived' },
  {
    id: 'investment-arrived-growth',
    label: '招商引资到资同比',
    kind: 'growth',
    growth: 'investment-arrived-growth',
    value: 'investment-arrived',
  },
]
