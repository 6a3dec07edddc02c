import { definePeople } from '../../definition/people/define-people.ts'
import { household } from './ledgers/household.ledger.ts'
import { person } from './ledgers/person.ledger.ts'
import { personCorrection } from './ledgers/person-correction.ledger.ts'
import { personMatch } from './ledgers/person-match.ledger.ts'

/** Whose ledgers the pages of people are made of. */
export const people = definePeople({
  person: {
    ledger: person,
    name: 'name',
    number: 'idNumber',
    stated: 'statedNumber',
    bornOn: 'bornOn',
    village: 'village',
    household: 'household',
    relation: 'relation',
    head: 'head',
    mergedInto: 'mergedInto',
  },
  household: { ledger: household, number: 'number', head: 'head' },
  match: {
    ledger: personMatch,
    kept: 'kept',
    other: 'other',
    verdict: 'verdict',
    same: 'same',
    different: 'different',
    later: 'later',
    why: 'why',
    decidedOn: 'decidedOn',
  },
  correction: {
    ledger: personCorrection,
    person: 'person',
    target: 'target',
    ledgerLabel: 'ledgerLabel',
    fieldLabel: 'fieldLabel',
    should: 'should',
    why: 'why',
    asked: 'asked',
    requestedOn: 'appliedOn',
    status: 'status',
    open: ['requested', 'changed'],
  },
})
