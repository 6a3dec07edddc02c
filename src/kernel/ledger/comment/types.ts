import type { Role } from '../../access/types.ts'
import type { Instant } from '../types.ts'

/** What each line of what was said does. */
export const commentLineKinds = ['say', 'settle', 'reopen', 'withdraw'] as const
export type CommentLineKind = (typeof commentLineKinds)[number]

/** An account that a comment calls by `@`. */
export interface Mention {
  readonly id: string
  readonly name: string
}

/** What somebody said beside a record. */
export interface Saying {
  readonly id: string
  readonly by: string
  /** Whether the reader said it. */
  readonly own: boolean
  readonly at: Instant
  /** Null once it was withdrawn: then only who said it and who oversees the town read the words. */
  readonly words: string | null
  readonly mentions: readonly Mention[]
  readonly withdrawnAt: Instant | null
  /** Said by somebody else since the reader last looked. */
  readonly unread: boolean
}

/** Something said, with the answers to it, and whether it is settled. */
export interface RecordComment extends Saying {
  readonly answers: readonly Saying[]
  readonly settledBy: string | null
  readonly settledAt: Instant | null
}

/** A record beside which something is open, or was said since the reader last looked. */
export interface CommentMark {
  readonly record: string
  /** What is neither settled nor withdrawn. */
  readonly open: number
  readonly unread: number
}

/** Somebody who may be called by `@`. */
export interface Mentionable extends Mention {
  readonly role: Role
  /** False: they may not read the record, and a notice would lead nowhere. */
  readonly reads: boolean
}
