/** Something in the store that the chain does not vouch for. */
export interface AuditProblem {
  /** The entry it belongs to, where there is one. */
  readonly seq: number | undefined
  readonly ledger: string | undefined
  readonly record: string | undefined
  readonly version: number | undefined
  /** Chinese: what differs, and in which record. */
  readonly message: string
}

export interface AuditVerification {
  readonly entries: number
  readonly versions: number
  readonly problems: readonly AuditProblem[]
}
