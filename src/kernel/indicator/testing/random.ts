/** Choices that are the same in every run of a seed (mulberry32). */
export interface Random {
  /** A whole number from 0 up to, not including, `most`. */
  readonly below: (most: number) => number
  readonly pick: <Item>(items: readonly Item[]) => Item
  /** True once in `times`. */
  readonly once: (times: number) => boolean
}

export function createRandom(seed: number): Random {
  let state = seed
  const below = (most: number): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % most
  }
  return {
    below,
    pick: (items) => {
      const item = items[below(items.length)]
      if (item === undefined) throw new Error('nothing to pick from')
      return item
    },
    once: (times) => below(times) === 0,
  }
}
