import type { Catalogue } from '../../definition/catalogue/types.ts'
import type { ResolvedIndicator } from '../../definition/indicator/types.ts'
import type { ResolvedLedger } from '../../definition/ledger/types.ts'
import type { ResolvedLoop } from '../../definition/loop/types.ts'

export type { Catalogue }

/** The definitions with the look-ups that screens need. */
export interface CatalogueIndex {
  readonly catalogue: Catalogue
  readonly ledgers: ReadonlyMap<string, ResolvedLedger>
  readonly indicators: ReadonlyMap<string, ResolvedIndicator>
  readonly loops: ReadonlyMap<string, ResolvedLoop>
}

export function indexCatalogue(catalogue: Catalogue): CatalogueIndex {
  return {
    catalogue,
    ledgers: new Map(catalogue.ledgers.map((ledger) => [ledger.id, ledger])),
    indicators: new Map(catalogue.indicators.map((indicator) => [indicator.id, indicator])),
    loops: new Map(catalogue.loops.map((loop) => [loop.id, loop])),
  }
}
