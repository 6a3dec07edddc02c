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
  'statement',
] as const

export type AssertionKind = (typeof assertionKinds)[number]
