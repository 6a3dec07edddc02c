/** A stream of pseudo-random numbers from a seed text: the same seed gives the same township, on every machine and in every year. */
export interface Random {
  /** 0 … below − 1 */
  below(limit: number): number
  /** least … most, both included */
  between(least: number, most: number): number
  pick<Item>(items: readonly Item[]): Item
  shuffle<Item>(items: readonly Item[]): Item[]
}

export function createRandom(seed: string): Random {
  let state = hash(seed)
  // mulberry32, kept as an unsigned integer: no fraction ever reaches an amount.
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const below = (limit: number): number => next() % limit
  return {
    below,
    between: (least, most) => least + below(most - least + 1),
    pick: (items) => {
      const item = items[below(items.length)]
      if (item === undefined) throw new Error('nothing to pick from')
      return item
    },
    shuffle: (items) => {
      const mixed = [...items]
      for (let last = mixed.length - 1; last > 0; last--) {
        const other = below(last + 1)
        const held = mixed[last]
        const swapped = mixed[other]
        if (held === undefined || swapped === undefined) continue
        mixed[last] = swapped
        mixed[other] = held
      }
      return mixed
    },
  }
}

/** FNV-1a over the seed's UTF-16 units. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  return value >>> 0
}
