import type { CommentView } from '../../../api/contract/report.ts'

/** A comment and the line of the text that it is about; undefined when its paragraph is gone. */
export interface PlacedComment {
  readonly comment: CommentView
  readonly line: number | undefined
}

/** Where comments stand in a text that went on being written: at the same paragraph, else at the one that still says the words, else at the one most like it. */
export function placeComments(source: string, comments: readonly CommentView[]): readonly PlacedComment[] {
  if (comments.length === 0) return []
  const lines = source.split('\n')
  const known = new Map<string, number>()
  for (const [index, line] of lines.entries()) if (!known.has(line)) known.set(line, index + 1)
  return comments.map((comment) => ({ comment, line: known.get(comment.paragraph) ?? mostLike(lines, comment) }))
}

/** How many comments are open at each line. */
export function countOpen(placed: readonly PlacedComment[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  for (const { comment, line } of placed)
    if (line !== undefined && comment.settledBy === undefined) counts.set(line, (counts.get(line) ?? 0) + 1)
  return counts
}

/** Two texts share less than half of their pairs of letters: another paragraph. */
const least = 0.5

function mostLike(lines: readonly string[], { paragraph, words }: CommentView): number | undefined {
  const said = words === '' ? -1 : lines.findIndex((line) => line.includes(words))
  if (said >= 0) return said + 1
  const wanted = pairsOf(paragraph)
  let best = { line: 0, likeness: 0 }
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue
    const likeness = likenessOf(wanted, pairsOf(line))
    if (likeness > best.likeness) best = { line: index + 1, likeness }
  }
  return best.likeness >= least ? best.line : undefined
}

function pairsOf(text: string): ReadonlySet<string> {
  const letters = Array.from(text)
  return new Set(letters.slice(1).map((letter, index) => `${letters[index]}${letter}`))
}

function likenessOf(one: ReadonlySet<string>, two: ReadonlySet<string>): number {
  const [few, many] = one.size < two.size ? [one, two] : [two, one]
  const shared = [...few].filter((pair) => many.has(pair)).length
  return one.size + two.size === 0 ? 0 : (2 * shared) / (one.size + two.size)
}
