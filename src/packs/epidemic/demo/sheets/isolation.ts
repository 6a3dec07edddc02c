import { dayAfter } from '../../../../../demo/calendar.ts'
import { createRandom } from '../../../../../demo/random.ts'
import { type DemoSheet, defineSheet } from '../../../../../demo/sheet.ts'
import { villages, type World } from '../../../../../demo/world.ts'
import { lockedVillage } from '../locked-village.ts'
import { arrivalDays, type DemoArrival } from './arrivals.ts'

/** The response as it stood at its end; how it came there is in `life/epidemic.ts`. */
export const demoResponse = {
  name: '疫情防控应急响应',
  basis: '竹溪县政府通告〔2020〕6号',
  level: '二级',
  launchedOn: '2020-01-24',
  validUntil: '2020-03-23',
  finishedOn: '2020-03-23',
  finishBasis: '竹溪县政府通告〔2020〕9号',
} as const

/** The village was locked until 14 days after its last contact had been brought away. */
export const demoLockdown = {
  basis: '竹溪县疫控办通告〔2020〕5号',
  lockedOn: '2020-02-03',
  lastContactOn: '2020-02-10',
  liftedOn: '2020-02-24',
} as const

/** People under each measure that the year's report prints; the rows are made to meet them. */
const totals = { central: 312, wholeVillage: 1064, home: 1434, homeAfterCentral: 24 } as const
/** Of those in central isolation: the first ones lived in the locked village, the close contacts come before the indirect ones. */
const central = { fromLocked: 108, close: 131 } as const
/** Whose way into central isolation is known link by link. */
const linked = { perCase: 12, indirect: 54 } as const
/** Terms of the editions that held then: 14 days from the last exposure, or from the first day at home. */
const term = 14

interface Link {
  readonly kind: '确诊病例' | '接触者'
  readonly source: string
  readonly contactedOn: string
  readonly startedOn: string
}

export interface IsolationSheets {
  readonly cases: DemoSheet
  readonly contacts: DemoSheet
  readonly controlled: DemoSheet
}

export function isolationSheets({ names }: World, arrivals: readonly DemoArrival[]): IsolationSheets {
  const nextName = () => names.next()
  const cases = caseRows(nextName)
  const inCentral = Array.from({ length: totals.central }, () => nextName())
  const links = linkContacts(inCentral, cases)
  const controlled = controlledRows(nextName, { inCentral, links, arrivals })
  return {
    cases: defineSheet('确诊病例', ['姓名', '村', '确诊日期:date', '感染来源', '出院日期:date'], cases),
    contacts: contactSheet(controlled, links),
    controlled: defineSheet(
      '管控对象',
      [
        '姓名',
        '村',
        '类别',
        '措施',
        '开始日期:date',
        '解除日期:date',
        '末次暴露日期:date',
        '管控地点',
        '解除检测日期:date',
        '解除检测结果',
      ],
      controlled,
    ),
  }
}

type Rows = readonly (readonly string[])[]

function caseRows(nextName: () => string): Rows {
  return [
    [nextName(), lockedVillage, '2020-01-29', '输入', '2020-02-17'],
    [nextName(), lockedVillage, '2020-02-02', '输入', '2020-02-21'],
    [nextName(), thirdCaseVillage, '2020-02-05', '输入', '2020-02-26'],
  ]
}

const thirdCaseVillage = '桥头村'

/** Where in the list of central isolation the close contacts of a case begin: those of the third case live in another village. */
const firstOfCase = [0, linked.perCase, central.fromLocked] as const

/** From a case to close contacts, found within two days; from a close contact to indirect ones, within three more. By name. */
function linkContacts(inCentral: readonly string[], cases: Rows): ReadonlyMap<string, Link> {
  const random = createRandom('青竹镇·接触关系')
  const links = new Map<string, Link>()
  const close = cases.flatMap(([source = '', , confirmedOn = ''], index) =>
    inCentral.slice(firstOfCase[index], (firstOfCase[index] ?? 0) + linked.perCase).map((name) => {
      const contactedOn = dayAfter(confirmedOn, -random.between(1, 3))
      const startedOn = dayAfter(confirmedOn, random.between(1, 2))
      links.set(name, { kind: '确诊病例', source, contactedOn, startedOn })
      return { name, contactedOn, startedOn }
    }),
  )
  for (const [index, name] of inCentral.slice(central.close, central.close + linked.indirect).entries()) {
    const from = close[(index * 5) % close.length]
    if (from === undefined) continue
    const contactedOn = dayAfter(from.contactedOn, random.below(2))
    links.set(name, { kind: '接触者', source: from.name, contactedOn, startedOn: dayAfter(from.startedOn, random.between(1, 3)) })
  }
  return links
}

