import type { ReadLeaf } from '../indicator/read-leaf.ts'
import type { SealOrigin, SealTarget } from './list-seal-leaves.ts'

/** A leaf with its reading before the records went. */
export interface BeforeLeaf {
  readonly origin: SealOrigin
  readonly read: ReadLeaf
}

/** The same leaf before and after. */
export interface Compared extends BeforeLeaf {
  readonly target: SealTarget
  /** Over the records that stayed; undefined when that cannot be read. */
  readonly rest: ReadLeaf['live']
}
