import { cents, split, yuanText } from '../../../../demo/amount.ts'
import { dayAfter, dayOf, workingDay } from '../../../../demo/calendar.ts'
import { makeBankCard, makeNationalId } from '../../../../demo/identifiers.ts'
import { createRandom } from '../../../../demo/random.ts'
import { type DemoSheet, defineSheet } from '../../../../demo/sheet.ts'
import { villages, type World } from '../../../../demo/world.ts'
import { householdDuties, householdVisits } from './duty.ts'
import type { DemoHousehold } from './household.ts'

/** 186 households were on the register during 2020; 6 left in June, so 180 stand at the year's end. */
function createHouseholds({ names }: World): readonly DemoHousehold[] {
  const random = createRandom('青竹镇·低收入农户')
  return Array.from({ length: 186 }, (_, index) => ({
    head: names.next(),
    idNumber: makeNationalId(index),
    village: random.pick(villages).name,
    members: random.between(1, 4),
    category: random.pick(['低保', '低保', '低保边缘', '特困', '其他']),
    recognisedOn:
      index < 150
        ? dayOf(random, 2018, 1 + random.below(12))
        : countyDay(index < 174 ? dayOf(random, 2019, 1 + random.below(12)) : dayOf(random, 2020, 1 + random.below(3))),
    leftOn: index % 31 === 12 ? '2020-06-30' : '',
    account: makeBankCard(index + 1),
  }))
}

/** The county decides twice a month. */
function countyDay(day: string): string {
  return workingDay(`${day.slice(0, 7)}-${day.slice(8) <= '12' ? '10' : '25'}`)
}

/** The households take their names before the sheets are made. */
export function settleAid(world: World): () => readonly DemoSheet[] {
  const households = createHouseholds(world)
  world.families.push(...households.map(({ head, idNumber, village, members }) => ({ head, idNumber, village, size: members })))
  return () => [
    householdSheet(households),
    paymentSheet(households),
    inspectionSheet(households),
    householdDuties(world, households),
    householdVisits(world, households),
  ]
}

function householdSheet(households: readonly DemoHousehold[]): DemoSheet {
  const rows = households.map((one) => [
    one.head,
    one.idNumber,
    one.village,
    String(one.members),
    one.category,
    one.recognisedOn,
    one.leftOn,
  ])
  return defineSheet('低收入农户', ['户主', '身份证号', '村', '人口:number', '类别', '认定日期:date', '退出日期:date'], rows)
}

/** Batches of a year: how many households from the front of the list, from which place on, and how much altogether (元). */
const batches: readonly (readonly [category: string, batch: string, date: string, from: number, count: number, total: number])[] = [
  ['产业帮扶', '2019年第一批', '2019-06-20', 0, 82, 218_450],
  ['产业帮扶', '2019年第二批', '2019-11-15', 40, 74, 183_900],
  ['托底帮扶', '2019年度', '2019-12-10', 118, 22, 58_360],
  ['产业帮扶', '2020年第一批', '2020-05-18', 0, 98, 246_850],
  ['产业帮扶', '2020年第二批', '2020-10-22', 69, 87, 216_425],
  ['托底帮扶', '2020年度', '2020-11-30', 152, 24, 64_820],
]

/** What the bank sent back reached the household on a later day: batch, place in it, day. */
const sentAgain: readonly (readonly [batch: string, place: number, date: string])[] = [
  ['2019年第二批', 11, '2019-11-26'],
  ['2020年第一批', 37, '2020-05-28'],
]

function paymentSheet(households: readonly DemoHousehold[]): DemoSheet {
  const random = createRandom('青竹镇·帮扶资金')
  const stayers = households.filter(({ leftOn }) => leftOn === '')
  const rows = batches.flatMap(([category, batch, date, from, count, total]) => {
    const amounts = split({ random, total: cents(total), parts: count, step: cents(category === '托底帮扶' ? 10 : 25), spread: 60 })
    return stayers
      .filter(({ recognisedOn }) => recognisedOn < date)
      .slice(from, from + count)
      .map((one, index) => {
        const [, , later = date] = sentAgain.find(([returned, place]) => returned === batch && place === index) ?? []
        return [one.head, one.idNumber, one.village, category, batch, yuanText(amounts[index] ?? 0n), later, one.account]
      })
  })
  return defineSheet('帮扶资金发放', ['户主', '身份证号', '村', '类别', '批次', '金额(元):number', '发放日期:date', '一卡通账号'], rows)
}

const items = ['不愁吃', '不愁穿', '义务教育', '基本医疗', '住房安全', '饮水安全'] as const
const problems: Readonly<Record<string, string>> = {
  不愁吃: '冬春口粮储备不足',
  不愁穿: '缺少御寒衣被',
  义务教育: '上网课设备不足',
  基本医疗: '慢性病签约随访不及时',
  住房安全: '屋面渗漏需维修',
  饮水安全: '枯水期水量不足',
}
/** The day of each quarter on which the households had been seen. */
export const inspectionDays: ReadonlyMap<string, string> = new Map([
  ['2020-Q1', '2020-03-25'],
  ['2020-Q2', '2020-06-22'],
  ['2020-Q3', '2020-09-21'],
  ['2020-Q4', '2020-12-14'],
])

/** Every household on the register in every quarter; 16 findings, each struck off within the month. */
function inspectionSheet(households: readonly DemoHousehold[]): DemoSheet {
  const rows = [...inspectionDays].flatMap(([quarter, visited]) =>
    households
      .filter((one) => one.recognisedOn < visited && (one.leftOn === '' || one.leftOn > visited))
      .flatMap((one, place) =>
        items.map((item, number) => {
          const found = (place * items.length + number) % 251 === 113
          return [
            one.head,
            one.idNumber,
            quarter,
            item,
            found ? '不达标' : '达标',
            found ? (problems[item] ?? '') : '',
            found ? workingDay(dayAfter(visited, 12)) : '',
          ]
        }),
      ),
  )
  return defineSheet('两不愁三保障督查', ['户主', '身份证号', '季度', '项目', '结论', '问题', '整改日期:date'], rows)
}
