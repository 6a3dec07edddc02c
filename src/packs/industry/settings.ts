import type { SettingDefinition } from '../../definition/setting/types.ts'

/** Thresholds and terms of industry work. */
export const industrySettings: readonly SettingDefinition[] = [
  {
    id: 'above-scale-revenue',
    label: '规上工业年主营业务收入标准',
    value: '20000000',
    unit: '元',
    source: '国家统计局规模以上工业统计范围：2011年起为年主营业务收入2000万元及以上',
  },
  { id: 'output-check-days', label: '产值月报审核期限', value: '3', unit: '天', source: '镇经济发展办公室工作惯例' },
  { id: 'output-round-days', label: '产值月报任务办理期限', value: '20', unit: '天', source: '联网直报次月中旬截止，镇里提前收齐' },
  { id: 'output-swing', label: '产值波动提示幅度', value: '50', unit: '%', source: '镇经济发展办公室审核惯例' },
  {
    id: 'above-scale-term',
    label: '规上入退库办理期限',
    value: '60',
    unit: '天',
    source: '统计单位名录库年度和月度申报窗口，按县统计局通知',
  },
  { id: 'above-scale-review-days', label: '规上企业年度核查周期', value: '365', unit: '天', source: '统计单位名录库年度核查' },
  { id: 'grant-draft-days', label: '两直批次申报期限', value: '30', unit: '天', source: '镇经济发展办公室工作惯例' },
  { id: 'grant-check-days', label: '两直审核期限', value: '5', unit: '天', source: '县两直资金实施办法（按本县文件调整）' },
  { id: 'grant-notice-days', label: '两直公示天数', value: '5', unit: '天', source: '县两直资金实施办法（按本县文件调整）' },
  { id: 'grant-pay-days', label: '两直兑现期限', value: '10', unit: '天', source: '两直资金直达要求，天数按本县文件' },
  { id: 'grant-cap', label: '两直单家补助上限', value: '50000', unit: '元', source: '县两直资金实施办法（各县不同，按本县文件调整）' },
]
