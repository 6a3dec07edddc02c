import type { SettingDefinition } from '../../definition/setting/types.ts'

/** How long somebody waits for an answer who asks to have put right what is held of them. */
export const populationSettings: readonly SettingDefinition[] = [
  { id: 'correction-days', label: '信息更正答复期限', value: '30', unit: '天', source: 'GB/T 35273—2020 第8.7条：三十天内答复' },
]
