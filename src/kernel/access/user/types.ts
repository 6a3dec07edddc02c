import type { Role } from '../types.ts'

export interface User {
  readonly id: string
  readonly account: string
  readonly name: string
  readonly role: Role
  readonly office: string
  /** The record of 干部 that stands for the user. */
  readonly cadre?: string | null
  /** Can no longer sign in. */
  readonly disabled?: boolean
  /** Somebody else chose the password: it is changed before anything else. */
  readonly password_due?: boolean | null
}
