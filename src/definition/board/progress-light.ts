import { decimal } from '../decimal/decimal.ts'
import type { DecimalText } from '../field/types.ts'

/** `unknown`: nobody has reported, or there is no plan for the day; that is not green. */
export type ProgressLight = 'green' | 'yellow' | 'red' | 'unknown'

/** How far a project is behind its baseline, in percentage points, against two thresholds: behind by so many or more is yellow, then red. */
export function progressLight({
  planned,
  actual,
  yellow,
  red,
}: {
  readonly planned: DecimalText | null
  readonly actual: DecimalText | null
  readonly yellow: DecimalText
  readonly red: DecimalText
}): ProgressLight {
  if (planned === null || actual === null) return 'unknown'
  const behind = decimal(planned).minus(decimal(actual))
  if (behind.gte(decimal(red))) return 'red'
  return behind.gte(decimal(yellow)) ? 'yellow' : 'green'
}
