import { isolationEditions } from '../../src/packs/epidemic/isolation-editions.ts'
import { dayAfter } from '../calendar.ts'
import { anyName } from '../people.ts'
import { createRandom, type Random } from '../random.ts'
import { type DemoSheet, defineSheet } from '../sheet.ts'
import { lockedVillage, villages, type World } from '../world.ts'

/** Totals that the year's report prints; the rows are made to meet them. */
const totals = { central: 312, wholeVillage: 1064, home: 1434, homeAfterCentral: 24, entries: 20_000 } as const
const away: readonly (readonly [category: string, count: number])[] = [
  ['境外', 46],
  ['省外', 1168],
  ['省内市外', 1012],
  ['市内县外', 284],
]

export interface DemoPersonAway {
  readonly name: string
  readonly village: string
  readonly category: string
}

export interface EpidemicPeople {
  readonly away: readonly DemoPersonAway[]
  readonly checkpoints: readonly string[]
}

export function createEpidemicPeople({ names }: World): EpidemicPeople {
  const random = createRandom('青竹镇·在外人员')
  const weighted = villages.flatMap(({ name, population }) =>
    Array.from({ length: name === lockedVillage ? 2 : Math.ceil(population / 100) }, () => name),
  )
  const people = away.flatMap(([category, count]) =>
    Array.from({ length: count }, () => ({ name: names.next(), village: random.pick(weighted), category })),
  )
  return { away: people, checkpoints: checkpoints.map(([name]) => name) }
}

export function epidemicSheets(world: World, people: EpidemicPeople): readonly DemoSheet[] {
  const cases = caseSheet(world)
  const controlled = controlledSheet(world)
  return [
    responseSheet(),
    ruleSheet(),
    zoneSheet(),
    checkpointSheet(),
    shiftSheet(world),
    awaySheet(people),
    cases,
    contactSheet(cases, controlled),
    arrivalSheet(people),
    controlled,
    entrySheet(),
  ]
}

