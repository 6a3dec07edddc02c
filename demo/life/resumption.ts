import { dayAfter } from '../calendar.ts'
import { type DemoSheet, defineSheet } from '../sheet.ts'
import { grouped } from './grouped.ts'
import type { LifeEvent, RowKey } from './types.ts'

const items = ['防控机制', '员工排查', '设施物资', '内部管理'] as const
const patrols = ['2020-03-10', '2020-03-24', '2020-04-07', '2020-04-21', '2020-05-06', '2020-05-19', '2020-06-02', '2020-06-16']

interface Application {
  readonly firm: string
  readonly applied: string
  readonly approved: string
  readonly returned: string
  readonly expected: string
}

/** Each firm's way back to work: it applies, is received, checked on site in four items, approved by the mayor, begins, and is visited until it runs by itself. */
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
    ...patrols.map((day): LifeEvent => ({ ...steps, on: day, by: 'tongji', step: 'patrol', rows: begun(day) })),
    { ...steps, on: '2020-06-30', by: 'tongji', step: 'normalise', rows: applications.map(keyOf) },
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
  return defineSheet('复工核查', ['企业', '申请日期:date', '核查日期:date', '核查项目', '结论'], rows)
}
