import type { CataloguePart } from '../../definition/catalogue/part/types.ts'
import type { ResolvedIndicator } from '../../definition/indicator/types.ts'
import type { ResolvedLedger } from '../../definition/ledger/types.ts'
import type { ResolvedLoop } from '../../definition/loop/types.ts'

/** A part of the definitions with the look-ups that screens need. */
export interface PartIndex {
  readonly part: CataloguePart
  readonly ledgers: ReadonlyMap<string, ResolvedLedger>
  readonly indicators: ReadonlyMap<string, ResolvedIndicator>
  readonly loops: ReadonlyMap<string, ResolvedLoop>
}

export function indexPart(part: CataloguePart): PartIndex {
  return {
    part,
    ledgers: new Map(part.ledgers.map((ledger) => [ledger.id, ledger])),
    indicators: new Map(part.indicators.map((indicator) => [indicator.id, indicator])),
    loops: new Map(part.loops.map((loop) => [loop.id, loop])),
  }
}
