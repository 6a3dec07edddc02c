import type { ProseLine } from './prose.ts'

const heading =
  /^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|第[一二三四五六七八九十\d]+[章节条部]|\d{1,2}[.．、](?!\d)|[-*+—●·])/
const shortest = 15

/** A sentence that an editor or a PDF broke at the end of a line is one line again: what ends without a mark, and goes on without an indent. */
export function joinBrokenLines(lines: readonly ProseLine[], written: readonly string[]): readonly ProseLine[] {
  const joined: ProseLine[] = []
  for (const line of lines) {
    const before = joined.at(-1)
    if (before !== undefined && goesOn(before, line, written)) joined[joined.length - 1] = join(before, line)
    else joined.push(line)
  }
  return joined
}

function goesOn(before: ProseLine, line: ProseLine, written: readonly string[]): boolean {
  if (before.kind !== 'paragraph' || line.kind !== 'paragraph' || before.text.length < shortest) return false
  const { line: row } = line.placeOf(0)
  if (before.placeOf(before.text.length - 1).line !== row - 1 || /^[ \t\u3000]/.test(written[row - 1] ?? '')) return false
  if (heading.test(line.text) || !/[，,。；;]/.test(before.text)) return false
  return /[\u4e00-\u9fa5\d.%％，,、（(“]$/.test(before.text)
}

function join(before: ProseLine, line: ProseLine): ProseLine {
  const { length } = before.text
  return {
    ...before,
    text: before.text + line.text,
    placeOf: (index) => (index < length ? before.placeOf(index) : line.placeOf(index - length)),
  }
}
