import type { SettingDefinition } from '../../definition/setting/types.ts'

const custom = '乡镇惯例，没有上级规定，由镇里自定'

/** Thresholds of the year's tasks; a town puts its own into 参数. */
export const planSettings: readonly SettingDefinition[] = [
  { id: 'plan-task-yellow-lag', label: '任务偏慢落后幅度', value: '5', unit: '个百分点', source: custom },
  { id: 'plan-task-red-lag', label: '任务落后幅度', value: '10', unit: '个百分点', source: custom },
  { id: 'plan-task-board-months', label: '任务龙虎榜最少数据月数', value: '1', unit: '个月', source: custom },
  { id: 'plan-task-board-least-weight', label: '任务龙虎榜最低适用权重', value: '50', source: custom },
  { id: 'plan-task-board-appeal-days', label: '任务龙虎榜异议期天数', value: '5', unit: '天', source: custom },
]
