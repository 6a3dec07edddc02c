/** Words to be written into the template in place of what stands at a place: one step, taken back by one undo. */
export interface Insertion {
  readonly at: { readonly line: number; readonly column: number }
  /** What must still stand there. */
  readonly expected: string
  readonly text: string
  /** Counts them, so that the same can be taken twice. */
  readonly count: number
}
