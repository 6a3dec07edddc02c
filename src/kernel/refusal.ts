/**
 * `unavailable` is the one that is nobody's mistake: the database is away or full, and the same call may be made again later. It is a refusal and no
 * bug because it says so, and because it is no fault of ours to look into.
 */
export type RefusalCode = 'not-found' | 'not-permitted' | 'conflict' | 'invalid' | 'wrong-state' | 'too-late' | 'locked' | 'unavailable'

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
