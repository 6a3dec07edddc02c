import type { Role } from '../types.ts'

/** How those of one role sign in. */
export interface RoleRules {
  /** A session ends after so many hours, whatever is done in it. */
  readonly hours: number
  /** And after so many minutes in which nothing was asked of the server. */
  readonly idleMinutes: number
  /** Whether the password alone is not enough: a device has to be set before anything else is done. */
  readonly secondFactor: boolean
}

/** How a town signs in; its own choice within bounds, and in the chain. */
export interface AccessRules {
  readonly roles: Readonly<Record<Role, RoleRules>>
  /** A password is changed after so many days; 0: whenever its owner likes. */
  readonly passwordDays: number
  /** So many former passwords do not come back. */
  readonly formerPasswords: number
  /** Nobody signed in with the account for so many days: it is reported. */
  readonly staleDays: number
  /** Whether a changed account, payee or number of identity, a role, a key and these rules wait for a second person. */
  readonly secondPerson: boolean
  /** Whether a passkey signs in by itself, without account and password. */
  readonly passkeyAlone: boolean
}
