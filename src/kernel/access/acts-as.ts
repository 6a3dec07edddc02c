import type { Role } from './types.ts'

/** What a role is to a loop: whose steps it takes, and which late cases are told to it. A loop's administrator is the one of the system. */
export function actsAs(role: Role): Role {
  return role === 'systemAdministrator' ? 'administrator' : role
}
