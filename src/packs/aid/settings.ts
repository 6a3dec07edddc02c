import type { SettingDefinition } from '../../definition/setting/types.ts'

/** Terms of aid work. The law asks for openness and speed, counties say how many days: each town puts its own documents' numbers into 参数. */
export const aidSettings: readonly SettingDefinition[] = [
  {
    id: 'recognition-village-days',
    label: '村评议期限',
    value: '10',
    unit: '天',
    source: '县低收入农户认定操作办法（各县不同，按本县文件调整）',
  },
  {
    id: 'recognition-notice-days',
    label: '认定村公示天数',
    value: '7',
    unit: '天',
    source: '县低收入农户认定操作办法（各县 3 日至 7 个工作日不等）',
  },
  { id: 'recognition-town-days', label: '镇审核期限', value: '10', unit: '天', source: '县低收入农户认定操作办法（按本县文件调整）' },
  { id: 'recognition-county-days', label: '县审批期限', value: '20', unit: '天', source: '县低收入农户认定操作办法（按本县文件调整）' },
  { id: 'household-review-days', label: '动态复核周期', value: '365', unit: '天', source: '低收入农户动态管理惯例：每年至少复核一次' },
  { id: 'household-review-term', label: '复核办理期限', value: '30', unit: '天', source: '镇农业农村办公室工作惯例' },
  { id: 'household-visit-days', label: '农户走访间隔', value: '90', unit: '天', source: '每季度走访督查惯例' },
  { id: 'household-most-per-holder', label: '每名干部包户上限', value: '15', unit: '户', source: '镇农业农村办公室工作惯例' },
  { id: 'rectification-days', label: '督查问题整改期限', value: '15', unit: '天', source: '两不愁三保障“突出问题清零”工作惯例' },
  { id: 'rectification-check-days', label: '整改复查期限', value: '7', unit: '天', source: '镇农业农村办公室工作惯例' },
  { id: 'aid-draft-days', label: '批次申报期限', value: '30', unit: '天', source: '镇农业农村办公室工作惯例' },
  { id: 'aid-check-days', label: '村核实、镇复核期限', value: '10', unit: '天', source: '县惠农补贴资金管理办法（按本县文件调整）' },
  { id: 'aid-county-days', label: '县审批期限（资金）', value: '15', unit: '天', source: '县惠农补贴资金管理办法（按本县文件调整）' },
  { id: 'aid-pay-days', label: '批准后拨付期限', value: '10', unit: '天', source: '财办〔2020〕37号要求及时发放，天数按本县文件' },
  { id: 'aid-return-days', label: '银行回单期限', value: '10', unit: '天', source: '与代发银行的代发协议' },
  { id: 'aid-settle-days', label: '退票处理期限', value: '30', unit: '天', source: '县惠农补贴资金管理办法（按本县文件调整）' },
  { id: 'aid-notice-slack', label: '公示期满后转办期限', value: '5', unit: '天', source: '镇农业农村办公室工作惯例' },
  {
    id: 'aid-notice-mask-names',
    label: '公示名单姓名脱敏',
    value: '1',
    source: '《政府信息公开条例》第十五条：涉及个人隐私的不得公开；1 为脱敏，0 为全名，按本县公示办法',
  },
  { id: 'objection-days', label: '公示异议核实期限', value: '5', unit: '天', source: '镇农业农村办公室工作惯例' },
]
