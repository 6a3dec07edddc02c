import { dayAfter } from '../../../../../demo/calendar.ts'
import { grouped } from '../../../../../demo/life/grouped.ts'
import type { LifeEvent, RowKey, Taken } from '../../../../../demo/life/types.ts'
import { type DemoSheet, defineSheet } from '../../../../../demo/sheet.ts'
import { villages } from '../../../../../demo/world.ts'

interface Measure {
  readonly name: string
  readonly village: string
  readonly category: string
  readonly measure: string
  readonly startedOn: string
  readonly releasedOn: string
  readonly exposedOn: string
  readonly place: string
  readonly testedOn: string
}

function readMeasures(sheet: DemoSheet): readonly Measure[] {
  return sheet.rows.map(
    ([
      name = '',
      village = '',
      category = '',
      measure = '',
      startedOn = '',
      releasedOn = '',
      exposedOn = '',
      place = '',
      testedOn = '',
    ]): Measure => ({ name, village, category, measure, startedOn, releasedOn, exposedOn, place, testedOn }),
  )
}

/** Contacts are looked into on the day they are named: each becomes somebody under a measure. */
export function liveContacts(sheet: DemoSheet, others: ReadonlyMap<string, DemoSheet>): readonly LifeEvent[] {
  const started = new Map(readMeasures(getSheet(others, '管控对象')).map((one) => [measureOf(one.name, one.measure), one.startedOn]))
  const contacts = sheet.rows.map((row) => ({ row, day: started.get(measureOf(row[2] ?? '', '集中隔离')) ?? '' }))
  const status = sheet.columns.findIndex(({ label }) => label === '状态')
  return grouped(contacts, ({ day }) => day).flatMap(([day, some]): LifeEvent[] => [
    {
      type: 'file',
      on: day,
      by: 'minzheng',
      sheet: { ...sheet, rows: some.map(({ row }) => row.map((cell, index) => (index === status ? '待核查' : cell))) },
    },
    {
      type: 'step',
      loop: 'contact-tracing',
      on: day,
      at: '10:00',
      by: 'minzheng',
      step: 'control',
      rows: some.map(({ row }) => ({ 姓名: row[2] ?? '', 末次接触日期: row[5] ?? '' })),
    },
  ])
}

function measureOf(name: string, measure: string): string {
  return `${name} ${measure}`
}

/** The village whose cadre and grid worker have accounts of their own. */
const ownVillage = villages[0]?.name ?? ''
const measured = { type: 'step', loop: 'isolation', at: '20:00' } as const
const released = { type: 'step', loop: 'isolation', step: 'release' } as const

/**
 * Everybody under a measure: written down the day it begins, the measure taken that evening, released when the term is over and the test was negative. Those
 * who came by the chain of contacts, or from a gate, were written down there.
 */
export function liveIsolation(sheet: DemoSheet, others: ReadonlyMap<string, DemoSheet>): readonly LifeEvent[] {
  const measures = readMeasures(sheet)
  const known = new Set([...namesIn(others, '接触关系', 2), ...namesIn(others, '来返人员', 0)])
  const inCentral = new Set(measures.filter(({ measure }) => measure === '集中隔离').map(({ name }) => name))
  const isAfterwards = ({ name, measure }: Measure) => measure === '居家隔离' && inCentral.has(name)
  const registered = measures.filter((one) => !known.has(one.name) || isAfterwards(one))
  return [
    ...grouped(
      registered.filter((one) => !isAfterwards(one)),
      ({ startedOn }) => startedOn,
    ).map(([day, some]): LifeEvent => ({ type: 'file', on: day, by: 'minzheng', sheet: plannedSheet(some) })),
    // They are free of the one measure before the other is planned.
    ...grouped(measures.filter(isAfterwards), ({ startedOn }) => startedOn).map(
      ([day, some]): LifeEvent => ({ type: 'file', on: day, at: '15:00', by: 'minzheng', sheet: plannedSheet(some) }),
    ),
    ...takenOf(measures),
    ...prolongedOf(measures),
    ...grouped(measures, ({ releasedOn, village, measure }) => `${releasedOn} ${isOwn(village, measure) ? 'wangge' : 'minzheng'}`).map(
      ([key, some]): Taken => {
        const [on = '', by = ''] = key.split(' ')
        const testedOn = some[0]?.testedOn ?? ''
        return { ...released, on, by, rows: some.map(keyOf), values: { testedOn, testResult: 'negative' } }
      },
    ),
  ]
}

function takenOf(measures: readonly Measure[]): readonly Taken[] {
  const steps: Readonly<Record<string, string>> = {
    集中隔离: 'isolateCentrally',
    居家隔离: 'isolateAtHome',
    整村隔离: 'isolateVillage',
  }
  const groups = grouped(measures, ({ startedOn, measure, village, place }) => {
    const where = measure === '集中隔离' ? place : ''
    return [startedOn, steps[measure] ?? '', isOwn(village, measure) ? 'zhucun' : 'minzheng', where].join(' ')
  })
  return groups.map(([key, some]): Taken => {
    const [on = '', step = '', by = '', place = ''] = key.split(' ')
    return { ...measured, on, by, step, rows: some.map(keyOf), ...(place === '' ? {} : { values: { place } }) }
  })
}

/** While a contact was still being brought out of a locked village, the days of everybody in it began anew. */
function prolongedOf(measures: readonly Measure[]): readonly Taken[] {
  const groups = grouped(
    measures.filter(({ measure }) => measure === '整村隔离'),
    ({ exposedOn }) => exposedOn,
  )
  return groups.map(([exposedOn, some]) => ({
    ...measured,
    on: dayAfter(exposedOn, 1),
    at: '09:00',
    by: 'minzheng',
    step: 'recountVillage',
    rows: some.map(keyOf),
    values: { lastExposureOn: exposedOn },
    opinion: '前一天仍有密接从本村转出，期限自当日重新起算',
  }))
}

function isOwn(village: string, measure: string): boolean {
  return village === ownVillage && measure === '居家隔离'
}

function keyOf({ name, startedOn }: Measure): RowKey {
  return { 姓名: name, 开始日期: startedOn }
}

function plannedSheet(measures: readonly Measure[]): DemoSheet {
  const rows = measures.map(({ name, village, category, measure, startedOn, exposedOn, place }) => [
    name,
    village,
    category,
    measure,
    startedOn,
    measure === '整村隔离' ? '' : exposedOn,
    place,
    '拟管控',
  ])
  return defineSheet('管控对象', ['姓名', '村', '类别', '措施', '开始日期:date', '末次暴露日期:date', '管控地点', '状态'], rows)
}

function namesIn(sheets: ReadonlyMap<string, DemoSheet>, ledger: string, column: number): readonly string[] {
  return getSheet(sheets, ledger).rows.map((row) => row[column] ?? '')
}

function getSheet(sheets: ReadonlyMap<string, DemoSheet>, ledger: string): DemoSheet {
  const sheet = sheets.get(ledger)
  if (sheet === undefined) throw new Error(`the demo has no sheet ${ledger}`)
  return sheet
}
