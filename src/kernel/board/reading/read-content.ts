import { presentRule } from '../../../definition/board/present-rule.ts'
import { rankBoard } from '../../../definition/board/rank-board.ts'
import type { BoardRule, ResolvedBoard } from '../../../definition/board/types.ts'
import { decimal, wholeNumber } from '../../../definition/decimal/decimal.ts'
import type { Instant } from '../../ledger/types.ts'
import type { BoardContent } from '../types.ts'
import type { BoardReading } from './board-reading.ts'
import { type MonthSpan, monthsOfYear } from './month-span.ts'
import { readEntries, readSettings } from './read-entries.ts'
import { readInstant } from './read-instant.ts'
import { readMeasured } from './read-measured.ts'
import { readProgress } from './read-progress.ts'

/**
 * The list of a month with all that it is computed from; the same instant always gives the same content. Without `asOf` it is read as the ledgers stand,
 * which is their state as of the town's last write.
 */
export async function readContent(place: BoardReading, board: ResolvedBoard, span: MonthSpan): Promise<BoardContent> {
  const { sample, leastWeight, appealDays } = board
  const asOf: Instant = place.asOf ?? (await readInstant(place.session, place.town))
  const settings = await readSettings(place, board, [sample.setting, appealDays, ...(leastWeight === undefined ? [] : [leastWeight])])
  const rule: BoardRule = {
    criteria: board.criteria.map(({ id, label, weight, cap }) => ({ id, label, weight, cap })),
    minimumSample: settings[sample.setting] ?? '0',
    leastWeight: leastWeight === undefined ? '0' : (settings[leastWeight] ?? '0'),
  }
  const known = board.progress === undefined ? [span] : monthsOfYear(span.month).filter(({ month }) => month <= span.month)
  const measured = await readMeasured(place, board, known)
  const entries = await readEntries(place, board, { span, measured })
  return {
    board: board.id,
    label: board.label,
    month: span.month,
    asOf,
    text: presentRule(board, place.kernel.catalogue.catalogue, settings),
    rule,
    appealDays: wholeDays(settings[appealDays] ?? '0'),
    entries,
    ranking: rankBoard(rule, entries),
    progress: await readProgress(place, board, { span, measured }),
  }
}

/** A town may write 4.5; a day that has begun counts. */
function wholeDays(text: string): number {
  const days = decimal(text)
  return days.lte(0) ? 0 : wholeNumber(days.round(0, 3).toFixed())
}
