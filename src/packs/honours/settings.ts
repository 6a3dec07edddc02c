import type { SettingDefinition } from '../../definition/setting/types.ts'

const custom = '乡镇惯例，没有上级规定，由镇里自定'

/** Terms of the register of honours. */
export const honourSettings: readonly SettingDefinition[] = [
  { id: 'honour-verify-days', label: '荣誉核实时限', value: '5', unit: '工作日', source: custom },
  { id: 'honour-publish-days', label: '荣誉公布时限', value: '10', unit: '工作日', source: custom },
]
