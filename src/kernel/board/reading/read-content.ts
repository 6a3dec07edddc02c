import { presentRule } from '../../../definition/board/present-rule.ts'
import { rankBoard } from '../../../definition/board/rank-board.ts'
import type { BoardRule, ResolvedBoard } from '../../../definition/board/types.ts'
import { decimal, wholeNumber } from '../../../definition/decimal/decimal.ts'
import type { BoardContent } from '../types.ts'
import type { MonthSpan } from './month-span.ts'
import { type BoardPlace, readEntries, readSettings } from './read-entries.ts'

/** The list of a month with all that it is computed from; the same instant always gives the same content. */
export async function readContent(place: BoardPlace, board: ResolvedBoard, span: MonthSpan): Promise<BoardContent> {
  const { sample, leastWeight, appealDays } = board
  const settings = await readSettings(place, board, [sample.setting, appealDays, ...(leastWeight === undefined ? [] : [leastWeight])])
  const rule: BoardRule = {
    criteria: board.criteria.map(({ id, label, weight, cap }) => ({ id, label, weight, cap })),
    minimumSample: settings[sample.setting] ?? '0',
    leastWeight: leastWeight === undefined ? '0' : (settings[leastWeight] ?? '0'),
  }
  const entries = await readEntries(place, board, span)
  return {
    board: board.id,
    label: board.label,
    month: span.month,
    asOf: place.asOf,
    text: presentRule(board, place.catalogue.catalogue, settings),
    rule,
    appealDays: wholeDays(settings[appealDays] ?? '0'),
    entries,
    ranking: rankBoard(rule, entries),
  }
}

/** A town may write 4.5; a day that has begun counts. */
function wholeDays(text: string): number {
  const days = decimal(text)
  return days.lte(0) ? 0 : wholeNumber(days.round(0, 3).toFixed())
}
