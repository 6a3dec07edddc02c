import { dayAfter } from '../../../../demo/calendar.ts'
import { grouped } from '../../../../demo/life/grouped.ts'
import type { LifeEvent, RowKey } from '../../../../demo/life/types.ts'
import { type DemoSheet, defineSheet } from '../../../../demo/sheet.ts'

const items = ['防控机制', '员工排查', '设施物资', '内部管理'] as const
const patrols = ['2020-03-10', '2020-03-24', '2020-04-07', '2020-04-21', '2020-05-06', '2020-05-19', '2020-06-02', '2020-06-16']

const checkColumns = ['企业', '申请日期:date', '核查日期:date', '核查项目', '结论'] as const
/** Of the firm that was stopped, in the order of the file. */
const stoppedPlace = 23

interface Application {
  readonly firm: string
  readonly applied: string
  readonly approved: string
  readonly returned: string
  readonly expected: string
}

/** Each firm's way back to work: it applies, is received, checked on site in four items, approved by the mayor, begins, and is visited until it runs by itself; not every firm at the first go. */
export function liveResumption(sheet: DemoSheet): readonly LifeEvent[] {
  const applications = sheet.rows.map(
    ([firm = '', applied = '', , approved = '', returned = '', expected = '']): Application => ({
      firm,
      applied,
      approved,
      returned,
      expected,
    }),
  )
  const begun = (day: string) => applications.filter(({ approved }) => dayAfter(approved, 1) < day).map(keyOf)
  const steps = { type: 'step', loop: 'resumption' } as const
  return [
    ...grouped(applications, ({ applied }) => applied).flatMap(([day, some]): LifeEvent[] => [
      { type: 'file', on: day, by: 'tongji', sheet: applicationSheet(some) },
      { ...steps, on: day, by: 'tongji', step: 'accept', rows: some.map(keyOf), values: { line: 'industry' } },
      { ...steps, on: day, by: 'tongji', step: 'toSite', rows: some.map(keyOf) },
    ]),
    ...grouped(applications, ({ approved }) => approved).flatMap(([day, some]): LifeEvent[] => [
      { type: 'file', on: day, by: 'tongji', sheet: checkSheet(some, day) },
      { ...steps, on: day, by: 'zhenzhang', step: 'approve', rows: some.map(keyOf), opinion: '四项到位，同意复工' },
    ]),
    ...applications.map(
      (one): LifeEvent => ({
        ...steps,
        on: dayAfter(one.approved, 1),
        by: 'tongji',
        step: 'startWork',
        rows: [keyOf(one)],
        values: { returnedStaff: one.returned },
      }),
    ),
    ...rectified(applications.filter(({ applied, approved }) => dayAfter(applied, 3) <= approved).slice(0, 2)),
    ...stopped(applications.filter((_, place) => place === stoppedPlace).map(keyOf)),
    ...patrols.map((day): LifeEvent => ({ ...steps, on: day, by: 'tongji', step: 'patrol', rows: begun(day) })),
    { ...steps, on: '2020-06-30', by: 'tongji', step: 'normalise', rows: applications.map(keyOf) },
  ]
}

/** Two firms were not ready when the site was looked at: they put it right and were looked at again before anything was approved. */
function rectified(applications: readonly Application[]): readonly LifeEvent[] {
  return applications.flatMap((one): LifeEvent[] => {
    const looked = dayAfter(one.applied, 1)
    const step = { type: 'step', loop: 'resumption', rows: [keyOf(one)] } as const
    return [
      {
        type: 'file',
        on: looked,
        by: 'tongji',
        sheet: defineSheet(
          '复工核查',
          [...checkColumns, '问题'],
          [[one.firm, one.applied, looked, '设施物资', '不到位', '口罩不足三天用量，没有隔离间']],
        ),
      },
      { ...step, on: looked, by: 'tongji', step: 'toRectify', opinion: '口罩储备和隔离间不到位，整改后复核' },
      {
        ...step,
        on: dayAfter(looked, 1),
        by: 'wangge',
        step: 'rectified',
        opinion: '口罩已补足，腾出宿舍作隔离间',
        evidence: `${one.firm}整改照片`,
      },
    ]
  })
}

/** A patrol that found more than could be settled on the spot: the firm stood still for six days. */
function stopped(rows: readonly RowKey[]): readonly LifeEvent[] {
  const step = { type: 'step', loop: 'resumption', rows } as const
  return [
    { ...step, on: '2020-04-08', by: 'zhenzhang', step: 'stopWork', opinion: '巡查发现车间不戴口罩、不测体温，停工整改' },
    { ...step, on: '2020-04-14', by: 'tongji', step: 'restart', opinion: '现场复查，测温登记、口罩佩戴都已落实，同意恢复生产' },
  ]
}

function keyOf({ firm, applied }: Application): RowKey {
  return { 企业: firm, 申请日期: applied }
}

function applicationSheet(applications: readonly Application[]): DemoSheet {
  const rows = applications.map(({ firm, applied, expected }) => [firm, applied, '申报', expected])
  return defineSheet('复工申请', ['企业', '申请日期:date', '环节', '应返岗人数:number'], rows)
}

function checkSheet(applications: readonly Application[], day: string): DemoSheet {
  const rows = applications.flatMap(({ firm, applied }) => items.map((item) => [firm, applied, day, item, '到位']))
  return defineSheet('复工核查', checkColumns, rows)
}
