/**
 * One run at a time of something that reads how things are. Who asks while one is under way shares the next one, so that everybody is told what was read after
 * they asked, however many ask at once.
 */
export class OneAtATime<Result> {
  #running: Promise<unknown> | undefined
  #next: Promise<Result> | undefined

  constructor(private readonly run: () => Promise<Result>) {}

  /** Whether nobody is waiting. */
  get idle(): boolean {
    return this.#running === undefined && this.#next === undefined
  }

  ask(): Promise<Result> {
    if (this.#next !== undefined) return this.#next
    if (this.#running === undefined) return this.#start()
    this.#next = this.#running.then(() => {
      this.#next = undefined
      return this.#start()
    })
    return this.#next
  }

  #start(): Promise<Result> {
    const result = this.run()
    const over: Promise<void> = result.then(
      () => this.#end(over),
      () => this.#end(over),
    )
    this.#running = over
    return result
  }

  #end(over: Promise<unknown>): void {
    if (this.#running === over) this.#running = undefined
  }
}
