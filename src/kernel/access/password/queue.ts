export interface QueueOptions {
  /** So many works go on at once. */
  readonly width: number
  /** So many more may wait. */
  readonly most: number
}

/** Does works in the order they come, some at a time. Gives undefined, without beginning it, for one that comes when as many wait as may. */
export function createQueue({ width, most }: QueueOptions): <Result>(work: () => Promise<Result>) => Promise<Result> | undefined {
  let going = 0
  const waiting: (() => void)[] = []
  const take = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      // Whoever is next goes on in this one's place.
      if (next === undefined) going -= 1
      else next()
    }
  }
  return (work) => {
    if (going < width) {
      going += 1
      return take(work)
    }
    if (waiting.length >= most) return undefined
    return new Promise<void>((begin) => waiting.push(begin)).then(() => take(work))
  }
}
