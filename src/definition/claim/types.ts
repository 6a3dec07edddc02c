/**
 * What a phrase in a report asserts of an indicator. `condition` is an expression over these numbers, all in the indicator's base unit:
 * `value` at the period (its last point), `first` and `last` at the two ends of `a..b`, `lastYear`, `previous` (the period before),
 * `target` (of the year), `peak` (the greatest earlier value on record), `growth` (% against last year).
 * An operand that is unknown makes the claim unproved, never true.
 */
export interface ClaimDefinition {
  readonly id: string
  /** The phrase as printed, or a pattern with `…` for any further words: `零…`, `全部…`, `所有…`. */
  readonly phrase: string
  readonly aliases?: readonly string[]
  readonly condition: string
  /** `%`: the phrase speaks of a rate; on a count its condition would hold by accident. */
  readonly of?: '%'
  /** `endpoints`: evaluated at the months/periods a and b of `@a..b`, not over the span. */
  readonly over: 'period' | 'endpoints'
  /** Why it does not hold, in Chinese, with {value}, {first}, {last}, {target} … filled in. */
  readonly why: string
  readonly note?: string
}
