import { dayAfter } from '../../../../../demo/calendar.ts'
import { grouped } from '../../../../../demo/life/grouped.ts'
import type { LifeEvent, RowKey, Taken } from '../../../../../demo/life/types.ts'
import { type DemoSheet, defineSheet } from '../../../../../demo/sheet.ts'
import { villages } from '../../../../../demo/world.ts'
import { announcedBefore, arrivalDays } from '../sheets/arrivals.ts'

interface Arrival {
  readonly known: readonly string[]
  readonly name: string
  readonly village: string
  readonly plannedOn: string
  readonly address: string
  readonly isolated: boolean
  readonly gates: readonly string[]
  readonly state: string
}

const step = { type: 'step', loop: 'arrival' } as const
const gateSteps = ['passTownGate', 'passVillageGate', 'reachHome'] as const
const announced = ['姓名', '村', '来源地类别', '来源地', '预计到达日期:date', '住址', '码色', '状态'] as const

/**
 * Whoever comes back is announced with the one who answers for them, looked into, passes the three gates at their minutes, is isolated or monitored at
 * home from that evening, and is free when the days are over.
 */
export function liveHomecomings(sheet: DemoSheet, others: ReadonlyMap<string, DemoSheet>): readonly LifeEvent[] {
  const arrivals = sheet.rows.map(readArrival)
  const home = arrivals.filter(({ gates }) => gates.length > 0)
  const ended = home.filter(({ state }) => state === '已解除')
  return [
    ...grouped(arrivals, ({ plannedOn }) => dayAfter(plannedOn, -announcedBefore)).flatMap(([day, some]): LifeEvent[] => [
      {
        type: 'file',
        on: day,
        by: 'minzheng',
        sheet: defineSheet(
          '来返人员',
          announced,
          some.map(({ known }) => [...known, '已报备']),
        ),
      },
      { type: 'file', on: day, by: 'minzheng', sheet: dutiesOf(some, others) },
    ]),
    ...verified(arrivals.filter(({ state }) => state !== '已报备')),
    ...passings(home),
    ...together(home, { step: 'isolateAtHome', isolated: true, after: 0, at: '19:00' }),
    ...together(home, { step: 'monitor', isolated: false, after: 0, at: '19:00' }),
    ...together(ended, { step: 'finishMeasure', isolated: true, after: arrivalDays, at: '10:00' }),
    ...together(ended, { step: 'finishMonitoring', isolated: false, after: arrivalDays, at: '10:00' }),
  ]
}

function readArrival(row: readonly string[]): Arrival {
  const [name = '', village = '', category = '', origin = '', plannedOn = '', address = '', code = '', measure = ''] = row
  const gates = row.slice(8, 11).filter((gate) => gate !== '')
  const known = [name, village, category, origin, plannedOn, address, code]
  return { known, name, village, plannedOn, address, isolated: measure === '居家隔离', gates, state: row.at(-1) ?? '' }
}

/** The duties over these people as they stood when they began; when they end is known, since the days are. */
function dutiesOf(arrivals: readonly Arrival[], others: ReadonlyMap<string, DemoSheet>): DemoSheet {
  const sheet = others.get('包干责任')
  if (sheet === undefined) throw new Error('the demo has no duties')
  const names = new Set(arrivals.map(({ name }) => name))
  return { ...sheet, rows: sheet.rows.filter(([kind = '', object = '']) => kind === '来返人员' && names.has(object)) }
}

function verified(arrivals: readonly Arrival[]): readonly Taken[] {
  return grouped(arrivals, ({ plannedOn, isolated, village }) => `${plannedOn} ${isolated ? 'home' : 'monitor'} ${takerIn(village)}`).map(
    ([key, some]): Taken => {
      const [plannedOn = '', measure = '', by = ''] = key.split(' ')
      const on = dayAfter(plannedOn, 1 - announcedBefore)
      return { ...step, on, by, step: 'verify', rows: some.map(keyOf), values: { measure, plannedOn } }
    },
  )
}

/** Each gate at its own minute, by whoever stands there: the clerk on the town's road, the village at its own. */
function passings(arrivals: readonly Arrival[]): readonly Taken[] {
  return gateSteps.flatMap((name, gate) =>
    grouped(arrivals, ({ gates, village }) => `${gates[gate] ?? ''}T${gate === 0 ? 'tongji' : takerIn(village)}`).map(
      ([key, some]): Taken => {
        const [on = '', at = '', by = ''] = key.split('T')
        return { ...step, on, at, by, step: name, rows: some.map(keyOf) }
      },
    ),
  )
}

interface Together {
  readonly step: string
  readonly isolated: boolean
  /** Days after the arrival. */
  readonly after: number
  readonly at: string
}

function together(arrivals: readonly Arrival[], { step: name, isolated, after, at }: Together): readonly Taken[] {
  const some = arrivals.filter((one) => one.isolated === isolated)
  return grouped(some, ({ plannedOn, village }) => `${dayAfter(plannedOn, after)} ${takerIn(village)}`).map(([key, group]): Taken => {
    const [on = '', by = ''] = key.split(' ')
    return { ...step, on, at, by, step: name, rows: group.map(keyOf) }
  })
}

function takerIn(village: string): string {
  return village === villages[0]?.name ? 'zhucun' : 'minzheng'
}

function keyOf({ name, plannedOn }: Arrival): RowKey {
  return { 姓名: name, 预计到达日期: plannedOn }
}
