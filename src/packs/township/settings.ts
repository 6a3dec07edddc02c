import type { SettingDefinition } from '../../definition/setting/types.ts'

/** How much one person can answer for, and how often a firm is called on. No norm says: each town decides, these are where it starts. */
export const dutySettings: readonly SettingDefinition[] = [
  { id: 'enterprise-visit-days', label: '企业走访间隔', value: '90', unit: '天', source: '乡镇自定：每季度至少走访一次' },
  { id: 'most-enterprises-per-holder', label: '每人包干企业上限', value: '30', unit: '家', source: '乡镇自定，超过即提醒，不作限制' },
  { id: 'most-small-grids-per-holder', label: '每人包干小网格上限', value: '5', unit: '个', source: '乡镇自定，超过即提醒，不作限制' },
  { id: 'most-villages-per-holder', label: '每人联系村上限', value: '3', unit: '个', source: '乡镇自定，超过即提醒，不作限制' },
]
