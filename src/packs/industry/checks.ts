import type { CheckDefinition } from '../../definition/check/types.ts'

/** Identities of an industry section. */
export const industryChecks: readonly CheckDefinition[] = [
  {
    id: 'above-scale-of-output',
    label: '规上产值不多于工业总产值',
    kind: 'partOfWhole',
    part: 'above-scale-output',
    whole: 'industrial-output-total',
  },
  {
    id: 'above-scale-list-length',
    label: '规上企业数与名单一致',
    kind: 'listLength',
    count: 'above-scale-count',
    list: 'above-scale-list',
  },
  {
    id: 'enterprise-partition',
    label: '市场主体分类之和',
    kind: 'partition',
    whole: 'enterprise-count',
    readings: [{ label: '规上、小微与个体', parts: ['above-scale-count', 'small-micro-count', 'individual-business-count'] }],
  },
  {
    id: 'industrial-output-growth',
    label: '工业总产值同比',
    kind: 'growth',
    growth: 'industrial-output-growth',
    value: 'industrial-output-total',
  },
  {
    id: 'above-scale-output-growth',
    label: '规上工业总产值同比',
    kind: 'growth',
    growth: 'above-scale-output-growth',
    value: 'above-scale-output',
  },
  {
    id: 'industrial-investment-growth',
    label: '工业项目投资同比',
    kind: 'growth',
    growth: 'industrial-investment-growth',
    value: 'industrial-investment-total',
  },
  {
    id: 'industrial-investment-completion',
    label: '工业项目投资完成率',
    kind: 'completion',
    rate: 'industrial-investment-completion',
    value: 'industrial-investment-total',
  },
  {
    id: 'above-scale-output-completion',
    label: '规上工业总产值完成率',
    kind: 'completion',
    rate: 'above-scale-output-completion',
    value: 'above-scale-output',
  },
  {
    id: 'output-reports-in',
    label: '已报月报不多于应报',
    kind: 'partOfWhole',
    part: 'output-report-in-count',
    whole: 'output-report-due-count',
  },
  {
    id: 'grant-paid-once',
    label: '一家一批只兑现一次',
    kind: 'mustBeZero',
    indicators: ['repeated-grant-count'],
    with: ['grant-amount', 'grant-small-micro-count', 'grant-individual-count'],
  },
  {
    id: 'grant-recipient-partition',
    label: '两直补助对象分类之和',
    kind: 'partition',
    whole: 'grant-recipient-count',
    readings: [{ label: '小微企业与个体工商户', parts: ['grant-small-micro-count', 'grant-individual-count'] }],
  },
]
