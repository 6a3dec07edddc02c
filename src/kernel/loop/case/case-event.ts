import type { CaseEvent } from '../../../definition/loop/case-log.ts'

/** A line for the log that has no place in it yet. */
export interface CaseEventDraft extends CaseEvent {
  /** What stands in the log: the step's label. */
  readonly label: string
  readonly actorName: string
  readonly opinion?: string | undefined
  readonly evidence?: readonly string[] | undefined
}
