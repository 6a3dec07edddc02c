export const roles = ['administrator', 'clerk', 'editor', 'leader', 'villageCadre', 'gridWorker', 'auditor'] as const

/** Simple roles of the spine; the full matrix has its own issue. `auditor` reads everything and changes nothing. */
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
