import type { CompiledAssertion, CompiledReport, Proof, ReportBlock, ReportInline, Verdict } from '../../definition/report/types.ts'
import type { ReportSearch } from './report-search.ts'

/** One marked place of a report: a figure by its number, a claim by its index, or an assertion of words and typed numbers by its index. */
export type Mark =
  | { readonly type: 'figure'; readonly n: number }
  | { readonly type: 'claim'; readonly index: number }
  | { readonly type: 'words'; readonly index: number }

export function markKey(mark: Mark): string {
  return mark.type === 'figure' ? `figure-${mark.n}` : `${mark.type}-${mark.index}`
}

/** Every mark in the order of the text: what j and k walk. */
export function listMarks(blocks: readonly ReportBlock[]): readonly Mark[] {
  const marks = blocks.flatMap((block) => (block.type === 'table' ? block.rows.flat(2) : block.inlines)).flatMap(toMark)
  // An assertion with a token in its midst stands in several pieces.
  const seen = new Set<string>()
  return marks.filter((mark) => {
    const known = seen.has(markKey(mark))
    seen.add(markKey(mark))
    return !known
  })
}

function toMark(inline: ReportInline): readonly Mark[] {
  const mark = markOfInline(inline)
  return mark === undefined ? [] : [mark]
}

export function markOfInline(inline: ReportInline): Mark | undefined {
  if (inline.type === 'figure') return { type: 'figure', n: inline.n }
  if (inline.type === 'claim') return { type: 'claim', index: inline.index }
  return inline.assertion === undefined ? undefined : { type: 'words', index: inline.assertion }
}

/** The mark of an assertion, by its index in the report. */
export function markOfAssertion({ figure, claim }: CompiledAssertion, index: number): Mark {
  if (figure !== undefined) return { type: 'figure', n: figure }
  return claim === undefined ? { type: 'words', index } : { type: 'claim', index: claim }
}

export function assertionOfMark({ assertions }: CompiledReport, mark: Mark): CompiledAssertion | undefined {
  if (mark.type === 'words') return assertions[mark.index]
  return assertions.find(({ figure, claim }) => (mark.type === 'figure' ? figure === mark.n : claim === mark.index))
}

/** The verdict of every mark, by its key. */
export function verdictsOf({ assertions }: CompiledReport): ReadonlyMap<string, Verdict> {
  return new Map(assertions.map((one, index) => [markKey(markOfAssertion(one, index)), one.verdict]))
}

/** The places of one verdict in the order of the text. */
export function marksOfVerdict({ assertions }: CompiledReport, verdict: Verdict): readonly Mark[] {
  return assertions.flatMap((one, index) => (one.verdict === verdict ? [markOfAssertion(one, index)] : []))
}

export function searchOfMark(mark: Mark): ReportSearch {
  return mark.type === 'figure' ? { figure: mark.n } : mark.type === 'claim' ? { claim: mark.index } : { words: mark.index }
}

export function selectedMark(search: ReportSearch): Mark | undefined {
  if (search.figure !== undefined) return { type: 'figure', n: search.figure }
  if (search.claim !== undefined) return { type: 'claim', index: search.claim }
  return search.words === undefined ? undefined : { type: 'words', index: search.words }
}

/** The mark that begins exactly at a place of the template. */
export function markAt(report: CompiledReport, line: number, column: number): Mark | undefined {
  const index = report.assertions.findIndex(({ at }) => at.line === line && at.column === column)
  const found = report.assertions[index]
  return found === undefined ? undefined : markOfAssertion(found, index)
}

/** Where a mark stands in the template. */
export function placeOfMark(report: CompiledReport, mark: Mark): { readonly line: number; readonly column: number } | undefined {
  if (mark.type === 'figure') return report.figures.find(({ n }) => n === mark.n)?.at
  return mark.type === 'claim' ? report.claims.find(({ index }) => index === mark.index)?.at : report.assertions[mark.index]?.at
}

export function stepMark(marks: readonly Mark[], current: Mark | undefined, step: 1 | -1): Mark | undefined {
  if (marks.length === 0) return undefined
  const at = current === undefined ? -1 : marks.findIndex((mark) => markKey(mark) === markKey(current))
  if (at === -1) return step === 1 ? marks[0] : marks[marks.length - 1]
  return marks[(at + step + marks.length) % marks.length]
}

export const proofWords: Readonly<Record<Proof, string>> = { holds: '已证实', fails: '不成立', unproved: '无据', attested: '有佐证' }

/** The same for a word from the server; anything else is shown as it came. */
export function proofWord(proof: string): string {
  return Object.entries(proofWords).find(([known]) => known === proof)?.[1] ?? proof
}
