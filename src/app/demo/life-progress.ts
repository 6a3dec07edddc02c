import { type Actor, caseLedgerId, type Kernel, listRecords } from '../../kernel/index.ts'

/** How far each case of the demo had come when the loading began: nothing the first time, something when it was broken off. */
export class Progress {
  readonly begun: boolean
  readonly #taken: ReadonlyMap<string, number>
  readonly #planned = new Map<string, number>()

  private constructor(taken: ReadonlyMap<string, number>) {
    this.begun = taken.size > 0
    this.#taken = taken
  }

  static async read(kernel: Kernel, actor: Actor): Promise<Progress> {
    const taken = new Map<string, number>()
    let after: string | undefined
    do {
      const page = await listRecords(kernel, actor, {
        ledger: caseLedgerId,
        query: { limit: 500, ...(after === undefined ? {} : { after }) },
      })
      for (const { values } of page.records) {
        // The opening is the first line of the log.
        const steps = typeof values.steps === 'number' ? values.steps - 1 : 0
        taken.set(`${values.loop}|${values.subject}`, steps)
      }
      after = page.next
    } while (after !== undefined)
    return new Progress(taken)
  }

  hasCase(loop: string, subject: string): boolean {
    return this.#taken.has(`${loop}|${subject}`)
  }

  /** Whether the next planned step of this case is still to be taken; counts the plan on. */
  isNext(loop: string, subject: string): boolean {
    const name = `${loop}|${subject}`
    const ordinal = this.#planned.get(name) ?? 0
    this.#planned.set(name, ordinal + 1)
    return ordinal >= (this.#taken.get(name) ?? 0)
  }
}
