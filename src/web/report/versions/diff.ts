/** A stretch of two lists: `before[from..to)` became `after[start..end)`; both empty of none. */
export interface Hunk {
  readonly from: number
  readonly to: number
  readonly start: number
  readonly end: number
}

/** Above so many cells of the table the middle counts as changed as a whole: nobody reads a difference of that size piece by piece. */
const largest = 6_000_000

/** What is different between two lists, by the longest that both have in common. */
export function diffLists(before: readonly string[], after: readonly string[]): readonly Hunk[] {
  let head = 0
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1
  let tail = 0
  while (tail < before.length - head && tail < after.length - head && before[before.length - 1 - tail] === after[after.length - 1 - tail])
    tail += 1
  const left = before.slice(head, before.length - tail)
  const right = after.slice(head, after.length - tail)
  if (left.length === 0 && right.length === 0) return []
  if (left.length * right.length > largest || left.length === 0 || right.length === 0)
    return [{ from: head, to: head + left.length, start: head, end: head + right.length }]
  return hunksOf(left, right, head)
}

function hunksOf(left: readonly string[], right: readonly string[], head: number): readonly Hunk[] {
  const width = right.length + 1
  // common[i, j]: how many the rest of both have in common.
  const common = new Uint32Array((left.length + 1) * width)
  const at = (row: number, column: number) => common[row * width + column] ?? 0
  for (let row = left.length - 1; row >= 0; row -= 1)
    for (let column = right.length - 1; column >= 0; column -= 1)
      common[row * width + column] =
        left[row] === right[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1))
  const hunks: Hunk[] = []
  let [row, column] = [0, 0]
  while (row < left.length || column < right.length) {
    if (row < left.length && column < right.length && left[row] === right[column]) {
      row += 1
      column += 1
      continue
    }
    const [from, start] = [row, column]
    while ((row < left.length || column < right.length) && !(row < left.length && column < right.length && left[row] === right[column])) {
      if (column >= right.length || (row < left.length && at(row + 1, column) >= at(row, column + 1))) row += 1
      else column += 1
    }
    hunks.push({ from: head + from, to: head + row, start: head + start, end: head + column })
  }
  return hunks
}
