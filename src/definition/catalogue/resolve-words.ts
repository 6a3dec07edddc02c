import type { PackDefinition, WordKind } from '../pack/types.ts'
import type { CatalogueWords } from './types.ts'

const kinds: readonly WordKind[] = ['rank', 'superlative', 'streak', 'multiple', 'completion', 'universal']

/** What the packs add to the reader's lexicon, each word once. */
export function resolveWords(packs: readonly PackDefinition[]): CatalogueWords {
  return {
    names: [...new Set(packs.flatMap(({ words }) => words?.names ?? []))],
    asserting: kinds.flatMap((kind) =>
      [...new Set(packs.flatMap(({ words }) => words?.asserting?.[kind] ?? []))].map((word) => ({ kind, word })),
    ),
  }
}
