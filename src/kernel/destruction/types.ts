import type { Instant } from '../ledger/types.ts'

/** A declared response, by the ledger it stands in and its record. */
export interface ResponseName {
  readonly responses: string
  readonly response: string
}

/** The records of some ledgers whose term was over by the day. */
export interface DueName {
  readonly ledgers: readonly string[]
  readonly day: string
}

export interface DestructionCount {
  readonly ledger: string
  readonly label: string
  readonly records: number
  readonly versions: number
}

/** What would go, what would stay, and what stands in the way. */
export interface DestructionPreview extends ResponseName {
  readonly name: string
  readonly firstDay: string
  /** Empty while the response goes on. */
  readonly lastDay: string
  readonly counts: readonly DestructionCount[]
  readonly files: number
  /** Frozen reports and templates whose figures are sealed. */
  readonly reports: readonly string[]
  /** Reports that print names out of the records; those places will be unknown. */
  readonly losing: readonly string[]
  /** Why it cannot be done yet, each with what to do. */
  readonly obstacles: readonly string[]
  /** Records of the same ledgers that belong to no declared response at all. */
  readonly strays: readonly DestructionCount[]
}

export type CertificateState = 'requested' | 'cancelled' | 'destroyed' | 'cleaned'

export interface Certificate extends ResponseName {
  readonly id: string
  readonly version: number
  readonly state: CertificateState
  readonly name: string
  /** Absent of a response; of due records `responses` and `response` are empty. */
  readonly due?: DueName
  /** What it is about, in words. */
  readonly responseName: string
  readonly firstDay: string
  readonly lastDay: string
  readonly method: string
  readonly witness: string
  readonly requester: string
  readonly requestedBy: string
  readonly requestedAt: string
  /** A digest over what was asked to be destroyed; empty of a response, which goes as it stands. */
  readonly asked: string
  readonly confirmedBy: string
  readonly destroyedAt: string
  readonly records: number
  readonly versions: number
  readonly files: number
  readonly scrubbed: number
  readonly sealed: number
  readonly counts: readonly DestructionCount[]
  readonly digest: string
  /** The number of its entry in the chain; 0 before. */
  readonly entry: number
  readonly recordedAt: Instant
}
