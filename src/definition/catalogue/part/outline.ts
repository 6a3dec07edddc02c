import type { Catalogue } from '../types.ts'
import type { CatalogueOutline, CatalogueWriting } from './types.ts'

/** The outline of a catalogue: some tens of kilobytes of a megabyte. */
export function outlineOf({ packs, ledgers, loops, screens }: Catalogue): CatalogueOutline {
  return {
    packs: packs.map(({ id, label, office }) => ({ id, label, office })),
    ledgers: ledgers.map(({ id, label, pack, addedBy }) => ({ id, label, pack, ...(addedBy === undefined ? {} : { addedBy }) })),
    loops: loops.map(({ id, label, pack, ledger, states, steps }) => ({
      id,
      label,
      pack,
      ledger,
      states: states.map(({ id, ends }) => ({ id, ends })),
      steps: steps.map(({ id, from, to, aside, returns }) => ({ id, from, to, returns, ...(aside === undefined ? {} : { aside }) })),
    })),
    screens,
  }
}

/** What of a catalogue a report is written with. */
export function writingOf({ packs, indicators, claims }: Catalogue): CatalogueWriting {
  return {
    packs,
    indicators: indicators.map((indicator) => {
      const { id, label, aliases, unit, note, pack, type } = indicator
      const dimensions = 'dimensions' in indicator ? indicator.dimensions.map((dimension) => dimension.label) : []
      return { id, label, aliases, unit, note, pack, type, dimensions }
    }),
    claims: claims.map(({ phrase, aliases, note }) => ({
      phrase,
      ...(aliases === undefined ? {} : { aliases }),
      ...(note === undefined ? {} : { note }),
    })),
  }
}
