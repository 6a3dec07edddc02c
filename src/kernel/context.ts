import type { CatalogueIndex } from '../definition/catalogue/index-catalogue.ts'
import type { WriteHooks } from './audit/types.ts'
import type { LedgerWatch } from './ledger/watch.ts'
import type { Engine } from './storage/types.ts'

/** Everything the kernel's verbs need from outside; made by `openKernel`, passed first. */
export interface Kernel extends WriteHooks {
  readonly engine: Engine
  readonly catalogue: CatalogueIndex
  /** Names the catalogue in the database: a frozen report keeps it. */
  readonly definition: string
  readonly clock: () => Date
  /** UUIDv7, so that ids of one import stand together in the index. */
  readonly newId: () => string
  /** What follows the records of some ledgers, and which ones. */
  readonly watch: LedgerWatch
}
