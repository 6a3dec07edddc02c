import { flag, oneOf, orNull, text } from '../../../definition/shape/shape.ts'
import { instant, row, uuid } from '../../storage/row.ts'
import { roles } from '../types.ts'

/** What every statement that reads a user selects. */
const columns = { id: uuid, account: text, name: text, role: oneOf(roles), office: text, cadre: orNull(uuid) }

export const userRow = row('town_user', columns)
/** With the column `disabled`. */
export const anyUserRow = row('town_user', { ...columns, disabled: flag })
/** With the session, the town's rules, and what is due of the password and of a device beside it. */
export const sessionRow = row('user_session', {
  ...columns,
  password_due: orNull(flag),
  password_at: orNull(instant),
  seen_at: orNull(instant),
  demo: flag,
  rules: orNull(text),
  has_device: flag,
  parted: flag,
})
/** With whether the town has parted its administrators. */
export const partedUserRow = row('town_user', { ...columns, parted: flag, password_due: orNull(flag) })
/** With what the password is checked against. */
export const signInRow = row('town_user', { ...columns, parted: flag, password_due: orNull(flag), password: text })
