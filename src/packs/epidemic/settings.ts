import type { SettingDefinition } from '../../definition/setting/types.ts'

/** Thresholds and terms of epidemic control. Days of isolation are no settings: they belong to an edition of the plan (ledger 隔离规则). */
export const epidemicSettings: readonly SettingDefinition[] = [
  {
    id: 'fever-temperature',
    label: '体温异常界限',
    value: '37.3',
    unit: '℃',
    source: '《新型冠状病毒肺炎防控方案》发热症状监测的通行界限',
  },
  {
    id: 'isolation-start-days',
    label: '拟管控对象落实期限',
    value: '1',
    unit: '天',
    source: '《新型冠状病毒肺炎防控方案》密接应在12小时内转运，按日取整',
  },
  { id: 'release-grace-days', label: '期满后解除办理期限', value: '1', unit: '天', source: '镇级惯例：期满次日办结解除' },
  { id: 'contact-control-days', label: '接触者核查期限', value: '1', unit: '天', source: '流行病学调查24小时内完成（无症状感染者管理规范，2020年4月）' },
  { id: 'gate-days', label: '过卡后到下一道门的期限', value: '0', unit: '天', source: '镇级惯例：当天过中门、小门、到家' },
  { id: 'arrival-grace-days', label: '预计到达后的宽限', value: '0', unit: '天', source: '镇级惯例：预计到达当天未到即提醒包干人' },
  { id: 'arrival-decision-days', label: '到家后落实措施期限', value: '1', unit: '天', source: '镇级惯例' },
  { id: 'health-monitor-days', label: '健康监测天数', value: '14', unit: '天', source: '2020年县级来返人员健康监测通行做法，按本地文件调整' },
  { id: 'fever-handling-days', label: '体温异常移交期限', value: '0', unit: '天', source: '发热病人当场移交发热门诊' },
  { id: 'zone-clear-days', label: '解封前无新增病例天数', value: '14', unit: '天', source: '封控区、管控区解除条件：连续14天无新增（2022年公开通告）' },
  { id: 'zone-screening-days', label: '解封前全员检测有效天数', value: '2', unit: '天', source: '解除前2天内完成一轮全员检测且均为阴性（2022年公开通告）' },
  { id: 'zone-review-days', label: '封控区域解除研判期限', value: '21', unit: '天', source: '镇级惯例：满21天必须研判是否解除' },
  { id: 'response-draft-days', label: '拟启动响应的决定期限', value: '1', unit: '天', source: '镇级惯例' },
  { id: 'response-review-days', label: '未定有效期的响应研判期限', value: '60', unit: '天', source: '镇级惯例：响应不能无限期' },
  { id: 'response-destroy-days', label: '响应结束后销毁个人信息期限', value: '30', unit: '天', source: '《个人信息保护法》第四十七条，天数为镇级规定' },
  { id: 'controlled-visit-days', label: '管控对象走访间隔', value: '1', unit: '天', source: '居家隔离每日上门或电话随访' },
  { id: 'person-away-contact-days', label: '在外人员联系间隔', value: '30', unit: '天', source: '镇级惯例：每月联系一次' },
  { id: 'person-away-per-holder', label: '一名包干人联系的在外人员上限', value: '120', unit: '人', source: '镇级惯例' },
]
