import type { PublicValue } from '../public-page/types.ts'

/** What the form of an intake offers, as the town keeps it now. */
export interface IntakeDesk {
  /** Whether anything may come in: the page is open, and a season is in force. */
  readonly takes: boolean
  /** What the season says to everybody. */
  readonly note: string
  readonly villages: readonly { readonly id: string; readonly name: string }[]
  readonly lists: readonly { readonly label: string; readonly lines: readonly { readonly name: string; readonly note: string }[] }[]
  /** Days until there is an answer. */
  readonly days: string
}

/** What somebody sends. */
export interface Submission {
  /** By field id; what is not asked is passed over. */
  readonly values: Readonly<Record<string, string>>
  readonly contact: string
  readonly pictures: readonly { readonly name: string; readonly bytes: Uint8Array }[]
  /** The random text that came with the form (see `newOnce`). */
  readonly once: string
  /** The network address it comes from. */
  readonly address: string
}

export interface GivenReceipt {
  /** To be kept by whoever sent it: the store does not know it. */
  readonly code: string
  readonly number: string
}

/** One record as its receipt tells it. */
export interface ReceivedItem {
  readonly name: string
  readonly state: string
  readonly facts: readonly PublicValue[]
  /** Stands in its public address, once it is public. */
  readonly key: string | undefined
}

/** What a receipt shows: its own record, and the one that it went into by merging. */
export interface FollowedReceipt {
  readonly own: ReceivedItem
  readonly into: ReceivedItem | undefined
}
