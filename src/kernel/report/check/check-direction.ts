import { type Decimal, decimal, plainDecimal } from '../../../definition/decimal/decimal.ts'
import type { Diagnostic } from '../../../definition/diagnostic/diagnostic.ts'
import { lastYearPeriod } from '../../../definition/period/related-periods.ts'
import { reportProblem } from '../codes.ts'
import type { PrintedFigure, PrintedReport } from '../types.ts'
import type { Findings } from './findings.ts'

const rising = /(?:增长|增加|提高|上升|提升|扩大|攀升|回升|跃升|增|升)了?[到至为]$/
const falling = /(?:下降|减少|降低|回落|压减|缩小|缩减|下滑|降|减)了?[到至为]$/
const above = /(?:高于|超过|多于|好于|大于|快于)(?:上年|去年)(?:同期)?的?$/
const below = /(?:低于|少于|小于|慢于|不及)(?:上年|去年)(?:同期)?的?$/
/** Words by which it is not last year that a level is reached from. */
const otherBase = /年前|以来|年初|年底|\d{4}年|季度|月|环比|上期|此前|原来|原先|计划|任务|目标|(?<!占)比[^，。；]*$/

/** 税收占比提高到{{税收占比}}%, 由{{…@2019}}下降到{{…}}, {{…}}，低于上年的{{…@2019}}: from where it came a figure went the way that the words say. */
export function checkDirection(report: PrintedReport): Findings {
  return { problems: report.figures.flatMap((figure) => checkFigure(figure, report)), checks: [] }
}

function checkFigure(figure: PrintedFigure, report: PrintedReport): readonly Diagnostic[] {
  const { indicator, number, line, sentence, start } = figure
  if (number === undefined || indicator.type === 'yearOnYear' || indicator.type === 'periodOnPeriod') return []
  const before = line.text.slice(sentence.start, start)
  const isCompared = above.test(before) || below.test(before)
  const up = rising.test(before) || below.test(before)
  if (!up && !falling.test(before) && !isCompared) return []
  const clause = before.slice(before.search(/[^，。；]*$/))
  const from = isCompared ? figureBefore(figure, report) : (startOf(figure, report, clause) ?? lastYearOf(figure, report, clause))
  if (from === undefined || (up ? number.gt(from) : number.lt(from))) return []
  const [then, now] = isCompared ? [number, from] : [from, number]
  return [
    reportProblem(figure.token.at, 'movement.other', {
      indicator: indicator.label,
      before: plainDecimal(then),
      printed: plainDecimal(now),
    }),
  ]
}

/** The same indicator's figure before it in the sentence. */
function figureBefore({ indicator, line, sentence, start, token }: PrintedFigure, { figures }: PrintedReport): Decimal | undefined {
  return figures.findLast(
    (one) =>
      one.line === line &&
      one.start >= sentence.start &&
      one.start < start &&
      one.indicator.id === indicator.id &&
      JSON.stringify(one.token.slices) === JSON.stringify(token.slices),
  )?.number
}

/** 由A下降到B: what the clause itself begins with. */
function startOf(figure: PrintedFigure, report: PrintedReport, clause: string): Decimal | undefined {
  return /[由从]/.test(clause) ? figureBefore(figure, report) : undefined
}

function lastYearOf(figure: PrintedFigure, report: PrintedReport, clause: string): Decimal | undefined {
  if (/[由从]/.test(clause) || otherBase.test(clause)) return undefined
  const then = report.resultOf({ ...figure.request, period: lastYearPeriod(figure.period).key })?.value
  return then === undefined || then === null || !/^-?\d+(?:\.\d+)?$/.test(then) ? undefined : decimal(then)
}
