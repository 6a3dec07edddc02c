import type { CatalogueIndex } from '../definition/catalogue/index-catalogue.ts'
import type { ResolvedLedger } from '../definition/ledger/types.ts'
import type { WriteHooks } from './audit/types.ts'
import type { LedgerWatch } from './ledger/watch.ts'
import type { Engine } from './storage/types.ts'

/** What a town has made itself. */
export interface OwnDefinitions {
  readonly catalogue: CatalogueIndex
  readonly definedAt: number
  readonly removed: readonly ResolvedLedger[]
}

/** Everything the kernel's verbs need from outside; made by `openKernel`, passed first. */
export interface Kernel extends WriteHooks {
  readonly engine: Engine
  readonly catalogue: CatalogueIndex
  /** The program's own catalogue, which every town has; `catalogue` has the town's own ledgers beside it, where it is a town's kernel. */
  readonly base: CatalogueIndex
  /** Names the base in the database: a frozen report keeps it. */
  readonly definition: string
  /** The entry that last changed the town's own ledgers, as `catalogue` has them; 0 where it has none. Records are written by whoever knows the newest. */
  readonly definedAt: number
  /** Ledgers that the town made and removed: in no list, and still verified. */
  readonly removed: readonly ResolvedLedger[]
  /** The same kernel for a town with ledgers of its own. */
  readonly withOwn: (own: OwnDefinitions) => Kernel
  readonly clock: () => Date
  /** UUIDv7, so that ids of one import stand together in the index. */
  readonly newId: () => string
  /** What follows the records of some ledgers, and which ones. */
  readonly watch: LedgerWatch
}
