import { type Outcome, unknownOutcome } from '../figure.ts'
import type { ReadLeaf } from '../read-leaf.ts'
import { type CatalogueReader, isChosenByHidden, toldOf } from './concealment.ts'
import type { OpenCells } from './open-cells.ts'

interface Hiding {
  readonly scope: CatalogueReader
  readonly cells: OpenCells
}

const notShown = '所依据的内容对你不完整显示'

/** Whether a value is unknown to its reader alone: the ledgers have it, and what it stands on is not shown to them. */
export function isNotShown({ unknown }: { readonly unknown?: string | undefined }): boolean {
  return unknown === notShown
}

/**
 * A published indicator is the office's own. Of amounts and words that a reader does not see, and of whom such values choose, there are totals by town or
 * village and month or year only, over enough records and with enough left outside; else the reader is told why there is no value. How many records
 * there are is no secret, unless they are chosen by one.
 */
export function hideOutcome({ leaf, plan, state }: ReadLeaf, outcome: Outcome, { scope, cells }: Hiding): Outcome {
  const told = toldOf(leaf.measure, scope)
  if (told === 'all') return outcome
  const isSealed = state.type === 'reading' && state.sealed !== undefined
  if (told === 'totals' && plan !== undefined && !isSealed && cells.tells(plan)) return outcome
  return unknownOutcome(notShown, isChosenByHidden(leaf.measure, scope) ? 0 : outcome.records)
}
