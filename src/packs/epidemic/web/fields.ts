import { fieldsOf } from '../../../web/screen/fields-of.ts'
import { setting } from '../../township/ledgers/setting.ledger.ts'
import { arrival } from '../ledgers/arrival.ledger.ts'
import { checkpoint } from '../ledgers/checkpoint.ledger.ts'
import { checkpointEntry } from '../ledgers/checkpoint-entry.ledger.ts'
import { confirmedCase } from '../ledgers/confirmed-case.ledger.ts'
import { contact } from '../ledgers/contact.ledger.ts'
import { controlledPerson } from '../ledgers/controlled-person.ledger.ts'
import { emergencyResponse } from '../ledgers/emergency-response.ledger.ts'

/** What the screens read, ledger by ledger. */
export const responseFields = fieldsOf(emergencyResponse)
export const caseFields = fieldsOf(confirmedCase)
export const contactFields = fieldsOf(contact)
export const personFields = fieldsOf(controlledPerson)
export const arrivalFields = fieldsOf(arrival)
export const checkpointFields = fieldsOf(checkpoint)
export const entryFields = fieldsOf(checkpointEntry)
export const settingFields = fieldsOf(setting)
