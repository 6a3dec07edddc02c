/**
 * Which ledgers are the register of people and of households, and where what was decided of doubtful pairs is kept: a record of the first is a person, and
 * the others' lines `persons` lead to it.
 */
export interface PeopleDefinition<
  PersonField extends string = string,
  HouseholdField extends string = string,
  MatchField extends string = string,
  CorrectionField extends string = string,
> {
  readonly person: PersonRegister<PersonField>
  readonly household: { readonly ledger: string; readonly number: HouseholdField; readonly head: HouseholdField }
  readonly match: MatchRegister<MatchField>
  /** Absent: what somebody wants put right is not kept as a request, and in catalogues stored before it was known. */
  readonly correction?: CorrectionRegister<CorrectionField>
}

export interface PersonRegister<Name extends string = string> {
  readonly ledger: string
  readonly name: Name
  /** A number of identity that checks; it is who somebody is. */
  readonly number: Name
  /** A text as some list had it: it names nobody by itself. */
  readonly stated: Name
  readonly bornOn: Name
  readonly village: Name
  /** A reference to the register of households. */
  readonly household: Name
  /** A choice: what they are to the head. */
  readonly relation: Name
  /** The option of it that is the head. */
  readonly head: string
  /** A reference to the record of the same person that goes on; empty but for one that was merged. */
  readonly mergedInto: Name
}

export interface MatchRegister<Name extends string = string> {
  readonly ledger: string
  /** References to the two records, the one that goes on first. */
  readonly kept: Name
  readonly other: Name
  /** A choice with these options. */
  readonly verdict: Name
  readonly same: string
  readonly different: string
  readonly later: string
  /** A text: what speaks for it. */
  readonly why: Name
  /** A date. */
  readonly decidedOn: Name
}

/** Where it is kept what somebody asked to have put right of what is held of them; a loop of the same ledger carries it to its end. */
export interface CorrectionRegister<Name extends string = string> {
  readonly ledger: string
  /** A reference to the register of people: who asks. */
  readonly person: Name
  /** Texts: which record and field, for the program; the same in words; what is to stand there, why, and how it was asked for. */
  readonly target: Name
  readonly ledgerLabel: Name
  readonly fieldLabel: Name
  readonly should: Name
  readonly why: Name
  readonly asked: Name
  /** A date. */
  readonly requestedOn: Name
  /** The choice that the loop moves, with those of its options that are not the end. */
  readonly status: Name
  readonly open: readonly string[]
}
