import { readSmallNumber, smallNumberPattern } from '../../../definition/decimal/chinese-number.ts'
import type { Diagnostic } from '../../../definition/diagnostic/diagnostic.ts'
import { reportProblem } from '../codes.ts'
import type { PrintedFigure, PrintedReport } from '../types.ts'
import type { Findings } from './findings.ts'

const countBehind = new RegExp(`^(等)?\\s*(${smallNumberPattern})\\s*(?:家|个|户|名|人|条|项|村|处|座)`)

/** A printed list against the number behind it: A、B、C等5家 is a list of five of which three are named; a cut list needs its 等. */
export function checkLists(report: PrintedReport): Findings {
  const problems: Diagnostic[] = []
  const checks: Findings['checks'][number][] = []
  for (const figure of report.figures) {
    const { list } = figure.result
    if (figure.indicator.type !== 'pick' || list === undefined || list.length < 2) continue
    const shown = figure.token.format.type === 'list' ? Math.min(figure.token.format.most ?? list.length, list.length) : list.length
    const behind = figure.line.text.slice(figure.end)
    const match = countBehind.exec(behind)
    const counted = match === null ? undefined : readSmallNumber(match[2] ?? '')
    if (counted !== undefined) {
      const length = match?.[1] === undefined ? shown : list.length
      const holds = counted === length
      const detail = `“${figure.indicator.label}”${match?.[1] === undefined ? '列出' : '共有'}${length}个，后面写的是${counted}。`
      checks.push({ id: `list:${figure.n}`, label: '名单与个数', proof: holds ? 'holds' : 'fails', detail, figures: [figure.n] })
      const at = figure.line.placeOf(figure.end + (match?.[0] ?? '').indexOf(match?.[2] ?? ''))
      if (!holds) problems.push(reportProblem(at, 'list-count', { detail }))
    }
    if (shown < list.length && !behind.startsWith('等')) problems.push(cutWithoutEtc(figure, shown, list.length))
  }
  return { problems, checks }
}

function cutWithoutEtc(figure: PrintedFigure, shown: number, length: number): Diagnostic {
  return reportProblem(figure.token.at, 'list-cut', { indicator: figure.indicator.label, length, shown })
}
