import type { LedgerDefinition } from '../ledger/types.ts'
import type { CorrectionRegister, MatchRegister, PeopleDefinition, PersonRegister } from './types.ts'

type NameIn<Ledger extends LedgerDefinition> = Extract<keyof Ledger['fields'], string>

/** Writes down which ledgers are the register of people. Gives plain data; a field that its ledger does not have does not compile. */
export function definePeople<
  Person extends LedgerDefinition,
  Household extends LedgerDefinition,
  Match extends LedgerDefinition,
  Correction extends LedgerDefinition,
>({
  person,
  household,
  match,
  correction,
}: {
  readonly person: Omit<PersonRegister<NameIn<Person>>, 'ledger'> & { readonly ledger: Person }
  readonly household: { readonly ledger: Household; readonly number: NameIn<Household>; readonly head: NameIn<Household> }
  readonly match: Omit<MatchRegister<NameIn<Match>>, 'ledger'> & { readonly ledger: Match }
  readonly correction?: Omit<CorrectionRegister<NameIn<Correction>>, 'ledger'> & { readonly ledger: Correction }
}): PeopleDefinition {
  return {
    person: { ...person, ledger: person.ledger.id },
    household: { ...household, ledger: household.ledger.id },
    match: { ...match, ledger: match.ledger.id },
    ...(correction === undefined ? {} : { correction: { ...correction, ledger: correction.ledger.id } }),
  }
}
