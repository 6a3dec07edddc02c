import type { SettingDefinition } from '../../definition/setting/types.ts'

const custom = '乡镇惯例，没有上级规定，由镇里自定'

/** Thresholds of project work. No norm of the state or the province fixes them; a town puts its own into 参数. */
export const constructionSettings: readonly SettingDefinition[] = [
  { id: 'project-yellow-lag', label: '项目黄灯落后幅度', value: '5', unit: '个百分点', source: custom },
  { id: 'project-red-lag', label: '项目红灯落后幅度', value: '10', unit: '个百分点', source: custom },
  { id: 'project-reserve-days', label: '储备项目最长等待天数', value: '180', unit: '天', source: custom },
  { id: 'project-build-days', label: '未定工期的在建项目天数', value: '365', unit: '天', source: custom },
  { id: 'project-halt-days', label: '项目停工最长天数', value: '60', unit: '天', source: custom },
  { id: 'project-acceptance-days', label: '竣工后组织验收天数', value: '60', unit: '天', source: custom },
  { id: 'project-rectify-days', label: '验收整改天数', value: '30', unit: '天', source: custom },
  { id: 'project-handover-days', label: '验收后移交天数', value: '30', unit: '天', source: custom },
  { id: 'board-minimum-months', label: '龙虎榜最少数据月数', value: '3', unit: '个月', source: custom },
  { id: 'board-least-weight', label: '龙虎榜最低适用权重', value: '50', source: custom },
  { id: 'board-appeal-days', label: '龙虎榜异议期天数', value: '5', unit: '天', source: custom },
  { id: 'creation-step-days', label: '创建每一环节办理天数', value: '180', unit: '天', source: custom },
  { id: 'creation-notice-days', label: '创建公示天数', value: '5', unit: '天', source: '公示一般不少于五个工作日，以当期通知为准' },
  { id: 'creation-review-days', label: '命名后复核间隔天数', value: '1095', unit: '天', source: '命名后一般三年一复核，以当期办法为准' },
]
