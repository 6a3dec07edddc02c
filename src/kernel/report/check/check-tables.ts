import { presentPeriod } from '../../../definition/period/present-period.ts'
import type { Period } from '../../../definition/period/types.ts'
import { findPeriodWords, periodFitsWord } from '../../../definition/report/period-words.ts'
import { readUnitAfter, unitWordFits } from '../../../definition/report/unit-words.ts'
import { reportProblem } from '../codes.ts'
import { spanOf } from '../period/check-periods.ts'
import { joinTimes } from '../period/join-times.ts'
import type { PrintedFigure, PrintedReport } from '../types.ts'
import type { Findings } from './findings.ts'
import { type CellWithTitles, tableCells } from './table-cells.ts'

/** A figure in a table against the cells that say what it is: its unit (产值（万元）, a column 单位) and its months (a column 1-11月). */
export function checkTables(report: PrintedReport): Findings {
  const titles = new Map(tableCells(report.lines).map((cell) => [cell.line, cell]))
  const problems = report.figures.flatMap((figure) => {
    const cell = titles.get(figure.line)
    if (cell === undefined || figure.quantity === undefined) return []
    return [findUnitProblem(figure, cell), findPeriodProblem(figure, cell, report)].flatMap((found) => found ?? [])
  })
  return { problems, checks: [] }
}

function findUnitProblem(figure: PrintedFigure, { head: column, row }: CellWithTitles) {
  const { quantity, printedUnit: unit, indicator } = figure
  if (quantity === undefined || unit === '无' || quantity.unit.word !== '') return undefined
  const named = row.find(({ head }) => /^(?:计量)?单位$/.test(head.trim()))?.text.trim()
  // A row 面积（亩） in a column 2020年（万元）: either may be what is meant.
  const said = [named ?? '', ...row.map(({ text }) => bracketOf(text)), bracketOf(column)].flatMap(unitsIn)
  if (said.length === 0 || said.some((word) => unitWordFits(unit, word, indicator.label))) return undefined
  const path =
    said.every((word) => word === '%' || word === '百分点') && /^(?:%|百分点)$/.test(unit) ? 'percent-point.table' : 'unit-mismatch.table'
  return reportProblem(figure.token.at, path, { indicator: indicator.label, unit, written: said.join('、') })
}

function bracketOf(text: string): string {
  return /[（(]([^（()）]+)[)）]\s*$/.exec(text)?.[1] ?? ''
}

/** 万元, or 万元、%: the units a bracket names; none when it says anything else. */
function unitsIn(text: string): readonly string[] {
  const words = text
    .replace(/^单位[:：]/, '')
    .split(/[、，,/]/)
    .map((word) => word.trim())
  const units = words.map((word) => ({ word, reading: readUnitAfter(word) }))
  return units.every(({ word, reading }) => reading.word !== '' && reading.overWord === '' && reading.length === word.length)
    ? units.map(({ reading }) => reading.word)
    : []
}

/** A column of 1-11月 or a row of 2019年 holds that period's figures, whichever of the two names one. */
function findPeriodProblem(figure: PrintedFigure, { head: column, row }: CellWithTitles, report: PrintedReport) {
  const { period, indicator } = figure
  if (indicator.type === 'pick') return undefined
  const words = [column, ...row.flatMap(({ text }) => (isPeriod(text, report.plan.period) ? [text] : []))].flatMap((text) =>
    findPeriodWords(text, report.plan.period).filter(({ kind }) => kind !== 'compared'),
  )
  const said = joinTimes(words, report.plan.period)
  const [word] = said
  const spans = [period, spanOf(figure)]
  if (word === undefined || said.some((one) => spans.some((span) => periodFitsWord(one, span, indicator.flow)))) return undefined
  return reportProblem(figure.token.at, 'period-words.table', {
    word: word.word,
    said: presentPeriod(word.period),
    indicator: indicator.label,
    period: presentPeriod(period),
    key: word.period.key,
  })
}

/** 2019年, 1-11月累计; 2019年续建项目 names a project, not when its figures are of. */
function isPeriod(text: string, reportPeriod: Period): boolean {
  const named = text.replace(/[（(][^（()）]*[)）]\s*$/, '').trim()
  const [word] = findPeriodWords(named, reportPeriod)
  return word?.start === 0 && /^(?:份|底|末|全年|累计|合计|小计|数)*$/.test(named.slice(word.end))
}
