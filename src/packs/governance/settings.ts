import type { SettingDefinition } from '../../definition/setting/types.ts'

const platform = '基层治理四平台的运行惯例，没有统一规定，由镇综合信息指挥室自定'
const custom = '乡镇惯例，没有上级规定，由镇里自定'
const petition = '国务院令第431号《信访条例》（2022年5月起为《信访工作条例》，期限沿用）'

/** Terms of events, disputes, hazards and petitions. A town puts its own into 参数; those of a norm are the norm's. */
export const governanceSettings: readonly SettingDefinition[] = [
  { id: 'grid-event-accept-days', label: '网格事件受理时限', value: '1', unit: '工作日', source: platform },
  { id: 'grid-event-dispatch-days', label: '网格事件分派时限', value: '1', unit: '工作日', source: platform },
  { id: 'grid-event-handle-days', label: '网格事件一般件办理时限', value: '7', unit: '天', source: `${platform}；一般件三至五个工作日` },
  { id: 'grid-event-urgent-days', label: '网格事件紧急件办理时限', value: '1', unit: '天', source: `${platform}；紧急件二十四小时` },
  { id: 'grid-event-verify-days', label: '网格事件核查时限', value: '2', unit: '工作日', source: platform },
  { id: 'grid-event-rate-days', label: '网格事件评价时限', value: '3', unit: '工作日', source: platform },
  { id: 'grid-event-close-days', label: '网格事件结案时限', value: '2', unit: '工作日', source: platform },
  { id: 'dispute-accept-days', label: '矛盾纠纷受理时限', value: '3', unit: '天', source: custom },
  {
    id: 'dispute-mediate-days',
    label: '矛盾纠纷调解时限',
    value: '30',
    unit: '天',
    source: '司法部令第75号《人民调解工作若干规定》：一般在一个月内调结',
  },
  { id: 'dispute-visit-days', label: '调解协议回访时限', value: '10', unit: '天', source: custom },
  { id: 'hazard-assign-days', label: '安全隐患交办时限', value: '1', unit: '工作日', source: custom },
  { id: 'hazard-rectify-days', label: '安全隐患整改时限', value: '15', unit: '天', source: `${custom}；通知书另写期限的从其期限` },
  { id: 'hazard-check-days', label: '安全隐患复查时限', value: '5', unit: '工作日', source: custom },
  { id: 'petition-accept-days', label: '信访受理告知时限', value: '15', unit: '天', source: `${petition}：收到之日起15日内书面告知` },
  { id: 'petition-handle-days', label: '信访办理时限', value: '60', unit: '天', source: `${petition}：受理之日起60日内办结` },
  { id: 'petition-extend-days', label: '信访延期天数', value: '30', unit: '天', source: `${petition}：延长不超过30日` },
  { id: 'petition-review-days', label: '信访请求复查期', value: '30', unit: '天', source: `${petition}：收到答复之日起30日内可以请求复查` },
  { id: 'petition-decide-days', label: '信访复查时限', value: '30', unit: '天', source: `${petition}：收到请求之日起30日内提出复查意见` },
]
