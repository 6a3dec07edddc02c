export const caseEventKinds = ['open', 'take', 'suspend', 'resume', 'merge', 'correct'] as const

/**
 * The log of a case: what happened to it, in order, never changed afterwards. All that is known of a case is folded from it.
 * `open` begins it; `take` is a declared step; the others are the same in every loop.
 */
export type CaseEventKind = (typeof caseEventKinds)[number]

/** The step of a `correct` that ends a case because its record was taken out of force: it ends as refused, whatever state it was in. */
export const withdrawStep = 'withdraw'

/**
 * The step of a state that somebody wrote instead of taking the steps that lead to it: by a `correct`, or by opening a case further on than at its beginning.
 * For the two-person rule they have done all that they skipped.
 */
export const correctStep = 'correct'

/** The step of a `correct` that came with a step of another case: what that one may do is in its own rules. */
export const effectStep = 'effect'

export interface CaseEvent {
  readonly kind: CaseEventKind
  /** The step's id for `take`, the kind's own name otherwise. */
  readonly step: string
  readonly from: string | undefined
  readonly to: string
  /** The town's wall-clock time, `2020-02-29T08:30`. */
  readonly at: string
  /** The account that did it. */
  readonly actor: string
  /** The day by which the state it led to must be left, fixed when it was entered; undefined = timeless or over. */
  readonly due: string | undefined
  /** The last day of the hold of the state it led to. */
  readonly holdUntil: string | undefined
  /** For `suspend`: the last day of the suspension. */
  readonly until?: string
  /** For `merge`: the main case. */
  readonly into?: string
}

export type CaseOutcome = 'done' | 'refused' | 'merged'

/** What a case is now: nothing but the fold of its log. */
export interface CaseStanding {
  readonly state: string
  readonly enteredAt: string
  readonly due: string | undefined
  readonly holdUntil: string | undefined
  readonly suspendedUntil: string | undefined
  readonly returns: number
  readonly endedAt: string | undefined
  readonly outcome: CaseOutcome | undefined
  /** Who took which step, for the two-person rule: step id (or `open`, `correct`) → accounts. */
  readonly takenBy: Readonly<Record<string, readonly string[]>>
}
