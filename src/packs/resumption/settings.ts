import type { SettingDefinition } from '../../definition/setting/types.ts'

/** Terms of a firm's way back to work; counties set their own. */
export const resumptionSettings: readonly SettingDefinition[] = [
  {
    id: 'resumption-accept-days',
    label: '复工申请受理期限',
    value: '1',
    unit: '天',
    source: '县企业复工操作手册（申报备案制，按本县文件调整）',
  },
  { id: 'resumption-review-days', label: '复工初审期限', value: '2', unit: '天', source: '县企业复工操作手册（按本县文件调整）' },
  { id: 'resumption-site-days', label: '现场核查期限', value: '2', unit: '天', source: '县企业复工操作手册（按本县文件调整）' },
  { id: 'resumption-rectify-days', label: '复工整改期限', value: '5', unit: '天', source: '镇复工专班工作惯例' },
  { id: 'resumption-start-days', label: '批复后复工期限', value: '7', unit: '天', source: '镇复工专班工作惯例' },
  { id: 'patrol-days', label: '复工企业巡查间隔', value: '14', unit: '天', source: '镇复工专班工作惯例' },
  { id: 'patrol-window-days', label: '批复后巡查期', value: '90', unit: '天', source: '镇复工专班工作惯例：批复满此天数转入常态管理' },
  { id: 'suspension-days', label: '停工整改期限', value: '7', unit: '天', source: '县企业复工操作手册（按本县文件调整）' },
  { id: 'resumption-visit-days', label: '企业网格走访间隔', value: '30', unit: '天', source: '企业大小网格包干惯例' },
]
