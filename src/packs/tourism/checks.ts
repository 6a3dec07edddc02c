import type { CheckDefinition } from '../../definition/check/types.ts'

/** Identities of a tourism section: named is not more than declared, lists are as long as they say. */
export const tourismChecks: readonly CheckDefinition[] = [
  {
    id: 'scenic-village-ladder',
    label: '创成不多于申报',
    kind: 'ladder',
    steps: ['scenic-village-named-count', 'scenic-village-declared-count'],
  },
  {
    id: 'promotion-settled-of-events',
    label: '销售已核实的推介活动不多于推介活动',
    kind: 'partOfWhole',
    part: 'promotion-settled-count',
    whole: 'promotion-event-count',
  },
  {
    id: 'tourist-route-list-length',
    label: '旅游线路数与名单一致',
    kind: 'listLength',
    count: 'tourist-route-count',
    list: 'tourist-route-list',
  },
  {
    id: 'scenic-village-list-length',
    label: '景区村创成数与名单一致',
    kind: 'listLength',
    count: 'scenic-village-named-count',
    list: 'scenic-village-named-list',
  },
  { id: 'visits-growth', label: '游客接待人次同比', kind: 'growth', growth: 'visits-growth', value: 'visits' },
  { id: 'tourism-income-growth', label: '旅游总收入同比', kind: 'growth', growth: 'tourism-income-growth', value: 'tourism-income' },
]
