import type { CheckDefinition } from '../../definition/check/types.ts'

/** Identities of an epidemic section. */
export const epidemicChecks: readonly CheckDefinition[] = [
  {
    id: 'people-away-partition',
    label: '在外人员分类之和',
    kind: 'partition',
    whole: 'people-away',
    readings: [
      {
        label: '境外与省外、省内市外、市内县外并列',
        parts: ['people-overseas', 'people-out-of-province', 'people-in-province', 'people-in-city'],
      },
      { label: '境外包含在省外之内', parts: ['people-out-of-province', 'people-in-province', 'people-in-city'] },
    ],
  },
  {
    id: 'one-measure-at-a-time',
    label: '一人同一时间只受一种措施',
    kind: 'mustBeZero',
    indicators: ['overlapping-measure-count'],
    with: ['village-isolation-count', 'central-isolation-count', 'home-isolation-count', 'controlled-person-count'],
  },
  {
    id: 'case-partition',
    label: '确诊病例按来源之和',
    kind: 'partition',
    whole: 'case-count',
    readings: [{ label: '输入与本地续发', parts: ['imported-case-count', 'local-case-count'] }],
  },
  { id: 'cured-of-cases', label: '治愈不多于确诊', kind: 'partOfWhole', part: 'cured-case-count', whole: 'case-count' },
  { id: 'people-away-covered', label: '包干人数不多于在外人员数', kind: 'partOfWhole', part: 'people-away-covered', whole: 'people-away' },
  {
    id: 'turned-back-of-entries',
    label: '劝返不多于登记',
    kind: 'partOfWhole',
    part: 'turned-back-count',
    whole: 'checkpoint-entry-count',
  },
  {
    id: 'people-under-measure-partition',
    label: '在管人数按措施之和',
    kind: 'partition',
    whole: 'people-under-measure',
    readings: [
      {
        label: '集中、居家、整村隔离之和',
        parts: ['people-under-central-measure', 'people-under-home-measure', 'people-under-village-measure'],
      },
    ],
  },
  { id: 'arrivals-home', label: '到家不多于报备', kind: 'partOfWhole', part: 'arrival-home-count', whole: 'arrival-count' },
  {
    id: 'contacts-settled',
    label: '核查完成不多于排查',
    kind: 'partOfWhole',
    part: 'traced-contact-settled-count',
    whole: 'traced-contact-count',
  },
]
