import type { SettingDefinition } from '../../definition/setting/types.ts'

/** How long a project may stay on each rung before somebody asks; terms of contracts go before them. */
export const investmentSettings: readonly SettingDefinition[] = [
  { id: 'lead-contact-days', label: '招商线索对接期限', value: '15', unit: '天', source: '镇招商服务办公室工作惯例' },
  { id: 'lead-follow-days', label: '线索跟进期限', value: '60', unit: '天', source: '镇招商服务办公室工作惯例' },
  { id: 'negotiation-days', label: '洽谈期限', value: '90', unit: '天', source: '镇招商服务办公室工作惯例' },
  { id: 'filing-days', label: '签约后立项期限', value: '90', unit: '天', source: '县招商引资项目推进办法（按本县文件调整）' },
  { id: 'start-days', label: '立项后开工期限', value: '180', unit: '天', source: '县招商引资项目推进办法（按本县文件调整）' },
  { id: 'build-days', label: '开工后进场期限', value: '60', unit: '天', source: '县招商引资项目推进办法（按本县文件调整）' },
  {
    id: 'building-days',
    label: '建设期限（未填计划完工时）',
    value: '720',
    unit: '天',
    source: '县招商引资项目推进办法（按本县文件调整）',
  },
  { id: 'production-days', label: '竣工后投产期限', value: '180', unit: '天', source: '县招商引资项目推进办法（按本县文件调整）' },
  { id: 'arrival-days', label: '到资认定期限', value: '15', unit: '天', source: '县招商引资实际到资认定办法（按本县文件调整）' },
  { id: 'project-visit-days', label: '招商项目走访间隔', value: '30', unit: '天', source: '一个项目一名联络员惯例' },
]
