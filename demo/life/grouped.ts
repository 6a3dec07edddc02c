import { groupBy } from '../../src/definition/group-by.ts'

/** Items that have the same key stand together, in the order of their keys. */
export function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly (readonly [string, readonly Item[]])[] {
  return [...groupBy(items, keyOf)].sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0))
}
