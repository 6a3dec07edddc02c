import { dayAfter, laterOf, workingDay } from '../../../../../demo/calendar.ts'
import { makeNationalId } from '../../../../../demo/identifiers.ts'
import { grouped } from '../../../../../demo/life/grouped.ts'
import type { LifeEvent, RowKey } from '../../../../../demo/life/types.ts'
import { anyName } from '../../../../../demo/people.ts'
import { createRandom } from '../../../../../demo/random.ts'
import { type DemoSheet, defineSheet } from '../../../../../demo/sheet.ts'

interface Household {
  readonly head: string
  readonly idNumber: string
  readonly village: string
  readonly members: string
  readonly category: string
  readonly recognisedOn: string
  readonly leftOn: string
}

/** Who was on the list before is handed in as it stood on paper; from 2019 on a household enters and leaves by being decided upon. */
const began = '2018-12-29'
const firstLived = '2019-01-01'
const columns = ['户主', '身份证号', '村', '人口:number', '类别', '认定日期:date']

const review = { type: 'step', loop: 'household-review' } as const
const recognition = { type: 'step', loop: 'household-recognition' } as const

/** Households apply, are talked over, published and approved twice a month; all are looked at again every December, and six left in June 2020. */
export function liveHouseholds(sheet: DemoSheet): readonly LifeEvent[] {
  const households = sheet.rows.map(readHousehold)
  const onPaper = households.filter(({ recognisedOn }) => recognisedOn < firstLived)
  const lived = households.filter(({ recognisedOn }) => recognisedOn >= firstLived)
  const stayers = households.filter(({ leftOn }) => leftOn === '')
  return [
    {
      type: 'file',
      on: began,
      by: 'minzheng',
      sheet: defineSheet(
        sheet.ledger,
        columns,
        onPaper.map((one) => [one.head, one.idNumber, one.village, one.members, one.category, one.recognisedOn]),
      ),
    },
    ...grouped(lived, ({ recognisedOn }) => recognisedOn).flatMap(([day, some]) => recognise(day, some)),
    ...reviewed(
      households.filter(({ recognisedOn }) => recognisedOn < '2019-11-15'),
      ['2019-12-02', '2019-12-16'],
    ),
    ...grouped(
      households.filter(({ leftOn }) => leftOn !== ''),
      ({ leftOn }) => leftOn,
    ).flatMap(([day, some]) => leave(day, some)),
    ...reviewed(stayers, ['2020-12-01', '2020-12-14']),
    ...underWay(stayers),
    ...liveApplicants(),
  ]
}

function readHousehold(row: readonly string[]): Household {
  const [head = '', idNumber = '', village = '', members = '', category = '', recognisedOn = '', leftOn = ''] = row
  return { head, idNumber, village, members, category, recognisedOn, leftOn }
}

function keyOf({ head }: Pick<Household, 'head'>): RowKey {
  return { 户主: head }
}

interface Applicant extends Pick<Household, 'head' | 'idNumber' | 'village' | 'members' | 'category'> {
  readonly appliedOn: string
  readonly income: string
}

function applicationKey({ head, appliedOn }: Applicant): RowKey {
  return { 户主: head, 申请日期: appliedOn }
}

function applicationSheet(applicants: readonly Applicant[]): DemoSheet {
  return defineSheet(
    '低收入农户认定申请',
    ['户主', '身份证号', '村', '人口:number', '类别', '申请日期:date', '家庭人均年收入(元):number', '申请理由'],
    applicants.map((one) => [
      one.head,
      one.idNumber,
      one.village,
      one.members,
      one.category,
      one.appliedOn,
      one.income,
      reasons[one.category] ?? '家庭主要劳动力患病，收入减少',
    ]),
  )
}

const reasons: Readonly<Record<string, string>> = {
  低保: '缺少劳动力，收入低于低保标准',
  低保边缘: '收入略高于低保标准，医药费支出大',
  特困: '无劳动能力，无法定赡养人',
}

