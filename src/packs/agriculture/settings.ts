import type { SettingDefinition } from '../../definition/setting/types.ts'

const custom = '乡镇惯例，没有上级规定，由镇里自定'
const farmland = '《农田建设项目管理办法》（农业农村部令2019年第4号）和省里的验收办法；人数和天数以当期办法为准'

/** Thresholds and terms of farming work. */
export const agricultureSettings: readonly SettingDefinition[] = [
  { id: 'farmland-approval-days', label: '高标准农田立项天数', value: '180', unit: '天', source: custom },
  { id: 'farmland-build-days', label: '高标准农田建设天数', value: '365', unit: '天', source: farmland },
  { id: 'farmland-check-days', label: '高标准农田自查和初验天数', value: '60', unit: '天', source: farmland },
  { id: 'farmland-acceptance-days', label: '高标准农田竣工验收天数', value: '180', unit: '天', source: farmland },
  { id: 'farmland-handover-days', label: '高标准农田管护移交天数', value: '60', unit: '天', source: farmland },
  { id: 'farmland-least-experts', label: '竣工验收专家组最少人数', value: '3', unit: '人', source: farmland },
  { id: 'flood-survey-days', label: '水毁核查天数', value: '7', unit: '天', source: custom },
  { id: 'flood-start-days', label: '水毁修复开工天数', value: '15', unit: '天', source: custom },
  { id: 'flood-acceptance-days', label: '水毁修复验收天数', value: '15', unit: '天', source: custom },
  { id: 'orchard-build-days', label: '果园项目建设天数', value: '540', unit: '天', source: custom },
  { id: 'orchard-step-days', label: '果园项目每一环节天数', value: '60', unit: '天', source: custom },
  { id: 'village-income-pass', label: '村集体经营性收入达标线', value: '100000', unit: '元', source: '县里2020年消除薄弱村的标准' },
]
