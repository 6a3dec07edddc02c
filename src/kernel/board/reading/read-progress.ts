import { progressLight } from '../../../definition/board/progress-light.ts'
import type { ResolvedBoard } from '../../../definition/board/types.ts'
import type { BoardProgress } from '../types.ts'
import type { BoardReading, MeasuredMonths } from './board-reading.ts'
import { type MonthSpan, monthsOfYear } from './month-span.ts'
import { readRows, readSettings } from './read-entries.ts'

/** Light and curve of every project of a board, in the order of ids; nothing when the board declares no progress. One statement a month. */
export async function readProgress(
  place: BoardReading,
  board: ResolvedBoard,
  { span: { month }, measured }: { readonly span: MonthSpan; readonly measured: MeasuredMonths },
): Promise<readonly BoardProgress[]> {
  const { progress } = board
  if (progress === undefined) return []
  const settings = await readSettings(place, board, [progress.yellow, progress.red])
  const thresholds = { yellow: settings[progress.yellow] ?? '0', red: settings[progress.red] ?? '0' }
  const months = new Map<string, BoardProgress['months'][number][]>()
  const { planned, actual } = progress
  for (const span of monthsOfYear(month)) {
    const rows = await readRows(place, board, { span, measured, wanted: { planned, actual: span.month <= month ? actual : undefined } })
    for (const row of rows) {
      const own = months.get(row.id) ?? []
      own.push({ month: span.month, planned: row.values.planned ?? null, actual: row.values.actual ?? null })
      months.set(row.id, own)
    }
  }
  return [...months].map(([project, own]) => {
    const now = own.find((one) => one.month === month)
    return { id: project, light: progressLight({ planned: now?.planned ?? null, actual: now?.actual ?? null, ...thresholds }), months: own }
  })
}
