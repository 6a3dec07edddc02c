/**
 * `second-factor`: the password was right, and the code of a device is asked for beside it. `year-closed`: the year is closed, and the same call is taken with
 * a reason stated. Two are nobody's mistake, and no fault of ours to look into: `unavailable`, the database is away or its disk is full, and the same call may be made
 * again later; `damaged`, the store is not whole, and somebody has to restore it.
 */
export type RefusalCode =
  | 'not-found'
  | 'not-permitted'
  | 'second-factor'
  | 'conflict'
  | 'invalid'
  | 'wrong-state'
  | 'too-late'
  | 'year-closed'
  | 'locked'
  | 'unavailable'
  | 'damaged'

/** What a field of a refused call is about; shown beside the input. */
export interface RefusedField {
  readonly field: string
  readonly message: string
}

/** A caller's mistake, or a call that cannot be served now: safe to show, in Chinese, and it says what to do. Everything else that is thrown is our own fault. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly fields: readonly RefusedField[]

  constructor(code: RefusalCode, message: string, options: { readonly fields?: readonly RefusedField[]; readonly cause?: unknown } = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause })
    this.name = 'Refusal'
    this.code = code
    this.fields = options.fields ?? []
  }
}