/** The road of those whom the county approved on `day`: the village board comes first, the town's look and the county's after it. */
function recognise(day: string, households: readonly Household[]): readonly LifeEvent[] {
  const before = (days: number) => workingDay(dayAfter(day, -days))
  const appliedOn = before(41)
  const published = before(32)
  const passed = workingDay(laterOf(dayAfter(day, -23), dayAfter(published, 8)))
  const applicants = households.map((one, index) => ({ ...one, appliedOn, income: `${6_200 + index * 350}.00` }))
  const step = { ...recognition, rows: applicants.map(applicationKey) }
  return [
    { type: 'file', on: appliedOn, by: 'minzheng', sheet: applicationSheet(applicants) },
    { ...step, on: before(38), by: 'zhucun', step: 'accept' },
    {
      ...step,
      on: published,
      by: 'zhucun',
      step: 'publish',
      values: { votersPresent: 23, votersInFavour: 21 },
      evidence: `村评议记录${published}`,
    },
    { ...step, on: passed, by: 'zhucun', step: 'toTown' },
    { ...step, on: workingDay(laterOf(dayAfter(day, -14), dayAfter(passed, 1))), by: 'zhenzhang', step: 'toCounty' },
    {
      ...step,
      on: day,
      by: 'zhenzhang',
      step: 'recognise',
      values: { documentNumber: `竹民认〔${day.slice(0, 4)}〕${day.slice(5, 7)}${day.slice(8)}号` },
    },
  ]
}

/** The village calls on everybody, and the office of the town decides who stays. */
function reviewed(households: readonly Household[], [visited, kept]: readonly [string, string]): readonly LifeEvent[] {
  const rows = households.map(keyOf)
  return [
    { ...review, on: visited, by: 'zhucun', step: 'review', rows },
    { ...review, on: kept, by: 'minzheng', step: 'keep', rows },
  ]
}

function leave(day: string, households: readonly Household[]): readonly LifeEvent[] {
  const rows = households.map(keyOf)
  return [
    {
      ...review,
      on: workingDay(dayAfter(day, -19)),
      by: 'zhucun',
      step: 'proposeLeave',
      rows,
      values: { leaveReason: '家庭人均收入已稳定超过认定标准' },
    },
    { ...review, on: day, by: 'minzheng', step: 'leave', rows },
  ]
}

/** What is on the desks when the annual report is due: some households are being looked at again, two are proposed to leave. */
function underWay(stayers: readonly Household[]): readonly LifeEvent[] {
  const at = (...places: readonly number[]) => stayers.flatMap((one, place) => (places.includes(place) ? [keyOf(one)] : []))
  return [
    {
      ...review,
      on: '2021-01-13',
      by: 'zhucun',
      step: 'proposeLeave',
      rows: at(21, 64),
      values: { leaveReason: '子女就业，家庭人均收入已超过认定标准' },
    },
    { ...review, on: '2021-01-18', by: 'zhucun', step: 'review', rows: at(8, 47, 103) },
  ]
}

/** Applications that did not come to a household on the register: one that the village turned down, one that is on its notice board. */
function liveApplicants(): readonly LifeEvent[] {
  const random = createRandom('青竹镇·认定申请')
  const applicant = (serial: number, appliedOn: string, income: string): Applicant => ({
    head: anyName(random),
    idNumber: makeNationalId(serial),
    village: '青竹村',
    members: '3',
    category: '低保边缘',
    appliedOn,
    income,
  })
  const refused = applicant(7001, '2020-09-07', '18600.00')
  const waiting = applicant(7002, '2021-01-08', '9400.00')
  const handedIn = (one: Applicant): LifeEvent => ({ type: 'file', on: one.appliedOn, by: 'minzheng', sheet: applicationSheet([one]) })
  return [
    handedIn(refused),
    { ...recognition, on: '2020-09-09', by: 'zhucun', step: 'accept', rows: [applicationKey(refused)] },
    {
      ...recognition,
      on: '2020-09-15',
      by: 'zhucun',
      step: 'refuse',
      rows: [applicationKey(refused)],
      opinion: '评议时核对：上年新建厂房出租，家庭人均收入高于标准，已向本人说明',
    },
    handedIn(waiting),
    { ...recognition, on: '2021-01-11', by: 'zhucun', step: 'accept', rows: [applicationKey(waiting)] },
    {
      ...recognition,
      on: '2021-01-19',
      by: 'zhucun',
      step: 'publish',
      rows: [applicationKey(waiting)],
      values: { votersPresent: 19, votersInFavour: 16 },
      evidence: '村评议记录2021-01-19',
    },
  ]
}
