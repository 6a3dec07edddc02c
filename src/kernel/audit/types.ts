import type { Engine, Session } from '../storage/types.ts'

export type DigestAlgorithm = 'sha256' | 'sm3'

/** What writing needs from the kernel; the kernel itself fits. */
export interface AuditContext {
  readonly engine: Engine
  readonly clock: () => Date
  /** Runs when a change has written all it will, still inside its transaction: what must hold of the whole, however it was written. */
  readonly closeChange?: (change: Change) => Promise<void>
  /** Runs behind an entry that wrote to records which something follows (`Change.written`): it may add entries of its own to the transaction. */
  readonly afterChange?: (change: Change, writer: Writer, note: AuditNote) => Promise<void>
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
}

/** What an entry did to one record: before and after in the text form of the columns; undefined where it was not in force. */
export interface WrittenRecord {
  readonly id: string
  readonly before: Readonly<Record<string, string | null>> | undefined
  readonly after: Readonly<Record<string, string | null>> | undefined
}

/** One transaction's place in the chain: everything it writes carries this instant, this entry number and this actor. */
export interface Change {
  readonly session: Session
  readonly town: string
  readonly actor: string
  /** The actor's role; the machine itself has none. */
  readonly role: string | undefined
  readonly seq: number
  /** Later than every instant written in this town before. */
  readonly at: string
  readonly algorithm: DigestAlgorithm
  /** Records written so far that are held to a rule over several records, by ledger. */
  readonly held: Map<string, string[]>
  /** What was done to records that something else follows, by ledger. */
  readonly written: Map<string, WrittenRecord[]>
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
