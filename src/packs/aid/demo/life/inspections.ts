import { dayAfter, workingDay } from '../../../../../demo/calendar.ts'
import { grouped } from '../../../../../demo/life/grouped.ts'
import type { LifeEvent, RowKey } from '../../../../../demo/life/types.ts'
import { type DemoSheet, defineSheet } from '../../../../../demo/sheet.ts'
import { inspectionDays } from '../sheets.ts'

const remedies: Readonly<Record<string, string>> = {
  义务教育: '借到平板电脑，网络费由学校减免',
  基本医疗: '家庭医生已上门随访，重新签约',
  住房安全: '屋面翻漏完工，当面验看',
  饮水安全: '接通备用水源，加装蓄水桶',
}

/** Each quarter's inspection is handed in as it was found; what was wrong is put right, looked at by somebody else, and struck off. */
export function liveInspections(sheet: DemoSheet): readonly LifeEvent[] {
  const step = { type: 'step', loop: 'assurance-rectification' } as const
  return grouped(sheet.rows, ([, , quarter = '']) => quarter).flatMap(([quarter, rows]): LifeEvent[] => {
    const visited = inspectionDays.get(quarter) ?? ''
    const found = rows.filter(([, , , , conclusion]) => conclusion === '不达标')
    return [
      {
        type: 'file',
        on: visited,
        by: 'minzheng',
        sheet: defineSheet(
          sheet.ledger,
          ['户主', '身份证号', '季度', '项目', '结论', '问题'],
          rows.map((row) => row.slice(0, 6)),
        ),
      },
      ...grouped(found, ([, , , item = '']) => item).map(
        ([item, some]): LifeEvent => ({
          ...step,
          on: workingDay(dayAfter(visited, 8)),
          by: 'wangge',
          step: 'rectify',
          rows: some.map(keyOf),
          values: { remedy: remedies[item] ?? '已当场送到家中' },
          evidence: `${quarter}${item}整改照片`,
        }),
      ),
      ...grouped(found, ([, , , , , , struckOff = '']) => struckOff).map(
        ([day, some]): LifeEvent => ({ ...step, on: day, by: 'minzheng', step: 'close', rows: some.map(keyOf) }),
      ),
    ]
  })
}

function keyOf([head = '', , quarter = '', item = '']: readonly string[]): RowKey {
  return { 农户: head, 季度: quarter, 项目: item }
}
