import { parseShape } from '../../../definition/shape/parse-json.ts'
import { mapOf, object, orNull, text } from '../../../definition/shape/shape.ts'
import type { PendingChange } from '../../access/agreement/types.ts'
import type { HeldChange } from '../../audit/types.ts'

const askedShape = mapOf(object({ was: orNull(text), will: orNull(text) }))

/** What a waiting change of a record is to say, by field; nothing once it is settled. */
export function readAsked({ asked }: Pick<PendingChange, 'asked'>): HeldChange['fields'] {
  return asked === null ? {} : parseShape(askedShape, asked, 'what was asked of a record')
}
