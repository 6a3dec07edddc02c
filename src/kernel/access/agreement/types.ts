export const pendingKinds = ['record', 'user', 'second-factor', 'access-rules', 'county-login'] as const

/** What is changed: fields of a record; a user's role, password or letting in; a lost device; the rules of signing in; whose word of the county is taken. */
export type PendingKind = (typeof pendingKinds)[number]

export const pendingStates = ['waiting', 'agreed', 'refused', 'withdrawn', 'overtaken'] as const

/** `overtaken`: what it was about was changed in between, so that nobody agrees to what they did not see. */
export type PendingState = (typeof pendingStates)[number]

export interface PendingChange {
  readonly id: string
  readonly kind: PendingKind
  readonly ledger: string | null
  /** The record, or the user; null for the rules. */
  readonly record: string | null
  /** As JSON; null once it is settled. */
  readonly asked: string | null
  readonly cause: string | null
  readonly entry: number
  readonly reason: string | null
  readonly askedBy: string
  readonly askedCadre: string | null
  readonly askedAt: string
  readonly state: PendingState
  readonly settledBy: string | null
  readonly settledAt: string | null
  readonly settledReason: string | null
}
