import type { CompiledReport } from './types.ts'

type Proofs = Pick<CompiledReport, 'figures' | 'claims' | 'checks' | 'assertions' | 'backgrounds' | 'problems'>

/** What a document comes to in which nothing was asserted, so nothing had to be proved. */
export const nothingProved: Proofs = { figures: [], claims: [], checks: [], assertions: [], backgrounds: [], problems: [] }
