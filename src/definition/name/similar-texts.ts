/** A text to be found again by what it says. */
export interface ComparedText {
  /** What it is called. */
  readonly name: string
  readonly text: string
}

/** So much of what is asked, or of what something is called, must be found in the other. */
const alike = 0.35
/** A name of fewer pairs is in too many texts to mean anything. */
const fewest = 3

interface Compared<Item> {
  readonly item: Item
  readonly name: ReadonlySet<string>
  readonly all: ReadonlySet<string>
}

/**
 * Finds which of some texts are about the same as what somebody writes, the likeliest first, by the pairs of characters that they share: pairs that stand in
 * few of the texts count for more. No word list, and so nothing that has to be kept up.
 */
export function findSimilar<Item extends ComparedText>(items: readonly Item[]): (asked: string, most: number) => readonly Item[] {
  const compared = items.map((item): Compared<Item> => ({ item, name: pairsOf(item.name), all: pairsOf(`${item.name}\n${item.text}`) }))
  const found = new Map<string, number>()
  for (const { all } of compared) for (const pair of all) found.set(pair, (found.get(pair) ?? 0) + 1)
  const weight = (pair: string): number => Math.log((items.length + 1) / ((found.get(pair) ?? 1) + 0.5) + 1)
  const share = (some: ReadonlySet<string>, of: ReadonlySet<string>): number => {
    if (some.size < fewest) return 0
    let [whole, part] = [0, 0]
    for (const pair of some) {
      whole += weight(pair)
      if (of.has(pair)) part += weight(pair)
    }
    return whole <= 0 ? 0 : part / whole
  }
  return (asked, most) => {
    const wanted = pairsOf(asked)
    return compared
      .map(({ item, name, all }) => ({ item, score: Math.max(share(wanted, all), share(name, wanted)) }))
      .filter(({ score }) => score >= alike)
      .sort((left, right) => right.score - left.score)
      .slice(0, most)
      .map(({ item }) => item)
  }
}

/** Pairs of characters that stand side by side, punctuation left out. */
function pairsOf(text: string): ReadonlySet<string> {
  const pairs = new Set<string>()
  for (const run of text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []) {
    const letters = [...run]
    for (let at = 0; at + 1 < letters.length; at += 1) pairs.add(`${letters[at]}${letters[at + 1]}`)
  }
  return pairs
}
