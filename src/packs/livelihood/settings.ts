import type { SettingDefinition } from '../../definition/setting/types.ts'

const custom = '乡镇惯例，没有上级规定，由镇里自定'

/** Terms of the livelihood projects. */
export const livelihoodSettings: readonly SettingDefinition[] = [
  { id: 'proposal-screening-days', label: '民生实事建议筛选时限', value: '15', unit: '工作日', source: custom },
  { id: 'candidate-list-days', label: '候选项目名单办理时限', value: '10', unit: '工作日', source: custom },
  { id: 'livelihood-answer-days', label: '代表询问答复时限', value: '10', unit: '工作日', source: custom },
  { id: 'livelihood-judge-days', label: '民生实事测评时限', value: '120', unit: '天', source: custom },
  { id: 'satisfaction-rectification-days', label: '测评不满意整改时限', value: '60', unit: '天', source: custom },
  { id: 'livelihood-yellow-lag', label: '民生实事黄灯落后幅度', value: '5', unit: '个百分点', source: custom },
  { id: 'livelihood-red-lag', label: '民生实事红灯落后幅度', value: '10', unit: '个百分点', source: custom },
  { id: 'livelihood-board-reports', label: '民生实事龙虎榜最少月报数', value: '1', source: custom },
  { id: 'livelihood-board-least-weight', label: '民生实事龙虎榜最低适用权重', value: '50', source: custom },
  { id: 'livelihood-board-appeal-days', label: '民生实事龙虎榜异议期天数', value: '5', unit: '天', source: custom },
]