interface People {
  readonly inCentral: readonly string[]
  readonly links: ReadonlyMap<string, Link>
  readonly arrivals: readonly DemoArrival[]
}

interface Measure {
  readonly name: string
  readonly village: string
  readonly category: string
  readonly measure: string
  readonly startedOn: string
  readonly dueOn: string
  readonly exposedOn?: string
  readonly place?: string
}

/** A measure as its row ends: tested negative the day before its term was over. */
function measureRow({ name, village, category, measure, startedOn, dueOn, exposedOn = '', place = '' }: Measure): readonly string[] {
  return [name, village, category, measure, startedOn, dueOn, exposedOn, place, dayAfter(dueOn, -1), '阴性']
}

/** Nobody under two measures at once: those who go home after central isolation start there on the day they leave it. */
function controlledRows(nextName: () => string, { inCentral, links, arrivals }: People): Rows {
  const random = createRandom('青竹镇·管控对象')
  const others = villages.filter(({ name }) => name !== lockedVillage).map(({ name }) => name)
  const atHome = { category: '重点对象', measure: '居家隔离' } as const
  const centrally = inCentral.map((name, index): Measure => {
    const link = links.get(name)
    const startedOn = link?.startedOn ?? dayAfter('2020-01-30', random.below(12))
    const exposedOn = link?.contactedOn ?? dayAfter(startedOn, -random.between(1, 3))
    return {
      name,
      village: index < central.fromLocked ? lockedVillage : isOfThirdCase(index) ? thirdCaseVillage : random.pick(others),
      category: index < central.close ? '密接' : '间接接触者',
      measure: '集中隔离',
      startedOn,
      dueOn: dayAfter(exposedOn, term),
      exposedOn,
      place: startedOn < '2020-02-05' ? '镇中心校隔离点' : '县党校隔离点',
    }
  })
  const afterwards = centrally
    .slice(-totals.homeAfterCentral)
    .map(({ name, village, dueOn }): Measure => ({ ...atHome, name, village, startedOn: dueOn, dueOn: dayAfter(dueOn, term) }))
  const locked = Array.from(
    { length: totals.wholeVillage },
    (): Measure => ({
      name: nextName(),
      village: lockedVillage,
      category: '整村人员',
      measure: '整村隔离',
      startedOn: demoLockdown.lockedOn,
      dueOn: demoLockdown.liftedOn,
      exposedOn: demoLockdown.lastContactOn,
    }),
  )
  const cameBack = arrivals.filter(({ measure }) => measure === '居家隔离')
  const home = Array.from({ length: totals.home }, (_, index): Measure => {
    const name = nextName()
    const startedOn = dayAfter('2020-01-28', random.below(38))
    const village = random.pick(others)
    const arrival = cameBack[index - (totals.home - cameBack.length)]
    if (arrival === undefined) return { ...atHome, name, village, startedOn, dueOn: dayAfter(startedOn, term) }
    const { plannedOn, address } = arrival
    const dueOn = dayAfter(plannedOn, arrivalDays)
    return { ...atHome, name: arrival.name, village: arrival.village, startedOn: plannedOn, dueOn, place: address }
  })
  return [...centrally, ...locked, ...home, ...afterwards].map(measureRow)
}

function isOfThirdCase(index: number): boolean {
  return index >= central.fromLocked && index < central.fromLocked + linked.perCase
}

const manners = ['共同居住', '共同就餐', '同乘', '共同工作', '就诊照护'] as const

/** How some of those in central isolation came there. */
function contactSheet(controlled: Rows, links: ReadonlyMap<string, Link>): DemoSheet {
  const random = createRandom('青竹镇·接触方式')
  const measures = new Map(controlled.filter(([, , , measure]) => measure === '集中隔离').map((row) => [row[0] ?? '', row]))
  const rows = [...links].map(([name, { kind, source, contactedOn }]) => {
    const [, village = '', category = ''] = measures.get(name) ?? []
    return [kind, source, name, village, category, contactedOn, '', random.pick(manners), '已落实管控']
  })
  return defineSheet('接触关系', ['来源类别', '来源', '姓名', '村', '类别', '末次接触日期:date', '接触地点', '接触方式', '状态'], rows)
}
