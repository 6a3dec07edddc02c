import type { CompiledReport, Proof, ReportBlock, ReportInline } from '../../definition/report/types.ts'
import type { ReportSearch } from './report-search.ts'

/** One marked place of a report: a figure by its number, or a claim by its index. */
export type Mark = { readonly type: 'figure'; readonly n: number } | { readonly type: 'claim'; readonly index: number }

export function markKey(mark: Mark): string {
  return mark.type === 'figure' ? `figure-${mark.n}` : `claim-${mark.index}`
}

/** Every mark in the order of the text: what j and k walk. */
export function listMarks(blocks: readonly ReportBlock[]): readonly Mark[] {
  return blocks.flatMap((block) => (block.type === 'table' ? block.rows.flat(2) : block.inlines)).flatMap(toMark)
}

function toMark(inline: ReportInline): Mark[] {
  if (inline.type === 'figure') return [{ type: 'figure', n: inline.n }]
  return inline.type === 'claim' ? [{ type: 'claim', index: inline.index }] : []
}

export function selectedMark(search: ReportSearch): Mark | undefined {
  if (search.figure !== undefined) return { type: 'figure', n: search.figure }
  return search.claim === undefined ? undefined : { type: 'claim', index: search.claim }
}

/** The mark written exactly at a place of the template. */
export function markAt(report: CompiledReport, line: number, column: number): Mark | undefined {
  const figure = report.figures.find(({ at }) => at.line === line && at.column === column)
  if (figure !== undefined) return { type: 'figure', n: figure.n }
  const claim = report.claims.find(({ at }) => at.line === line && at.column === column)
  return claim === undefined ? undefined : { type: 'claim', index: claim.index }
}

export function stepMark(marks: readonly Mark[], current: Mark | undefined, step: 1 | -1): Mark | undefined {
  if (marks.length === 0) return undefined
  const at = current === undefined ? -1 : marks.findIndex((mark) => markKey(mark) === markKey(current))
  if (at === -1) return step === 1 ? marks[0] : marks[marks.length - 1]
  return marks[(at + step + marks.length) % marks.length]
}

export const proofWords: Readonly<Record<Proof, string>> = { holds: '已证实', fails: '不成立', unproved: '无法证明', attested: '有佐证' }

/** The same for a word from the server; anything else is shown as it came. */
export function proofWord(proof: string): string {
  return Object.entries(proofWords).find(([known]) => known === proof)?.[1] ?? proof
}

export interface ProofCounts {
  readonly holds: number
  readonly attested: number
  readonly fails: number
}

export function countProofs(report: CompiledReport): ProofCounts {
  const proofs = [...report.figures, ...report.claims].map(({ proof }) => proof)
  const count = (...wanted: readonly Proof[]) => proofs.filter((proof) => wanted.includes(proof)).length
  return { holds: count('holds'), attested: count('attested'), fails: count('fails', 'unproved') }
}
