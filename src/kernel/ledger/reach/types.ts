/** Where somebody's part of the town lies: ids of villages, of grids with all below them, and of what they answer for by a duty in force. */
export interface Reach {
  readonly villages: readonly string[]
  readonly grids: readonly string[]
  readonly objects: readonly string[]
  /** The database holds the reader to it as well: what lies where is then asked of its own lists of that (`placesOf`), which it does not hold again. */
  readonly isHeld?: boolean
}
