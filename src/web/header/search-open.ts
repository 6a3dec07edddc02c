const listeners = new Set<() => void>()

/** Opens the search over the page, from wherever a button for it stands. */
export function openSearch(): void {
  for (const listener of listeners) listener()
}

export function onOpenSearch(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
