import { fieldsOf } from '../../../web/screen/fields-of.ts'
import { aidBatch } from '../ledgers/aid-batch.ledger.ts'
import { aidLine } from '../ledgers/aid-line.ledger.ts'
import { aidObjection } from '../ledgers/aid-objection.ledger.ts'
import { bankReturn } from '../ledgers/bank-return.ledger.ts'

/** What the screens read, ledger by ledger. */
export const batchFields = fieldsOf(aidBatch)
export const lineFields = fieldsOf(aidLine)
export const returnFields = fieldsOf(bankReturn)
export const objectionFields = fieldsOf(aidObjection)
