import { dayAfter } from '../../../../../demo/calendar.ts'
import { anyName } from '../../../../../demo/people.ts'
import { createRandom, type Random } from '../../../../../demo/random.ts'
import { type DemoSheet, defineSheet } from '../../../../../demo/sheet.ts'
import { villages, type World } from '../../../../../demo/world.ts'
import { isolationEditions } from '../../isolation-editions.ts'
import { lockedVillage } from '../locked-village.ts'
import { arrivalSheet, createArrivals } from './arrivals.ts'
import { awayVisits, epidemicDuties } from './duty.ts'
import { demoLockdown, demoResponse, isolationSheets } from './isolation.ts'
import { awaySheet, createPeopleAway, type DemoPersonAway } from './people-away.ts'

/** Passages that the year's report prints. */
const totals = { entries: 20_000 } as const

/** Everybody away takes a name before anybody else of the epidemic does. */
export function settleEpidemic(world: World): () => readonly DemoSheet[] {
  const away = createPeopleAway(world)
  return () => epidemicSheets(world, away)
}

function epidemicSheets(world: World, away: readonly DemoPersonAway[]): readonly DemoSheet[] {
  const arrivals = createArrivals(world, away)
  const { cases, contacts, controlled } = isolationSheets(world, arrivals)
  return [
    responseSheet(),
    ruleSheet(),
    zoneSheet(),
    checkpointSheet(),
    shiftSheet(world),
    awaySheet(away),
    cases,
    contacts,
    arrivalSheet(arrivals),
    controlled,
    entrySheet(),
    epidemicDuties(world, { away, arrivals, checkpoints: checkpoints.map(([name]) => name) }),
    awayVisits(world, away),
  ]
}

/** One response for the whole of it: its level was lowered on the way, and each row of an office file says where it ended. */
function responseSheet(): DemoSheet {
  const { name, level, basis, launchedOn, validUntil, finishedOn, finishBasis } = demoResponse
  return defineSheet(
    '应急响应',
    ['名称', '依据', '等级', '启动日期:date', '有效期至:date', '结束日期:date', '结束依据'],
    [[name, basis, level, launchedOn, validUntil, finishedOn, finishBasis]],
  )
}

/** The editions that any new township starts with. */
function ruleSheet(): DemoSheet {
  const columns = Object.keys(isolationEditions.rows[0] ?? {})
  const typed = columns.map((label) => (label === '施行日期' ? `${label}:date` : label.endsWith('天数') ? `${label}:number` : label))
  return defineSheet(
    isolationEditions.ledger,
    typed,
    isolationEditions.rows.map((row) => columns.map((label) => row[label] ?? '')),
  )
}

function zoneSheet(): DemoSheet {
  const { basis, lockedOn, liftedOn } = demoLockdown
  const rows = [[lockedVillage, '封村', lockedOn, liftedOn, basis]]
  return defineSheet('封控区域', ['村', '类别', '开始日期:date', '解除日期:date', '依据'], rows)
}

const provinceGates = ['竹岭省际卡口', '溪源省际卡口']
const townGates = ['国道北口中门', '国道南口中门', '园区路口中门', '渡口中门']
const checkpoints: readonly (readonly [name: string, category: string, place: string, from: string])[] = [
  ...provinceGates.map((name) => [name, '省际大门', '省界公路', '2020-01-27'] as const),
  ...townGates.map((name) => [name, '中门', '镇域主干道', '2020-01-28'] as const),
  ...villages.map(({ name }) => [`${name}村口小门`, '小门', `${name}村口`, '2020-01-29'] as const),
  ...['青竹村', '竹溪口村', '桥头村', '石门村'].map((name) => [`${name}后山小门`, '小门', `${name}后山路`, '2020-01-30'] as const),
  ...['竹溪口村东片家门', '竹溪口村西片家门'].map((name) => [name, '家门', lockedVillage, '2020-02-03'] as const),
]

function checkpointSheet(): DemoSheet {
  const rows = checkpoints.map(([name, category, place, from]) => [name, category, place, from, '2020-03-23'])
  return defineSheet('卡口', ['名称', '类别', '位置', '启用日期:date', '撤除日期:date'], rows)
}

/** The two gates at the province border in their first ten days, three shifts a day. */
function shiftSheet({ leaders }: World): DemoSheet {
  const random = createRandom('青竹镇·卡口值班')
  const rows = provinceGates.flatMap((gate, place) =>
    Array.from({ length: 10 }, (_, day) =>
      ['早班', '中班', '夜班'].map((shift, index) => {
        const vehicles = random.between(20, 90)
        const lead = leaders[(place + day * 3 + index) % leaders.length]?.name ?? ''
        return [gate, dayAfter('2020-01-27', day), shift, lead, `值守${index + 1}组`, String(vehicles), String(vehicles * 2), '0']
      }),
    ).flat(),
  )
  const columns = ['卡口', '值班日期:date', '班次', '带班人', '值班人员', '车辆数:number', '人数:number', '异常数:number']
  return defineSheet('卡口值班', columns, rows)
}

function entrySheet(): DemoSheet {
  const random = createRandom('青竹镇·卡口登记')
  const opened = checkpoints.map(([name, , , from]) => ({ name, from }))
  const rows = Array.from({ length: totals.entries }, (_, index) => {
    const { name, from } = random.pick(opened)
    const fever = index % 2857 === 0
    const turnedBack = !fever && index % 48 === 7
    return [
      name,
      passingTime(random, from),
      anyName(random),
      random.pick(['本镇', '本镇', '本镇', '县城', '邻镇', '邻县', '省外']),
      random.pick(villages).name,
      random.below(3) === 0 ? `浙Z${String(random.below(100_000)).padStart(5, '0')}` : '',
      fever ? `37.${random.between(3, 9)}` : `36.${random.between(1, 9)}`,
      fever ? '移交发热门诊' : turnedBack ? '劝返' : '放行',
    ]
  })
  rows.sort((a, b) => (a[1] ?? '').localeCompare(b[1] ?? '', 'en'))
  return defineSheet('卡口登记', ['卡口', '时间:dateTime', '姓名', '来源地', '去向', '车牌', '体温:number', '处置'], rows)
}

function passingTime(random: Random, from: string): string {
  const day = dayAfter(from, random.below(48))
  return `${day}T${String(random.between(6, 21)).padStart(2, '0')}:${String(random.below(60)).padStart(2, '0')}`
}
