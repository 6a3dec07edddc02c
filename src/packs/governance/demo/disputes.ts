import { dayAfter, fridayFrom } from '../../../../demo/calendar.ts'
import { grouped } from '../../../../demo/life/grouped.ts'
import type { LifeEvent, RowKey } from '../../../../demo/life/types.ts'
import { type DemoSheet, defineSheet } from '../../../../demo/sheet.ts'

/** What came before was kept on paper and handed in as it stood. */
const begins = '2020-01-01'
const before = '2020-01-02'

const step = { type: 'step' } as const

/** Disputes: the villages report them on Fridays; they are mediated, performed, and closed by somebody other than who brought the agreement about. */
export function liveDisputes(sheet: DemoSheet): readonly LifeEvent[] {
  const disputes = sheet.rows.map((row) => {
    const [number = '', village = '', category = '', accepted = '', outcome = '', closed = ''] = row
    return { row, number, village, category, accepted, outcome, closed, key: { 编号: number } }
  })
  const lived = disputes.filter(({ accepted }) => accepted >= begins)
  const loop = 'dispute'
  return [
    history(
      sheet,
      disputes.filter(({ accepted }) => accepted < begins).map(({ row }) => row),
    ),
    ...grouped(lived, ({ accepted }) => fridayFrom(accepted)).flatMap(([on, some]): LifeEvent[] => [
      {
        type: 'file',
        on,
        by: 'tongji',
        sheet: defineSheet(
          sheet.ledger,
          ['编号', '村', '类别', '受理日期:date'],
          some.map(({ number, village, category, accepted }) => [number, village, category, accepted]),
        ),
      },
      { ...step, loop, on, by: 'tongji', step: 'accept', rows: some.map(keyOf), values: { mediator: '镇村联合调解组' } },
    ]),
    ...grouped(lived, ({ closed, outcome }) => `${closed} ${outcome}`).flatMap(([name, some]): LifeEvent[] => {
      const closed = name.slice(0, 10)
      const rows = some.map(keyOf)
      if (name.endsWith('不成'))
        return [{ ...step, loop, on: closed, by: 'tongji', step: 'fail', rows, opinion: '三次调解没有谈拢，已告知可以起诉' }]
      return [
        {
          ...step,
          loop,
          on: dayAfter(closed, -2),
          by: 'minzheng',
          step: 'agree',
          rows,
          values: { performBy: closed },
          evidence: `调解协议书${closed}`,
        },
        { ...step, loop, on: closed, by: 'tongji', step: 'confirm', rows },
      ]
    }),
  ]
}

/** Petitions: received, accepted two days later, answered in writing, and resolved when somebody else went to ask. One is still being handled. */
export function livePetitions(sheet: DemoSheet): readonly LifeEvent[] {
  const petitions = sheet.rows.map((row) => {
    const [number = '', category = '', accepted = '', closed = '', resolved = ''] = row
    return { row, number, category, accepted, closed, resolved, key: { 编号: number } }
  })
  const lived = petitions.filter(({ accepted }) => accepted >= begins)
  const loop = 'petition'
  return [
    history(
      sheet,
      petitions.filter(({ accepted }) => accepted < begins).map(({ row }) => row),
    ),
    ...grouped(lived, ({ accepted }) => accepted).flatMap(([accepted, some]): LifeEvent[] => {
      const received = dayAfter(accepted, -2)
      return [
        {
          type: 'file',
          on: received,
          by: 'tongji',
          sheet: defineSheet(
            sheet.ledger,
            ['编号', '类别', '收到日期:date', '受理日期:date', '是否化解'],
            some.map(({ number, category }) => [number, category, received, received, '否']),
          ),
        },
        { ...step, loop, on: accepted, by: 'tongji', step: 'accept', rows: some.map(keyOf), values: { handler: '平安法治办公室' } },
      ]
    }),
    ...grouped(
      lived.filter(({ closed }) => closed !== ''),
      ({ closed }) => closed,
    ).flatMap(([closed, some]): LifeEvent[] => {
      const rows = some.map(keyOf)
      return [
        {
          ...step,
          loop,
          on: dayAfter(closed, -3),
          by: 'tongji',
          step: 'answer',
          rows,
          values: { reply: '所反映的事项已经核实，处理意见已当面说明。' },
          evidence: `答复意见书${closed}`,
        },
        { ...step, loop, on: closed, by: 'minzheng', step: 'resolve', rows },
      ]
    }),
  ]
}

function keyOf({ key }: { readonly key: RowKey }): RowKey {
  return key
}

function history(sheet: DemoSheet, rows: readonly (readonly string[])[]): LifeEvent {
  return { type: 'file', on: before, by: 'tongji', sheet: { ...sheet, rows } }
}
