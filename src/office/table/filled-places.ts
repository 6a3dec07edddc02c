/** Places of the cells with something to see in them. */
export function placesFilled(cells: readonly string[]): number[] {
  const places: number[] = []
  for (const [at, cell] of cells.entries()) if (!isBlank(cell)) places.push(at)
  return places
}

export function isBlank(text: string): boolean {
  return text === '' || /^[\s\u3000]*$/.test(text)
}
