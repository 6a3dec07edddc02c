import { grouped } from '../../../../demo/life/grouped.ts'
import type { LifeEvent, RowKey } from '../../../../demo/life/types.ts'
import { type DemoSheet, defineSheet } from '../../../../demo/sheet.ts'

/** From this day on the grids report and handle in the ledger itself; what came before was kept on paper and handed in as it stood. */
const begins = '2020-12-01'
const before = '2020-11-30'

const handlers: Readonly<Record<string, string>> = {
  综治工作: '平安法治办公室',
  市场监管: '市场监管所',
  综合执法: '综合行政执法队',
  便民服务: '便民服务中心',
}

interface Event {
  readonly row: readonly string[]
  readonly number: string
  readonly place: string
  readonly platform: string
  readonly reported: string
  readonly deadline: string
  readonly closed: string
  readonly repeated: boolean
}

function readEvent(row: readonly string[]): Event {
  const [number = '', village = '', platform = '', , reported = '', deadline = '', closed = '', repeated = ''] = row
  return { row, number, place: `${village} ${platform}`, platform, reported, deadline, closed, repeated: repeated === '是' }
}

/** Events of the last month: reported by a grid, received, handed on with a term, handled, looked at by somebody else, and closed. */
export function liveGridEvents(sheet: DemoSheet): readonly LifeEvent[] {
  const events = sheet.rows.map(readEvent)
  const lived = events.filter(({ reported }) => reported >= begins)
  const fresh = lived.filter(({ repeated }) => !repeated)
  const step = { type: 'step', loop: 'grid-event' } as const
  const closed = fresh.filter((event) => event.closed !== '')
  return [
    history(
      sheet,
      events.filter(({ reported }) => reported < begins).map(({ row }) => row),
    ),
    ...grouped(lived, ({ reported }) => reported).map(
      ([day, some]): LifeEvent => ({ type: 'file', on: day, by: 'tongji', sheet: reportSheet(some) }),
    ),
    ...grouped(fresh, ({ reported }) => reported).map(
      ([day, some]): LifeEvent => ({
        ...step,
        on: day,
        by: 'tongji',
        step: 'accept',
        rows: some.map(keyOf),
        values: { urgency: 'ordinary' },
      }),
    ),
    ...grouped(fresh, ({ reported, platform }) => `${reported} ${platform}`).map(
      ([name, some]): LifeEvent => ({
        ...step,
        on: name.slice(0, 10),
        by: 'tongji',
        step: 'dispatch',
        rows: some.map(keyOf),
        values: { handler: handlers[some[0]?.platform ?? ''] ?? '', deadline: some[0]?.deadline ?? '' },
      }),
    ),
    ...lived
      .filter(({ repeated }) => repeated)
      .map(
        (event): LifeEvent => ({
          ...step,
          on: event.reported,
          by: 'tongji',
          step: 'markDuplicate',
          rows: [keyOf(event)],
          values: { mainNumber: mainOf(event, events) },
        }),
      ),
    ...grouped(closed, (event) => event.closed).flatMap(([day, some]): LifeEvent[] => {
      const rows = some.map(keyOf)
      return [
        {
          ...step,
          on: day,
          by: 'wangge',
          step: 'feedBack',
          rows,
          values: { result: '已到现场处置，当事人认可。' },
          evidence: `处置照片${day}`,
        },
        { ...step, on: day, by: 'tongji', step: 'verify', rows },
        { ...step, on: day, by: 'tongji', step: 'close', rows, opinion: '已再次向代表说明，归档' },
      ]
    }),
  ]
}

function keyOf({ number }: { readonly number: string }): RowKey {
  return { 编号: number }
}

/** The event that a repeated one repeats: the nearest earlier one of the same kind in the same village, or the nearest at all. */
function mainOf(event: Event, events: readonly Event[]): string {
  const earlier = events.filter(({ repeated, reported }) => !repeated && reported <= event.reported)
  const same = earlier.filter(({ place }) => place === event.place)
  const latest = [...(same.length > 0 ? same : earlier)].sort((left, right) => (left.reported < right.reported ? 1 : -1))
  return latest[0]?.number ?? ''
}

function reportSheet(events: readonly Event[]): DemoSheet {
  const rows = events.map(({ row: [number = '', village = '', platform = '', content = '', reported = ''], repeated }) => [
    number,
    village,
    platform,
    content,
    reported,
    repeated ? '' : '否',
  ])
  return defineSheet('网格事件', ['编号', '村', '平台类别', '事件内容', '上报日期:date', '是否重复件'], rows)
}

function history(sheet: DemoSheet, rows: readonly (readonly string[])[]): LifeEvent {
  return { type: 'file', on: before, by: 'tongji', sheet: { ...sheet, rows } }
}

/** Hazards of the last month: handed over with a term, put right by whose they are, and struck off by somebody who went to look. */
export function liveHazards(sheet: DemoSheet): readonly LifeEvent[] {
  const hazards = sheet.rows.map((row) => {
    const [number = '', place = '', category = '', found = '', deadline = '', rectified = ''] = row
    return { row, number, place, category, found, deadline, rectified }
  })
  const lived = hazards.filter(({ found }) => found >= begins)
  const step = { type: 'step', loop: 'hazard' } as const
  return [
    history(
      sheet,
      hazards.filter(({ found }) => found < begins).map(({ row }) => row),
    ),
    ...grouped(lived, ({ found }) => found).flatMap(([day, some]): LifeEvent[] => [
      {
        type: 'file',
        on: day,
        by: 'tongji',
        sheet: defineSheet(
          '安全隐患',
          ['编号', '场所', '类别', '发现日期:date'],
          some.map(({ number, place, category, found }) => [number, place, category, found]),
        ),
      },
      {
        ...step,
        on: day,
        by: 'tongji',
        step: 'assign',
        rows: some.map(keyOf),
        values: { handler: '平安法治办公室', deadline: some[0]?.deadline ?? '', level: 'ordinary' },
      },
    ]),
    ...grouped(
      lived.filter(({ rectified }) => rectified !== ''),
      ({ rectified }) => rectified,
    ).flatMap(([day, some]): LifeEvent[] => [
      {
        ...step,
        on: day,
        by: 'wangge',
        step: 'report',
        rows: some.map(keyOf),
        values: { remedy: '已按要求整改到位。' },
        evidence: `整改照片${day}`,
      },
      { ...step, on: day, by: 'tongji', step: 'pass', rows: some.map(keyOf) },
    ]),
  ]
}
