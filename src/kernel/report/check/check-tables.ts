import { presentPeriod } from '../../../definition/period/present-period.ts'
import { findPeriodWords, periodFitsWord } from '../../../definition/report/period-words.ts'
import type { ProseLine } from '../../../definition/report/prose.ts'
import { readUnitAfter, unitWordFits } from '../../../definition/report/unit-words.ts'
import type { PrintedFigure, PrintedReport } from '../types.ts'
import { type Findings, figureProblem } from './findings.ts'

/** A figure in a table against the cells that say what it is: its unit (产值（万元）, a column 单位) and its months (a column 1-11月). */
export function checkTables(report: PrintedReport): Findings {
  const cells = new Map<string, ProseLine>()
  for (const line of report.lines) if (line.cell !== undefined) cells.set(keyOf(line.cell.table, line.cell.row, line.cell.column), line)
  const problems = report.figures.flatMap((figure) => {
    const { cell } = figure.line
    if (cell === undefined || figure.quantity === undefined || cell.row === 0) return []
    const textAt = (row: number, column: number) => cells.get(keyOf(cell.table, row, column))?.text ?? ''
    const row = Array.from({ length: cell.column }, (_, column) => ({ head: textAt(0, column), text: textAt(cell.row, column) }))
    const titles: Titles = { column: textAt(0, cell.column), row }
    return [findUnitProblem(figure, titles), findPeriodProblem(figure, titles, report)].flatMap((found) => found ?? [])
  })
  return { problems, checks: [] }
}

interface Titles {
  /** The cell at the top of the figure's column. */
  readonly column: string
  /** The cells before the figure in its row, with the tops of their columns. */
  readonly row: readonly { readonly head: string; readonly text: string }[]
}

function keyOf(table: number, row: number, column: number): string {
  return `${table}/${row}/${column}`
}

function findUnitProblem(figure: PrintedFigure, { column, row }: Titles) {
  const { quantity, printedUnit: unit, indicator } = figure
  if (quantity === undefined || unit === '无' || quantity.unit.word !== '') return undefined
  const named = row.find(({ head }) => /^(?:计量)?单位$/.test(head.trim()))?.text.trim()
  const said = [named ?? '', ...row.map(({ text }) => bracketOf(text)), bracketOf(column)].map(unitsIn).find((words) => words.length > 0)
  if (said === undefined || said.some((word) => unitWordFits(unit, word, indicator.label))) return undefined
  const code = said.every((word) => word === '%' || word === '百分点') && /^(?:%|百分点)$/.test(unit) ? 'percent-point' : 'unit-mismatch'
  return figureProblem(figure, code, `“${indicator.label}”以${unit}计，表里写的是“${said.join('、')}”`, `改成“${unit}”，或在记号里换单位`)
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
function findPeriodProblem(figure: PrintedFigure, { column, row }: Titles, report: PrintedReport) {
  const { period, indicator } = figure
  if (indicator.type === 'pick') return undefined
  const words = [column, ...row.map(({ text }) => text)].flatMap((text) =>
    findPeriodWords(text, report.plan.period).filter(({ kind }) => kind !== 'compared'),
  )
  const [word] = words
  if (word === undefined || words.some((one) => periodFitsWord(one, period, indicator.flow))) return undefined
  const message = `表里写的是“${word.word}”（${presentPeriod(word.period)}），“${indicator.label}”是${presentPeriod(period)}的数`
  return figureProblem(figure, 'period-words', message, `改表头，或在记号里写 @${word.period.key}`)
}
