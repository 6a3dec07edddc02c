/** Rules by which a slip is marked: so many of more, yes or no to each, priority numbers. */
export const slipMethods = ['mostVotes', 'itemByItem', 'priority'] as const
export type SlipMethod = (typeof slipMethods)[number]

/**
 * A vote whose slips may be marked on devices in the hall, where the congress has decided so. What is kept of it for good are the sums that two groups of
 * tellers would have counted on paper; these names say where they go.
 */
export interface SecretBallotDefinition<
  BallotField extends string = string,
  CandidateField extends string = string,
  CountField extends string = string,
  TallyField extends string = string,
> {
  readonly ballot: BallotParts<BallotField>
  readonly candidates: CandidateParts<CandidateField>
  readonly counts: CountParts<CountField>
  readonly tallies: TallyParts<TallyField>
}

export interface BallotParts<Name extends string = string> {
  readonly ledger: string
  /** A choice, and the option of it that takes slips by devices. */
  readonly medium: Name
  readonly devices: string
  /** A choice, and the option of it while slips are taken. */
  readonly status: Name
  readonly open: string
  /** A choice whose options are `slipMethods`. */
  readonly method: Name
  /** Integers: how many may be chosen, and how many deputies are there, each of whom is given one slip. */
  readonly seats: Name
  readonly present: Name
  /** A date: from then on the sums are settled. */
  readonly counted: Name
}

export interface CandidateParts<Name extends string = string> {
  readonly ledger: string
  readonly ballot: Name
  readonly number: Name
  readonly name: Name
  /** What else the slip says of each. */
  readonly shows: readonly Name[]
}

export interface CountParts<Name extends string = string> {
  readonly ledger: string
  readonly ballot: Name
  /** A choice, and its two options: the groups of tellers. */
  readonly teller: Name
  readonly tellers: readonly [first: string, second: string]
  readonly issued: Name
  readonly returned: Name
  readonly valid: Name
  readonly invalid: Name
  readonly blank: Name
}

export interface TallyParts<Name extends string = string> {
  readonly ledger: string
  readonly ballot: Name
  readonly candidate: Name
  readonly teller: Name
  readonly yes: Name
  readonly no: Name
  readonly abstained: Name
  readonly points: Name
}
