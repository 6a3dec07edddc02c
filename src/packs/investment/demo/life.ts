import { dayAfter } from '../../../../demo/calendar.ts'
import { grouped } from '../../../../demo/life/grouped.ts'
import type { LifeEvent, RowKey } from '../../../../demo/life/types.ts'
import { type DemoSheet, defineSheet } from '../../../../demo/sheet.ts'

/** The ladder a project climbs, in days after its contract; it stops where its 状态 says. */
const ladder = [
  { step: 'file', shows: '立项', after: 7 },
  { step: 'start', shows: '开工', after: 16 },
  { step: 'build', shows: '在建', after: 24 },
  { step: 'complete', shows: '竣工', after: 84 },
  { step: 'produce', shows: '投产', after: 99 },
] as const

/** A project is met, signed, filed, begun, built, accepted and goes into production; each step names the paper it stands on. */
export function liveInvestment(sheet: DemoSheet): readonly LifeEvent[] {
  return sheet.rows.flatMap(([name = '', investor = '', place = '', status = '', introduced = '', agreed = ''], index): LifeEvent[] => {
    const rows: readonly RowKey[] = [{ 名称: name }]
    const number = String(index + 1).padStart(3, '0')
    const papers: Readonly<Record<string, Readonly<Record<string, string>>>> = {
      file: { filingNumber: `竹发改备〔${introduced.slice(0, 4)}〕${number}号` },
      start: { permitNumber: `竹建施〔${introduced.slice(0, 4)}〕${number}号`, plannedFinish: dayAfter(introduced, 90) },
      build: {},
      complete: { acceptanceNumber: `竹建验〔${introduced.slice(0, 4)}〕${number}号` },
      produce: {},
    }
    const last = ladder.findIndex(({ shows }) => shows === status)
    const step = { type: 'step', loop: 'investment-pipeline', rows } as const
    return [
      { type: 'file', on: dayAfter(introduced, -20), by: 'tongji', sheet: leadSheet(name, dayAfter(introduced, -20)) },
      {
        ...step,
        on: introduced,
        by: 'zhenzhang',
        step: 'sign',
        values: { contractNumber: `青竹招商合同${number}`, investor, investorPlace: place, agreedAmount: agreed },
      },
      ...ladder.slice(0, last + 1).map(
        (one): LifeEvent => ({
          ...step,
          on: dayAfter(introduced, one.after),
          by: 'tongji',
          step: one.step,
          values: papers[one.step] ?? {},
        }),
      ),
    ]
  })
}

/** Arrived capital is claimed with the bank's voucher when the month is over, and counts once the mayor has recognised it. */
export function liveArrivals(sheet: DemoSheet): readonly LifeEvent[] {
  return grouped(sheet.rows, ([, month = '']) => month).flatMap(([month, rows]): LifeEvent[] => [
    {
      type: 'file',
      on: lastDay(month),
      by: 'tongji',
      sheet: defineSheet(
        '到资申报',
        ['项目', '月份:month', '金额(元):number', '凭证号'],
        rows.map((row) => [...row]),
      ),
    },
    {
      type: 'step',
      loop: 'arrival-recognition',
      on: dayAfter(lastDay(month), 6),
      by: 'zhenzhang',
      step: 'recognise',
      rows: rows.map(([, , , voucher = '']) => ({ 凭证号: voucher })),
      opinion: '凭证与银行到账一致，超出协议的部分有补充协议',
    },
  ])
}

function lastDay(month: string): string {
  return dayAfter(`${month}-28`, month.endsWith('-02') ? 0 : 2)
}

/** What is known when the talks begin. */
function leadSheet(name: string, day: string): DemoSheet {
  return defineSheet('招商项目', ['名称', '状态', '引进日期:date'], [[name, '洽谈', day]])
}
