import { dayAfter } from '../../../../../demo/calendar.ts'
import type { LifeEvent } from '../../../../../demo/life/types.ts'
import { type DemoSheet, defineSheet } from '../../../../../demo/sheet.ts'

/** A response is launched for a month, prolonged, lowered by a level, and ended when nobody is under a measure any more. */
export function liveResponse(sheet: DemoSheet): readonly LifeEvent[] {
  const step = { type: 'step', loop: 'response', by: 'zhenzhang' } as const
  return sheet.rows.flatMap(([name = '', basis = '', level = '', launchedOn = '', validUntil = '', , finishBasis = '']): LifeEvent[] => {
    const rows = [{ 名称: name, 启动日期: launchedOn }]
    const firstUntil = dayAfter(launchedOn, 30)
    return [
      {
        type: 'file',
        on: launchedOn,
        by: 'minzheng',
        sheet: defineSheet('应急响应', ['名称', '启动日期:date', '状态'], [[name, launchedOn, '拟启动']]),
      },
      {
        ...step,
        on: launchedOn,
        step: 'launch',
        rows,
        values: { basis: '竹溪县政府通告〔2020〕1号', level: '一级', launchedOn, validUntil: firstUntil },
      },
      {
        ...step,
        on: dayAfter(firstUntil, -1),
        step: 'extend',
        rows,
        values: { validUntil },
        opinion: '仍有人员在隔离中，按县疫控办要求延期一个月',
      },
      {
        ...step,
        on: loweredOn,
        step: 'adjustLevel',
        rows,
        values: { level, basis },
        opinion: '全镇连续二十多天无新增病例，按县政府通告调为二级',
      },
      { ...step, on: validUntil, at: '17:00', step: 'finish', rows, values: { finishBasis } },
    ]
  })
}

const loweredOn = '2020-03-02'

/** A village is locked by the mayor on a document, and opened again when its days have passed. */
export function liveLockdown(sheet: DemoSheet): readonly LifeEvent[] {
  const step = { type: 'step', loop: 'zone', by: 'zhenzhang' } as const
  return sheet.rows.flatMap(([village = '', category = '', lockedOn = '', liftedOn = '', basis = '']): LifeEvent[] => {
    const rows = [{ 村: village, 开始日期: lockedOn }]
    return [
      {
        type: 'file',
        on: lockedOn,
        by: 'minzheng',
        sheet: defineSheet('封控区域', ['村', '类别', '开始日期:date', '依据', '状态'], [[village, category, lockedOn, basis, '拟封控']]),
      },
      { ...step, on: lockedOn, at: '08:30', step: 'lock', rows, values: { category: 'lockedVillage', basis } },
      {
        ...step,
        on: dayAfter(lockedOn, 14),
        step: 'keep',
        rows,
        opinion: '2月10日仍有密接从本村转出，继续封控，满14天再研判',
      },
      {
        ...step,
        on: liftedOn,
        at: '08:30',
        step: 'lift',
        rows,
        opinion: '无新增病例满14天，密接全部解除隔离，同意解封',
      },
    ]
  })
}

/** A case is reported on the day it is confirmed; that somebody left the hospital is known when they do. */
export function liveCases(sheet: DemoSheet): readonly LifeEvent[] {
  return sheet.rows.flatMap(([name = '', village = '', confirmedOn = '', source = '', dischargedOn = '']): LifeEvent[] => [
    {
      type: 'file',
      on: confirmedOn,
      by: 'minzheng',
      sheet: defineSheet('确诊病例', ['姓名', '村', '确诊日期:date', '感染来源'], [[name, village, confirmedOn, source]]),
    },
    {
      type: 'file',
      on: dischargedOn,
      by: 'minzheng',
      sheet: defineSheet('确诊病例', ['姓名', '村', '确诊日期:date', '出院日期:date'], [[name, village, confirmedOn, dischargedOn]]),
    },
  ])
}
