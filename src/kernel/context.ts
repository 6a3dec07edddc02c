import type { CatalogueIndex } from '../definition/catalogue/index-catalogue.ts'
import type { AuditNote, Change, Writer } from './audit/types.ts'
import type { LedgerWatch } from './ledger/watch.ts'
import type { Engine } from './storage/types.ts'

/** Everything the kernel's verbs need from outside; made by `openKernel`, passed first. */
export interface Kernel {
  readonly engine: Engine
  readonly catalogue: CatalogueIndex
  /** Names the catalogue in the database: a frozen report keeps it. */
  readonly definition: string
  readonly clock: () => Date
  /** UUIDv7, so that ids of one import stand together in the index. */
  readonly newId: () => string
  /** Holds a change to the rules over several records before it is committed. */
  readonly closeChange: (change: Change) => Promise<void>
  /** What follows the records of some ledgers: which ones, and what it does behind each entry. */
  readonly watch: LedgerWatch
  readonly afterChange: (change: Change, writer: Writer, note: AuditNote) => Promise<void>
}
