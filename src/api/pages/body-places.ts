/** Forms with pictures are read in memory: so many at once, and few of them of one address. */
const mostAtOnce = 12
const mostOfAddress = 3

/** Who is sending something just now. */
export class BodyPlaces {
  readonly #taken: string[] = []

  /** Gives the place back when `work` is over; undefined, with nothing done, when none is free. */
  async run<Result>(address: string, work: () => Promise<Result>): Promise<Result | undefined> {
    const own = this.#taken.filter((one) => one === address).length
    if (this.#taken.length >= mostAtOnce || own >= mostOfAddress) return undefined
    this.#taken.push(address)
    try {
      return await work()
    } finally {
      this.#taken.splice(this.#taken.indexOf(address), 1)
    }
  }
}
