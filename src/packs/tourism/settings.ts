import type { SettingDefinition } from '../../definition/setting/types.ts'

const rules = '浙江省A级景区村庄评定细则（2017年版）；后来的版本以当期标准为准'
const custom = '乡镇惯例，没有上级规定，由镇里自定'

/** Bands and full marks of the scoring sheet, edition of 2017, and the days of each stage. A later edition is a new value in 参数. */
export const tourismSettings: readonly SettingDefinition[] = [
  { id: 'scenic-band-a', label: 'A级景区村起评分', value: '300', unit: '分', source: rules },
  { id: 'scenic-band-aa', label: 'AA级景区村起评分', value: '375', unit: '分', source: rules },
  { id: 'scenic-band-aaa', label: 'AAA级景区村起评分', value: '450', unit: '分', source: rules },
  { id: 'scenic-traffic-points', label: '旅游交通满分', value: '80', unit: '分', source: rules },
  { id: 'scenic-hygiene-points', label: '环境卫生满分', value: '90', unit: '分', source: rules },
  { id: 'scenic-service-points', label: '基础设施与服务满分', value: '120', unit: '分', source: rules },
  { id: 'scenic-activity-points', label: '特色活动与项目满分', value: '100', unit: '分', source: rules },
  { id: 'scenic-management-points', label: '综合管理满分', value: '80', unit: '分', source: rules },
  { id: 'scenic-satisfaction-points', label: '满意度满分', value: '30', unit: '分', source: rules },
  { id: 'scenic-bonus-points', label: '景区村附加分上限', value: '15', unit: '分', source: rules },
  { id: 'scenic-build-days', label: '景区村建设天数', value: '365', unit: '天', source: custom },
  { id: 'scenic-step-days', label: '景区村申报评定每一环节天数', value: '90', unit: '天', source: custom },
  { id: 'scenic-notice-days', label: '景区村公示天数', value: '5', unit: '天', source: '公示一般不少于五个工作日，以当期通知为准' },
  { id: 'scenic-review-days', label: '景区村复核间隔天数', value: '1095', unit: '天', source: '命名后一般三年一复核，以当期办法为准' },
  { id: 'promotion-settle-days', label: '推介销售核实天数', value: '15', unit: '天', source: custom },
]
