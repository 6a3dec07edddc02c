import { progressLight } from '../../../definition/board/progress-light.ts'
import { authorize } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'

import type { Kernel } from '../../context.ts'
import type { BoardProgress } from '../types.ts'
import { monthSpan, monthsOfYear } from './month-span.ts'
import type { BoardMonth } from './rank-month.ts'
import { readRows, readSettings } from './read-entries.ts'
import { readInstant } from './read-instant.ts'
import { requireBoard } from './require-board.ts'

/** Light and curve of every project of a board, in the order of ids; nothing when the board declares no progress. One statement a month. */
export async function readProgress(
  kernel: Kernel,
  actor: Actor,
  { board: id, month, asOf }: BoardMonth,
): Promise<readonly BoardProgress[]> {
  authorize(actor, 'read')
  const board = requireBoard(kernel.catalogue, id)
  monthSpan(month)
  const { progress } = board
  if (progress === undefined) return []
  return kernel.engine.read(async (session) => {
    const instant = asOf ?? (await readInstant(session, actor.town))
    const place = { session, catalogue: kernel.catalogue, town: actor.town, asOf: instant }
    const settings = await readSettings(place, board, [progress.yellow, progress.red])
    const thresholds = { yellow: settings[progress.yellow] ?? '0', red: settings[progress.red] ?? '0' }
    const months = new Map<string, BoardProgress['months'][number][]>()
    const { planned, actual } = progress
    for (const span of monthsOfYear(month)) {
      const isPast = span.month <= month
      const rows = await readRows(place, board, { span, wanted: { planned, actual: isPast ? actual : undefined } })
      for (const row of rows) {
        const own = months.get(row.id) ?? []
        own.push({ month: span.month, planned: row.values.planned ?? null, actual: row.values.actual ?? null })
        months.set(row.id, own)
      }
    }
    return [...months].map(([project, own]) => {
      const now = own.find((one) => one.month === month)
      return {
        id: project,
        light: progressLight({ planned: now?.planned ?? null, actual: now?.actual ?? null, ...thresholds }),
        months: own,
      }
    })
  })
}
