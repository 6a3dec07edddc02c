import type { SourcePlace } from '../diagnostic/diagnostic.ts'
import { firstWhere } from '../first-where.ts'

/** Turns an offset into a 1-based line and column; a column counts characters (code points), not UTF-16 units. */
export type PlaceOf = (offset: number) => SourcePlace

const surrogatePair = /[\uD800-\uDBFF][\uDC00-\uDFFF]/g

/** Indexes the lines of a text once; `\n` and `\r\n` both end a line. Looking a place up costs no walk along its line, however long that is. */
export function indexLines(text: string, source: string): PlaceOf {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  // Rare ideographs take two units each: where they end, in the order of the text.
  const pairs = Array.from(text.matchAll(surrogatePair), ({ index }) => index + 2)
  return (offset) => {
    const line = countUpTo(starts, offset) - 1
    const start = starts[line] ?? 0
    const rare = countUpTo(pairs, offset) - countUpTo(pairs, start)
    return { source, line: line + 1, column: offset - start - rare + 1 }
  }
}

/** How many of the ascending numbers are at most `limit`. */
function countUpTo(numbers: readonly number[], limit: number): number {
  return firstWhere(numbers.length, (index) => (numbers[index] ?? 0) > limit)
}

/** Orders places of one source by the text. */
export function comparePlaces(left: SourcePlace, right: SourcePlace): number {
  return left.line - right.line || left.column - right.column
}
