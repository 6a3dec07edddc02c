export const roles = [
  'administrator',
  'systemAdministrator',
  'securityAdministrator',
  'clerk',
  'editor',
  'leader',
  'villageCadre',
  'gridWorker',
  'auditor',
] as const

/**
 * Three keep the house apart from each other (GB/T 22239-2019 8.1.4.2 d): the administrator of the system, that of security, and the `auditor`, who reads
 * everything and changes nothing. `administrator` is both of the first while a town has appointed none of security, and of the system alone from then on.
 */
export type Role = (typeof roles)[number]

/** Who calls. Every call of the kernel takes one; its town is the scope of every statement. */
export interface Actor {
  readonly id: string
  readonly name: string
  readonly town: string
  readonly role: Role
  /** The record of 干部 that stands for this person; whoever has one answers for what its duties name. */
  readonly cadre?: string | undefined
  /** Stands for everybody of the role, as when a demo's past is told; no account ever does. */
  readonly everywhere?: true | undefined
  /** The reason that was stated with this call for writing into a closed year. */
  readonly correction?: string | undefined
}
