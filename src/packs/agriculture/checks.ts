import type { CheckDefinition } from '../../definition/check/types.ts'

/** Identities of an agriculture section. */
export const agricultureChecks: readonly CheckDefinition[] = [
  {
    id: 'orchard-of-agriculture',
    label: '水果园区投入不多于农业项目投入',
    kind: 'partOfWhole',
    part: 'orchard-investment',
    whole: 'agricultural-investment-total',
  },
  {
    id: 'flood-repair-of-agriculture',
    label: '水毁修复投入不多于农业项目投入',
    kind: 'partOfWhole',
    part: 'flood-repair-investment',
    whole: 'agricultural-investment-total',
  },
  {
    id: 'flood-repaired-ladder',
    label: '按期修复不多于应修复水毁点',
    kind: 'partOfWhole',
    part: 'flood-repaired-count',
    whole: 'flood-judged-count',
  },
  { id: 'rice-of-grain', label: '水稻面积不多于粮食播种面积', kind: 'partOfWhole', part: 'rice-area', whole: 'grain-area' },
  { id: 'new-of-pomelo', label: '新增面积不多于甜桔柚面积', kind: 'partOfWhole', part: 'pomelo-new-area', whole: 'pomelo-area' },
  { id: 'accepted-of-farmland', label: '验收项目不多于项目', kind: 'ladder', steps: ['farmland-accepted-count', 'farmland-project-count'] },
  {
    id: 'operating-of-total-income',
    label: '经营性收入不多于总收入',
    kind: 'partOfWhole',
    part: 'village-operating-income',
    whole: 'village-total-income',
  },
  { id: 'grain-area-growth', label: '粮食播种面积同比', kind: 'growth', growth: 'grain-area-growth', value: 'grain-area' },
  {
    id: 'pomelo-output-value-growth',
    label: '甜桔柚产值同比',
    kind: 'growth',
    growth: 'pomelo-output-value-growth',
    value: 'pomelo-output-value',
  },
  {
    id: 'village-total-income-growth',
    label: '村集体总收入同比',
    kind: 'growth',
    growth: 'village-total-income-growth',
    value: 'village-total-income',
  },
  {
    id: 'village-operating-income-growth',
    label: '村集体经营性收入同比',
    kind: 'growth',
    growth: 'village-operating-income-growth',
    value: 'village-operating-income',
  },
  {
    id: 'agricultural-investment-growth',
    label: '农业项目投入同比',
    kind: 'growth',
    growth: 'agricultural-investment-growth',
    value: 'agricultural-investment-total',
  },
  { id: 'grain-area-completion', label: '粮食播种面积完成率', kind: 'completion', rate: 'grain-area-completion', value: 'grain-area' },
]
