/** Places of the cells with something to see in them; of the first of those, where `most` says so. */
export function placesFilled(cells: readonly string[], most = cells.length): number[] {
  const places: number[] = []
  for (let at = 0; at < cells.length && places.length < most; at += 1) if (!isBlank(cells[at] ?? '')) places.push(at)
  return places
}

export function isBlank(text: string): boolean {
  // Nearly every cell is told by its first character: spaces of all kinds stand below it, or from there on.
  const first = text.charCodeAt(0)
  if (first > 0x20 && first < 0x80) return false
  return text === '' || /^[\s\u3000]*$/.test(text)
}
