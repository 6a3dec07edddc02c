import type { Engine, Session } from '../storage/types.ts'
import type { ByLedger } from './by-ledger.ts'

export const digestAlgorithms = ['sha256', 'sm3'] as const
export type DigestAlgorithm = (typeof digestAlgorithms)[number]

/** What runs around every entry, inside its transaction. Whoever writes must say so, if it is only `noHooks`. */
export interface WriteHooks {
  /** Runs when a change has written all it will, before its entry: what must hold of the whole, however it was written. */
  readonly closeChange: (change: Change) => Promise<void>
  /** Runs behind an entry that wrote to records which something follows (`Change.written`): it may add entries of its own to the transaction. */
  readonly afterChange: (change: Change, entry: WrittenEntry) => Promise<void>
}

/** For what writes no records: towns and users. */
export const noHooks: WriteHooks = { closeChange: async () => {}, afterChange: async () => {} }

/** What writing needs from the kernel; the kernel itself fits. */
export interface AuditContext extends WriteHooks {
  readonly engine: Engine
  readonly clock: () => Date
}

/**
 * What brought a write about, for what runs behind its entry. It is told beside the entry and never kept in it: what the chain keeps steers nothing.
 * `step` is a loop's own writing into the records of its cases, `effect` what a step does to other records.
 */
export type Cause =
  | { readonly type: 'hand' }
  | { readonly type: 'file' }
  | { readonly type: 'step' | 'effect'; readonly loop: string; readonly step: string }

/** Whether it came by a step, whose rules say what it may do. */
export function isOfStep({ type }: Cause): boolean {
  return type === 'step' || type === 'effect'
}

export interface WrittenEntry {
  readonly writer: Writer
  readonly note: AuditNote
  readonly cause: Cause
}

/** Who writes, as the chain remembers it. */
export interface Writer {
  readonly id: string
  readonly town: string
  /** As a person knows them; the chain itself keeps only the id. */
  readonly name?: string | undefined
  /** What they may do, and the cadre they are; the machine itself has neither. */
  readonly role?: string | undefined
  readonly cadre?: string | undefined
  readonly everywhere?: true | undefined
  /** Why they write into a year that is closed; absent: they may not. */
  readonly correction?: string | undefined
}

/** What an entry did to one record: before and after in the text form of the columns; undefined where it was not in force. */
export interface WrittenRecord {
  readonly id: string
  readonly before: Readonly<Record<string, string | null>> | undefined
  readonly after: Readonly<Record<string, string | null>> | undefined
}

/** What of a record waits until a second person has agreed: by field, what it says and what it is to say. */
export interface HeldChange {
  readonly ledger: string
  readonly record: string
  readonly fields: Readonly<Record<string, { readonly was: string | null; readonly will: string | null }>>
}

/** What a change leaves behind its entry about agreements: what it asks for, and what of others it overtook. */
export interface AgreementWord {
  readonly held: HeldChange[]
  /** By id: what is no longer to be agreed to, and what its own asker took back. */
  readonly overtaken: Set<string>
  readonly withdrawn: Set<string>
}

/** One transaction's place in the chain: everything it writes carries this instant, this entry number and this actor. */
export interface Change {
  readonly session: Session
  readonly town: string
  readonly actor: string
  /** The actor's role; the machine itself has none. */
  readonly role: string | undefined
  /** The cadre they are, whose part of the town they write in. */
  readonly cadre?: string | undefined
  readonly everywhere?: true | undefined
  readonly seq: number
  /** Later than every instant written in this town before. */
  readonly at: string
  readonly algorithm: DigestAlgorithm
  /** The entry that last changed what ledgers the town has made itself; 0 while it has made none. */
  readonly definedAt: number
  /** Records written so far that are held to a rule over several records. */
  readonly held: ByLedger<string>
  /** What was done to records that something else follows. */
  readonly written: ByLedger<WrittenRecord>
  /** Why the writer writes into closed years, if they said so, and those that the change wrote into: its entry keeps both. */
  readonly correction?: string | undefined
  readonly corrected: Set<string>
  readonly agreement: AgreementWord
}

/** Plain values only, no fractions: the entry's digest is taken over this. */
export type AuditDetail = Readonly<Record<string, string | number | boolean | null>>

export interface AuditNote {
  readonly action: string
  readonly ledger: string | null
  readonly record: string | null
  readonly detail: AuditDetail
}

export interface AuditEntry extends AuditNote {
  readonly town: string
  readonly seq: number
  readonly at: string
  readonly actor: string
  readonly digest: string
  readonly previousDigest: string
}
