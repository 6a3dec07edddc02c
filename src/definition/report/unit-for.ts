import { isUnit, type UnitId, unitsConvert } from '../unit/unit.ts'
import { sameCount } from './unit-words.ts'

/** The unit under which an amount in `own` is told beside a written word: the word where the amount can be told in it, else its own. `label` is the indicator's. */
export function unitFor(word: string, own: UnitId, label: string): UnitId {
  return isUnit(word) && (unitsConvert(own, word) || sameCount(own, word, label)) ? word : own
}
