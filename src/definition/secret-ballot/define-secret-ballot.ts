import type { LedgerDefinition } from '../ledger/types.ts'
import type { BallotParts, CandidateParts, CountParts, SecretBallotDefinition, TallyParts } from './types.ts'

type NameIn<Ledger extends LedgerDefinition> = Extract<keyof Ledger['fields'], string>
type Of<Ledger extends LedgerDefinition, Parts> = Omit<Parts, 'ledger'> & { readonly ledger: Ledger }

/** Writes down where a vote and its sums stand. Gives plain data; a field that its ledger does not have does not compile. */
export function defineSecretBallot<
  Ballot extends LedgerDefinition,
  Candidate extends LedgerDefinition,
  Count extends LedgerDefinition,
  Tally extends LedgerDefinition,
>({
  ballot,
  candidates,
  counts,
  tallies,
}: {
  readonly ballot: Of<Ballot, BallotParts<NameIn<Ballot>>>
  readonly candidates: Of<Candidate, CandidateParts<NameIn<Candidate>>>
  readonly counts: Of<Count, CountParts<NameIn<Count>>>
  readonly tallies: Of<Tally, TallyParts<NameIn<Tally>>>
}): SecretBallotDefinition {
  return {
    ballot: { ...ballot, ledger: ballot.ledger.id },
    candidates: { ...candidates, ledger: candidates.ledger.id },
    counts: { ...counts, ledger: counts.ledger.id },
    tallies: { ...tallies, ledger: tallies.ledger.id },
  }
}
