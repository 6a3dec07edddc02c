import type { Instant } from '../ledger/types.ts'

/** What decides of a public page as it stands: equal stamps, equal pages. */
export interface PublicStamp {
  readonly town: string
  readonly name: string
  readonly county: string
  /** Whether the town has opened the page, and uses what it is about. */
  readonly open: boolean
  /** When what it tells was last written; undefined where nothing ever was. */
  readonly at: Instant | undefined
  /** The change marks of every ledger it reads, with all of the above. */
  readonly key: string
}

export interface PublicValue {
  readonly name: string
  readonly label: string
  readonly text: string
  readonly unit: string | undefined
}

/** One thing on record that proves a stage. */
export interface PublicStep {
  /** `2020-01-16` */
  readonly on: string
  /** The day on which it was put on record, where it has none of its own. */
  readonly recorded: boolean
  readonly label: string
  readonly facts: readonly PublicValue[]
  readonly pictures: readonly PublicPicture[]
}

/** A picture that is kept for everybody, by the digest of the file as it came. */
export interface PublicPicture {
  readonly digest: string
  /** Bytes, as it came. */
  readonly size: number
}

export interface PublicStageState {
  readonly id: string
  readonly label: string
  readonly part: string
  readonly waits: string | undefined
  readonly steps: readonly PublicStep[]
}

export interface PublicItem {
  /** Stands in its address: stays as long as the record does, and says nothing of it. */
  readonly key: string
  readonly year: string
  readonly name: string
  readonly state: { readonly option: string; readonly label: string }
  readonly summary: readonly PublicValue[]
  readonly facts: readonly PublicValue[]
  readonly stages: readonly PublicStageState[]
}

/** One record as its page tells it, or would. */
export interface OwnItem extends Omit<PublicItem, 'stages'> {
  readonly record: string
  readonly isPublic: boolean
  /** The record that it was merged into. */
  readonly into: string | undefined
}

export interface PublicState {
  readonly stamp: PublicStamp
  /** The newest year first; within a year in the order in which they were written. Empty while the page is closed. */
  readonly items: readonly PublicItem[]
}
