import type { SettingDefinition } from '../../definition/setting/types.ts'

const custom = '乡镇惯例，没有上级规定，由镇里自定'
const law = '《全国人民代表大会和地方各级人民代表大会代表法》'

/** Terms of deputies' suggestions. */
export const administrationSettings: readonly SettingDefinition[] = [
  { id: 'suggestion-accept-days', label: '代表建议签收时限', value: '5', unit: '工作日', source: custom },
  { id: 'suggestion-answer-days', label: '代表建议答复时限', value: '90', unit: '天', source: `${law}：自交办之日起三个月内答复` },
  {
    id: 'suggestion-difficult-days',
    label: '重难点代表建议答复时限',
    value: '180',
    unit: '天',
    source: `${law}：涉及面广、处理难度大的，自交办之日起六个月内答复`,
  },
  { id: 'suggestion-rating-days', label: '代表建议测评时限', value: '15', unit: '天', source: custom },
  { id: 'suggestion-filing-days', label: '代表建议归档时限', value: '10', unit: '天', source: custom },
]
