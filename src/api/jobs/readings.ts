import type { Actor } from '../../kernel/access/types.ts'
import type { Kernel } from '../../kernel/context.ts'
import { noteSeen, readsInFull, readsTitlesInFull, requireLedger, type Seen } from '../../kernel/index.ts'

/** How long pages of one list are counted together before their entry is written. */
const gathered = 60_000
/** So many at once are written without waiting. */
const mostGathered = 1_000

export type Looked = Omit<Seen, 'times'>

/** What is shown of several ledgers at once. */
export interface Shown {
  /** Of each record its ledger. */
  readonly ledgers: readonly string[]
  /** Where it was shown. */
  readonly by: 'search-all' | 'cases' | 'work' | 'news' | 'options' | 'trace' | 'pending' | 'evidence' | 'audit' | 'coverage'
  /** Nothing but titles is shown. */
  readonly titles: boolean
}

interface Waiting {
  readonly actor: Actor
  readonly seen: Map<string, Seen>
}

/**
 * What is read in full, lists and histories, on its way into the chain: gathered for a minute, one entry for each list by the same choice, and written behind
 * the answers, so that no reader stands in the line of writers. What is gathered is written when the server ends; who kills it loses a minute of it.
 */
export class Readings {
  readonly #kernel: Kernel
  readonly #failed: (error: unknown) => void
  #waiting = new Map<string, Waiting>()
  #timer: NodeJS.Timeout | undefined
  #writing: Promise<void> = Promise.resolve()

  constructor(kernel: Kernel, failed: (error: unknown) => void) {
    this.#kernel = kernel
    this.#failed = failed
  }

  /** Notes what the actor is given; nothing where they see of the ledger what everybody does. */
  note(kernel: Pick<Kernel, 'catalogue'>, actor: Actor, { ledger: named, ...looked }: Looked): void {
    const ledger = requireLedger(kernel.catalogue, named)
    if (readsInFull(kernel.catalogue, actor, ledger)) this.#gather(actor, { ...looked, ledger: ledger.id, times: 1 })
  }

  /**
   * The same of what is shown of several ledgers at once, one id of a ledger for each record: what a search found, or, by their titles alone, the subjects of
   * cases and news. What no ledger of the town's domains is called is nobody's record.
   */
  noteShown({ catalogue }: Pick<Kernel, 'catalogue'>, actor: Actor, { ledgers, by, titles }: Shown): void {
    const counted = new Map<string, number>()
    for (const id of ledgers) counted.set(id, (counted.get(id) ?? 0) + 1)
    for (const [id, records] of counted) {
      const ledger = catalogue.findLedger(id)
      if (ledger === undefined || !(titles ? readsTitlesInFull(catalogue, actor, ledger) : readsInFull(catalogue, actor, ledger))) continue
      this.#gather(actor, { action: 'list', ledger: ledger.id, record: null, by, records, times: 1 })
    }
  }

  /** Writes what is gathered, after whatever is being written. What the database does not take now stays for the next time. */
  flush(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const taken = this.#waiting
    this.#waiting = new Map()
    this.#writing = this.#writing.then(() => this.#write([...taken.values()]))
    return this.#writing
  }

  async #write(taken: readonly Waiting[]): Promise<void> {
    for (const { actor, seen } of taken) {
      try {
        await noteSeen(this.#kernel, actor, [...seen.values()])
      } catch (error) {
        for (const one of seen.values()) this.#add(actor, one)
        this.#failed(error)
      }
    }
  }

  #gather(actor: Actor, seen: Seen): void {
    this.#add(actor, seen)
    this.#timer ??= setTimeout(() => void this.flush(), gathered).unref()
    if (this.#waiting.size >= mostGathered) void this.flush()
  }

  #add(actor: Actor, one: Seen): void {
    const whose = JSON.stringify([actor.town, actor.id])
    const known = this.#waiting.get(whose) ?? { actor, seen: new Map<string, Seen>() }
    const key = JSON.stringify([one.action, one.ledger, one.record, one.by])
    const before = known.seen.get(key)
    known.seen.set(key, { ...one, records: one.records + (before?.records ?? 0), times: one.times + (before?.times ?? 0) })
    this.#waiting.set(whose, known)
  }
}
