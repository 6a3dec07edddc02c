import type { Destruction } from '../destroyed/types.ts'
import type { Leaf, Outcome } from './figure.ts'
import type { PlannedLeaf } from './scan/leaf-terms.ts'
import type { LeafReading } from './scan/types.ts'

/** What a leaf was read as, before it is settled. */
export type LeafState =
  | { readonly type: 'reading'; readonly reading: LeafReading; readonly sealed: Destruction | undefined }
  | { readonly type: 'outcome'; readonly outcome: Outcome }

/** A leaf with what is there, and what it comes to. */
export interface ReadLeaf {
  readonly leaf: Leaf
  /** Undefined where it cannot be read at all. */
  readonly plan: PlannedLeaf | undefined
  /** Over the records that are there, references by id; undefined where it cannot be read at all. */
  readonly live: LeafReading | undefined
  /** The same in printed words, destroyed records included where they were sealed. */
  readonly state: LeafState
}
