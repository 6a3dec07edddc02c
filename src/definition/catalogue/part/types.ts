import type { ClaimDefinition } from '../../claim/types.ts'
import type { ResolvedIndicator } from '../../indicator/types.ts'
import type { ResolvedLedger } from '../../ledger/types.ts'
import type { ResolvedLoop, ResolvedState, ResolvedStep } from '../../loop/types.ts'
import type { Catalogue, ResolvedPack } from '../types.ts'

/** What can be asked for by its id; each list of the catalogue has one name for its members. */
export const partKinds = ['pack', 'ledger', 'loop', 'indicator', 'board', 'setting'] as const
export type PartKind = (typeof partKinds)[number]

/** A catalogue with less: one definition and what stands in its words. Every member is as it is in the whole. */
export type CataloguePart = Pick<Catalogue, 'packs' | 'ledgers' | 'loops' | 'indicators' | 'boards' | 'settings'>

/** What frame, menu, links and lists need of every definition: names, and which way a case goes on. */
export interface CatalogueOutline {
  readonly packs: readonly Pick<ResolvedPack, 'id' | 'label' | 'office'>[]
  readonly ledgers: readonly Pick<ResolvedLedger, 'id' | 'label' | 'pack' | 'addedBy'>[]
  readonly loops: readonly LoopOutline[]
  readonly screens: Catalogue['screens']
}

export interface LoopOutline extends Pick<ResolvedLoop, 'id' | 'label' | 'pack' | 'ledger'> {
  readonly states: readonly (Pick<ResolvedState, 'id'> & Partial<Pick<ResolvedState, 'ends'>>)[]
  readonly steps: readonly Pick<ResolvedStep, 'id' | 'from' | 'to' | 'aside' | 'returns'>[]
}

/** What a report is written with: the names of tokens, the phrases of claims, the packs' sections. */
export interface CatalogueWriting {
  readonly packs: readonly ResolvedPack[]
  readonly indicators: readonly WrittenIndicator[]
  readonly claims: readonly Pick<ClaimDefinition, 'phrase' | 'aliases' | 'note'>[]
}

export interface WrittenIndicator extends Pick<ResolvedIndicator, 'id' | 'label' | 'aliases' | 'unit' | 'note' | 'pack' | 'type'> {
  /** Labels of the slices that a token may ask for. */
  readonly dimensions: readonly string[]
  /** Initials and whole syllables of the label, `cybfhs chanyebangfuhushu`, where the server worked them out. */
  readonly pinyin?: string
}
