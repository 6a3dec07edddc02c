import type { CheckDefinition } from '../../definition/check/types.ts'

/** Identities of a livelihood section: done is not more than announced, insured not more than eligible. */
export const livelihoodChecks: readonly CheckDefinition[] = [
  {
    id: 'livelihood-ladder',
    label: '完成不多于项目',
    kind: 'ladder',
    steps: ['livelihood-project-completed-count', 'livelihood-project-count'],
  },
  {
    id: 'livelihood-list-length',
    label: '民生实事项目数与名单一致',
    kind: 'listLength',
    count: 'livelihood-project-count',
    list: 'livelihood-project-list',
  },
  {
    id: 'medical-insured-of-eligible',
    label: '医保参保不多于应参保',
    kind: 'partOfWhole',
    part: 'medical-insured',
    whole: 'medical-eligible',
  },
  {
    id: 'pension-insured-of-eligible',
    label: '养老保险参保不多于应参保',
    kind: 'partOfWhole',
    part: 'pension-insured',
    whole: 'pension-eligible',
  },
  { id: 'contracted-of-eligible', label: '家医签约不多于应签约', kind: 'partOfWhole', part: 'doctor-contracted', whole: 'doctor-eligible' },
  {
    id: 'temporary-of-welfare',
    label: '临时救助不多于救助发放',
    kind: 'partOfWhole',
    part: 'temporary-relief-times',
    whole: 'welfare-recipient-times',
  },
]
