import { flag, oneOf, orNull, text } from '../../../definition/shape/shape.ts'
import { row, uuid } from '../../storage/row.ts'
import { roles } from '../types.ts'

/** What every statement that reads a user selects. */
const columns = { id: uuid, account: text, name: text, role: oneOf(roles), office: text, cadre: orNull(uuid) }

export const userRow = row('town_user', columns)
/** With the column `disabled`. */
export const anyUserRow = row('town_user', { ...columns, disabled: flag })
/** With whether the password is another's choice still. */
export const signedInRow = row('town_user', { ...columns, password_due: orNull(flag) })
/** With what the password is checked against. */
export const signInRow = row('town_user', { ...columns, password_due: orNull(flag), password: text })