function responseSheet(): DemoSheet {
  const rows = [
    ['疫情防控一级响应', '竹溪县政府通告〔2020〕1号', '一级', '2020-01-24', '2020-03-01'],
    ['疫情防控二级响应', '竹溪县政府通告〔2020〕6号', '二级', '2020-03-02', '2020-03-23'],
  ]
  return defineSheet('应急响应', ['名称', '依据', '等级', '启动日期:date', '结束日期:date'], rows)
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
  const rows = [[lockedVillage, '封村', '2020-02-03', '2020-02-24', '竹溪县疫控办通告〔2020〕5号']]
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

const manners = ['共同居住', '共同就餐', '同乘', '共同工作', '就诊照护'] as const

/** How some of those in central isolation came there: from a case to close contacts, from a close contact to indirect ones. */
function contactSheet(cases: DemoSheet, controlled: DemoSheet): DemoSheet {
  const random = createRandom('青竹镇·接触关系')
  const link = (row: readonly string[], kind: string, source: string, category: string) => {
    const [name = '', village = '', , , start = ''] = row
    return [kind, source, name, village, category, dayAfter(start, -random.between(1, 3)), '', random.pick(manners), '已落实管控']
  }
  const close = controlled.rows.slice(0, 36)
  const indirect = controlled.rows.filter(([, , category]) => category === '间接接触者').slice(0, 54)
  const rows = [
    ...close.map((row, index) => link(row, '确诊病例', cases.rows[index % cases.rows.length]?.[0] ?? '', '密接')),
    ...indirect.map((row, index) => link(row, '接触者', close[(index * 5) % close.length]?.[0] ?? '', '间接接触者')),
  ]
  return defineSheet('接触关系', ['来源类别', '来源', '姓名', '村', '类别', '末次接触日期:date', '接触地点', '接触方式', '状态'], rows)
}

/** Some of those away who came back in February, seen through every gate to the end of their health monitoring. */
function arrivalSheet({ away: people }: EpidemicPeople): DemoSheet {
  const random = createRandom('青竹镇·来返人员')
  const back = people.filter(({ category }) => category === '省外').slice(0, 48)
  const rows = back.map(({ name, village, category }) => {
    const day = dayAfter('2020-02-18', random.below(14))
    const hour = random.between(8, 17)
    const at = (minutes: number) =>
      `${day}T${String(hour + Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
    const minute = random.below(20)
    const due = dayAfter(day, 14)
    const gates = [at(minute), at(minute + 15), at(minute + 35)]
    return [name, village, category, random.pick(places.省外 ?? []), day, '绿码', '健康监测', ...gates, due, due, '已解除']
  })
  const columns = [
    '姓名',
    '村',
    '来源地类别',
    '来源地',
    '预计到达日期:date',
    '码色',
    '拟采取措施',
    '过中门时间:dateTime',
    '过小门时间:dateTime',
    '到家时间:dateTime',
    '应解除日期:date',
    '解除日期:date',
    '状态',
  ]
  return defineSheet('来返人员', columns, rows)
}

const places: Readonly<Record<string, readonly string[]>> = {
  境外: ['意大利', '西班牙', '阿联酋', '俄罗斯', '南非'],
  省外: ['上海市', '江西省', '福建省', '广东省', '江苏省', '山东省', '四川省'],
  省内市外: ['省会城市', '沿海城市', '港口城市', '义乌市场'],
  市内县外: ['市区', '邻县', '开发区'],
}
const occupations = ['务工', '务工', '务工', '务工', '经商', '办厂', '创业（电商）', '求学', '随子女居住'] as const

function awaySheet({ away: people }: EpidemicPeople): DemoSheet {
  const random = createRandom('青竹镇·在外去向')
  const rows = people.map(({ name, village, category }) => [
    name,
    village,
    category,
    random.pick(places[category] ?? ['外地']),
    random.pick(occupations),
    random.pick(['计划返乡', '暂不返乡', '暂不返乡', '未定']),
  ])
  return defineSheet('在外人员', ['姓名', '村', '所在地类别', '所在地', '从业情况', '返乡意向'], rows)
}

function caseSheet({ names }: World): DemoSheet {
  const rows = [
    [names.next(), lockedVillage, '2020-01-29', '输入', '2020-02-17'],
    [names.next(), lockedVillage, '2020-02-02', '输入', '2020-02-21'],
    [names.next(), '桥头村', '2020-02-05', '输入', '2020-02-26'],
  ]
  return defineSheet('确诊病例', ['姓名', '村', '确诊日期:date', '感染来源', '出院日期:date'], rows)
}

/** Nobody under two measures at once: those who go home after central isolation start there on the day they leave it. */
function controlledSheet({ names }: World): DemoSheet {
  const random = createRandom('青竹镇·管控对象')
  const others = villages.filter(({ name }) => name !== lockedVillage).map(({ name }) => name)
  const central = Array.from({ length: totals.central }, (_, index) => {
    const start = dayAfter('2020-01-30', random.below(12))
    return [
      names.next(),
      index < 108 ? lockedVillage : random.pick(others),
      index < 131 ? '密接' : '间接接触者',
      '集中隔离',
      start,
      dayAfter(start, 14),
    ]
  })
  const afterwards = central
    .slice(-totals.homeAfterCentral)
    .map(([name = '', village = '', , , , released = '']) => [name, village, '重点对象', '居家隔离', released, dayAfter(released, 7)])
  const locked = Array.from({ length: totals.wholeVillage }, () => [
    names.next(),
    lockedVillage,
    '整村人员',
    '整村隔离',
    '2020-02-03',
    '2020-02-24',
  ])
  const home = Array.from({ length: totals.home }, () => {
    const start = dayAfter('2020-01-27', random.below(40))
    return [names.next(), random.pick(others), '重点对象', '居家隔离', start, dayAfter(start, 14)]
  })
  const rows = [...central, ...locked, ...home, ...afterwards]
  return defineSheet('管控对象', ['姓名', '村', '类别', '措施', '开始日期:date', '解除日期:date'], rows)
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
