/** Items by ledger: they are added, and none is taken away again. */
export interface ByLedger<Item> extends Iterable<readonly [ledger: string, items: readonly Item[]]> {
  add(ledger: string, items: Iterable<Item>): void
  of(ledger: string): readonly Item[]
  readonly isEmpty: boolean
}

/** None as yet. */
export function createByLedger<Item>(): ByLedger<Item> {
  const lists = new Map<string, Item[]>()
  return {
    add(ledger, items) {
      const list = lists.get(ledger) ?? []
      for (const item of items) list.push(item)
      if (list.length > 0) lists.set(ledger, list)
    },
    of: (ledger) => lists.get(ledger) ?? [],
    get isEmpty() {
      return lists.size === 0
    },
    [Symbol.iterator]: () => lists[Symbol.iterator](),
  }
}
