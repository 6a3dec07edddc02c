import type { SourcePlace } from '../diagnostic/diagnostic.ts'

/** Turns an offset into a 1-based line and column; a column counts characters (code points), not UTF-16 units. */
export type PlaceOf = (offset: number) => SourcePlace

/** Indexes the lines of a text once; `\n` and `\r\n` both end a line. */
export function indexLines(text: string, source: string): PlaceOf {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    const before = text.slice(starts[low] ?? 0, offset)
    return { source, line: low + 1, column: Array.from(before).length + 1 }
  }
}

/** Orders places of one source by the text. */
export function comparePlaces(left: SourcePlace, right: SourcePlace): number {
  return left.line - right.line || left.column - right.column
}
