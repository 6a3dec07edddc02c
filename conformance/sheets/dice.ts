/** The same throws for the same seed, on every machine. */
export interface Dice {
  /** A whole number from 0 to below `below`. */
  readonly upTo: (below: number) => number
  readonly pick: <One>(from: readonly One[]) => One
  /** Whether it happens, so many times of a hundred. */
  readonly chance: (percent: number) => boolean
}

export function dice(seed: number): Dice {
  let state = seed >>> 0
  // mulberry32, in the public domain.
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const upTo = (below: number): number => Math.floor(next() * below)
  return {
    upTo,
    chance: (percent) => upTo(100) < percent,
    pick: (from) => {
      const found = from[upTo(from.length)]
      if (found === undefined) throw new Error('nothing to pick from')
      return found
    },
  }
}
