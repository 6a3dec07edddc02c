/** How much an endpoint takes in. Bytes are counted as they come, values once the text is there and before it is parsed. */
export interface BodyLimits {
  readonly bytes?: number
  /** Values of every kind in the JSON, all levels together. */
  readonly values?: number
}

/** What an endpoint takes in when it says nothing else: a record of many long fields, a query with hundreds of values. */
export const usualBody = { bytes: 1024 * 1024, values: 20_000 } as const satisfies BodyLimits
/** Account and password. The endpoint is open to everybody. */
export const signInLimits: BodyLimits = { bytes: 4 * 1024, values: 10 }
/** The same with what a passkey answered, or a new one. Most of the endpoints are open to everybody. */
export const passkeyLimits: BodyLimits = { bytes: 24 * 1024, values: 30 }
/** A report's template. */
export const templateLimits: BodyLimits = { bytes: 4 * 1024 * 1024 }
/** Thousands of cases or duties by their ids. */
export const bulkLimits: BodyLimits = { bytes: 4 * 1024 * 1024, values: 200_000 }
