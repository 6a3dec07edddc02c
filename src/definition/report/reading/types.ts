import type { TemplateToken } from '../types.ts'

/** What a sentence of a report can assert; what proves each is told in docs/adr/0017. */
export const assertionKinds = [
  'level',
  'count',
  'part',
  'share',
  'change',
  'multiple',
  'comparison',
  'threshold',
  'rank',
  'superlative',
  'streak',
  'universal',
  'completion',
  'date',
  'duration',
  'average',
  'name',
  'causal',
  'target',
] as const

export type AssertionKind = (typeof assertionKinds)[number]

/** A stretch of a line as its author wrote it: literal words, or one token. Offsets are those of the source. */
export type ReadingPart =
  | { readonly type: 'text'; readonly text: string; readonly offset: number }
  | { readonly type: 'token'; readonly token: TemplateToken }

/** A line freed of its dressing: full width, spaces, Han numerals and traditional characters read as their plain forms. */
export interface NormalText {
  readonly text: string
  /** Where each character of `text` stands in the source; a token's is its first `{`. */
  readonly origin: readonly number[]
  /** By offset in the source. */
  readonly tokens: ReadonlyMap<number, TemplateToken>
  /** Source offsets of numbers that were written in Han characters. */
  readonly han: ReadonlySet<number>
}

/** What stands in the text for a token; variables and background words are read as words. */
export const tokenMarks = { figure: '\uE000', claim: '\uE001', attested: '\uE002' } as const

/** Stands for each character of a set phrase. */
export const setPhraseMark = '■'
