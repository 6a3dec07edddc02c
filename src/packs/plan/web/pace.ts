import type { ProgressLight } from '../../../definition/board/progress-light.ts'
import { decimal, roundHalfUp } from '../../../definition/decimal/decimal.ts'

export type Pace = 'done' | 'ahead' | 'onTime' | 'slow' | 'behind' | 'unreported'

/** Where a task stands at the end of a month, as the board of tasks has it; shares in %, null where nobody knows. */
export interface Standing {
  readonly light: ProgressLight
  readonly planned: string | null
  readonly actual: string | null
}

const late: Readonly<Record<ProgressLight, Pace>> = { red: 'behind', yellow: 'slow', green: 'onTime', unknown: 'unreported' }

/** The pace of a task in words: what is whole is done whatever was planned, what is above its plan is ahead. Tasks have a pace, people have none. */
export function paceOf({ light, planned, actual }: Standing): Pace {
  if (actual !== null && decimal(actual).gte(100)) return 'done'
  if (light === 'green' && planned !== null && actual !== null && decimal(actual).gt(decimal(planned))) return 'ahead'
  return late[light]
}

/** How wide a share is drawn: 0–100, in whole digits. */
export function widthOf(share: string | null): string {
  const width = decimal(share ?? '0')
  return width.gte(100) ? '100' : roundHalfUp(width, 0)
}
