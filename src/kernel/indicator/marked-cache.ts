/** Values computed from ledgers, kept until one of those ledgers changes. The least recently used go first. */
export interface MarkedCache<Value> {
  readonly find: (key: string, marks: ReadonlyMap<string, string>) => Value | undefined
  readonly keep: (
    key: string,
    entry: { readonly ledgers: Iterable<string>; readonly marks: ReadonlyMap<string, string>; readonly value: Value },
  ) => void
}

interface Entry<Value> {
  readonly ledgers: readonly string[]
  readonly signature: string
  readonly value: Value
}

/** A cache of so many values at the most, the longest unused going first. A value is found while none of its ledgers has changed since. */
export function createMarkedCache<Value>(most: number): MarkedCache<Value> {
  const entries = new Map<string, Entry<Value>>()
  return {
    find: (key, marks) => {
      const entry = entries.get(key)
      if (entry === undefined || entry.signature !== sign(entry.ledgers, marks)) return undefined
      entries.delete(key)
      entries.set(key, entry)
      return entry.value
    },
    keep: (key, { ledgers, marks, value }) => {
      const names = [...ledgers]
      entries.delete(key)
      entries.set(key, { ledgers: names, signature: sign(names, marks), value })
      for (const oldest of entries.keys()) {
        if (entries.size <= most) break
        entries.delete(oldest)
      }
    },
  }
}

function sign(ledgers: readonly string[], marks: ReadonlyMap<string, string>): string {
  return ledgers.map((ledger) => marks.get(ledger) ?? '').join(' ')
}
