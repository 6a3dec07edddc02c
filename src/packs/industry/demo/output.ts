import { readYuan, yuanText } from '../../../../demo/amount.ts'
import { dayAfter, laterOf, nextWorkingDay, workingDay } from '../../../../demo/calendar.ts'
import { grouped } from '../../../../demo/life/grouped.ts'
import type { LifeEvent } from '../../../../demo/life/types.ts'
import { type DemoSheet, defineSheet } from '../../../../demo/sheet.ts'
import { liveScaleList } from './scale-list.ts'

/** From this month on output is reported round by round; what came before is handed in as it stood on paper. */
const firstRound = '2020-02'
const history = '2020-01-15'

/** Firms that were late with a month, by place in the file: after the shutdown some had no bookkeeper yet. */
const lateFirms: ReadonlyMap<string, readonly number[]> = new Map([
  ['2020-02', [17, 29, 44]],
  ['2020-03', [29, 51]],
  ['2020-09', [38]],
])

/** A sum in 千元 instead of 元 is sent back, and comes again as it should be. */
const mistaken = { month: '2020-07', place: 5 } as const

type Row = readonly string[]

/** Every month's output is asked for, entered firm by firm, looked at by somebody else, and the round closed when all are in; and firms come onto the list above scale and leave it. */
export function liveOutput(sheet: DemoSheet): readonly LifeEvent[] {
  const rounds = grouped(
    sheet.rows.filter(([, month = '']) => month >= firstRound),
    ([, month = '']) => month,
  )
  return [
    { type: 'file', on: history, by: 'tongji', sheet: { ...sheet, rows: sheet.rows.filter(([, month = '']) => month < firstRound) } },
    ...rounds.flatMap(([month, rows]) => liveRound(month, rows)),
    ...liveScaleList(sheet),
  ]
}

function liveRound(month: string, rows: readonly Row[]): readonly LifeEvent[] {
  const opened = workingDay(`${dayAfter(`${month}-28`, 4).slice(0, 7)}-01`)
  const due = workingDay(laterOf(`${opened.slice(0, 7)}-10`, dayAfter(opened, 7)))
  const late = lateFirms.get(month) ?? []
  const isWrong = (place: number) => month === mistaken.month && place === mistaken.place
  const pick = (wanted: (place: number) => boolean) => rows.filter((_, place) => !late.includes(place) && wanted(place))
  const early = dayAfter(opened, 3)
  const step = { type: 'step', loop: 'output-round', by: 'tongji', rows: [{ 月份: month }] } as const
  return [
    {
      type: 'file',
      on: opened,
      by: 'tongji',
      sheet: defineSheet('产值月报任务', ['月份:month', '截止日期:date'], [[month, due]]),
    },
    { ...step, on: opened, step: 'dispatch' },
    ...report(
      pick((place) => place % 3 !== 2 && !isWrong(place)),
      workingDay(early),
    ),
    ...mistake(pick(isWrong), workingDay(early)),
    ...report(
      pick((place) => place % 3 === 2 || isWrong(place)),
      workingDay(dayAfter(opened, 6)),
    ),
    ...report(
      rows.filter((_, place) => late.includes(place)),
      nextWorkingDay(due),
    ),
    { ...step, on: nextWorkingDay(late.length > 0 ? nextWorkingDay(due) : due), step: 'close' },
  ]
}

/** What firms sent in on a day: entered, reported by the grid workers, and checked by the office on the next day. */
function report(rows: readonly Row[], on: string): readonly LifeEvent[] {
  if (rows.length === 0) return []
  return [
    entered(rows, on),
    { ...stepOver(rows), on, by: 'wangge', step: 'submit' },
    { ...stepOver(rows), on: nextWorkingDay(on), by: 'tongji', step: 'check' },
  ]
}

function mistake(rows: readonly Row[], on: string): readonly LifeEvent[] {
  if (rows.length === 0) return []
  const thousandth = rows.map(([firm = '', month = '', amount = '']) => [firm, month, yuanText(readYuan(amount) / 1000n)])
  return [
    entered(thousandth, on),
    { ...stepOver(rows), on, by: 'wangge', step: 'submit', opinion: '按企业报来的表录入' },
    {
      ...stepOver(rows),
      on: nextWorkingDay(on),
      by: 'tongji',
      step: 'sendBack',
      opinion: '与上月相差近千倍，企业按千元填报，请按元重报',
    },
  ]
}

function entered(rows: readonly Row[], on: string): LifeEvent {
  const columns = ['企业', '月份:month', '产值(元):number', '波动说明']
  const [[, month = ''] = []] = rows
  const note = month === firstRound ? '1—2月合计，2月因疫情停产' : ''
  return {
    type: 'file',
    on,
    by: 'tongji',
    sheet: defineSheet(
      '产值月报',
      columns,
      rows.map((row) => [...row, note]),
    ),
  }
}

function stepOver(rows: readonly Row[]) {
  return { type: 'step', loop: 'output-report', rows: rows.map(([firm = '', month = '']) => ({ 企业: firm, 月份: month })) } as const
}
