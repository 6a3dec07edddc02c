import type { Role } from './types.ts'

/** Roles whose people answer for a part of the town: they write there only, and there they read what is personal. */
export const boundRoles: readonly Role[] = ['villageCadre', 'gridWorker']

interface Somebody {
  readonly role?: string | undefined
  readonly everywhere?: true | undefined
}

/** Whether somebody's role has a place in the town; the machine itself, and who stands for all of a role, have the whole of it. */
export function isBound({ role, everywhere }: Somebody): boolean {
  return everywhere !== true && boundRoles.some((bound) => bound === role)
}
