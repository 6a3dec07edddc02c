import { groupBy } from '../../definition/group-by.ts'

export interface PackGroup<Item> {
  readonly pack: string
  readonly label: string
  readonly items: readonly Item[]
}

/** Things of the catalogue under the domain of work they belong to, both in the order in which they come. */
export function groupByPack<Item extends { readonly pack: string }>(
  items: readonly Item[],
  labelOf: (item: Item) => string,
): readonly PackGroup<Item>[] {
  return [...groupBy(items, ({ pack }) => pack)].map(([pack, own]) => ({ pack, label: labelOf(own[0]), items: own }))
}

/** Those of whose texts one holds the words that were typed; all when none were. */
export function withWords<Item>(items: readonly Item[], words: string, textOf: (item: Item) => string): readonly Item[] {
  const wanted = words.trim()
  return wanted === '' ? items : items.filter((item) => textOf(item).includes(wanted))
}
