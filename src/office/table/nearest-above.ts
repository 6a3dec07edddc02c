/** A title, a unit, whose form it is: more lines or longer ones are the text in which a table stands. */
const mostLines = 4
const longest = 60

/** Of the lines before a table those that may belong to it: the short ones right above, from the top. */
export function nearestAbove(lines: readonly string[]): readonly string[] {
  const filled = lines.map((line) => line.trim()).filter((line) => line !== '')
  const last = filled.slice(-mostLines)
  return last.slice(last.findLastIndex((line) => line.length > longest) + 1)
}
