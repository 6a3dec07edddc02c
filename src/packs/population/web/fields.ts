import { fieldsOf } from '../../../web/screen/fields-of.ts'
import { household } from '../ledgers/household.ledger.ts'
import { person } from '../ledgers/person.ledger.ts'

/** What the screens read, ledger by ledger. */
export const personFields = fieldsOf(person)
export const householdFields = fieldsOf(household)
