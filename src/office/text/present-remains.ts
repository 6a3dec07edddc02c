import type { Diagnostic } from '../../definition/diagnostic/diagnostic.ts'
import { documentProblem } from './document-codes.ts'
import type { DocumentRemain } from './document-text.ts'

/** What a .docx would give away beside its words, as problems of its text. */
export function presentRemains(remains: readonly DocumentRemain[], source: string): readonly Diagnostic[] {
  return remains.map(({ kind, words, line }) => documentProblem({ source, line, column: 1 }, `document-${kind}`, { words }))
}
