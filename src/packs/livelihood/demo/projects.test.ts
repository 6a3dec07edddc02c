import { expect, it } from 'vitest'
import { rowsOf } from '../../../../demo/testing/rows.ts'
import { finished2020, projects2020 } from './projects.ts'

const dayOf = (rows: ReturnType<typeof rowsOf>, column: string, kind?: string) =>
  rows
    .filter((row) => kind === undefined || row.类别 === kind)
    .map((row) => String(row[column] ?? ''))
    .filter((day) => day.startsWith('2020'))

it('was accepted in its year by its deadline, and not before the last of what it consists of', () => {
  const facilities = rowsOf('农村基础设施')
  const centres = rowsOf('养老服务设施')
  const parts: Readonly<Record<string, readonly string[]>> = {
    农村饮水提标: dayOf(facilities, '完工日期', '饮水'),
    通村公路改造: dayOf(facilities, '完工日期', '道路'),
    集镇停车场: dayOf(facilities, '完工日期', '停车'),
    中心小学操场: dayOf(facilities, '完工日期', '校舍'),
    居家养老照料中心: dayOf(centres, '建成日期', '照料中心'),
    老年食堂: dayOf(centres, '建成日期', '老年食堂'),
    困难家庭危房改造: dayOf(rowsOf('危房改造'), '完工日期'),
  }
  const wrong = projects2020.flatMap(([name, , , , deadline]) => {
    const finished = finished2020[name] ?? ''
    const last = [...(parts[name] ?? [])].sort().at(-1) ?? ''
    return finished.startsWith('2020') && finished <= deadline && finished >= last ? [] : [`${name}: ${last} ${finished} ${deadline}`]
  })
  expect(wrong).toEqual([])
  expect(Object.values(parts).every((days) => days.length > 0)).toBe(true)
})
