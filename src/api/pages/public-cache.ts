import type { ResolvedPublicPage } from '../../definition/public-page/types.ts'
import type { Kernel } from '../../kernel/context.ts'
import { type PageOfTown, type PublicStamp, type PublicState, readPublicStamp, readPublicState } from '../../kernel/index.ts'
import type { KeptAnswer } from './kept-answer.ts'
import { OneAtATime } from './one-at-a-time.ts'

/** What a page of a town says at one stamp, with the answers that were made of it. */
export interface PublicReading {
  readonly state: PublicState
  /** The answer of that name, made once. */
  readonly answer: (name: string, make: () => KeptAnswer) => KeptAnswer
}

/** Up to when something is known to hold: the process's count of writes and the clock, both taken before it was asked for. */
interface Moment {
  readonly writes: number
  readonly at: number
}

interface Kept {
  known: Moment
  readonly reading: PublicReading
}

/** The pages of so many towns are kept at once; the one that was made first goes first. */
const most = 500
/** Milliseconds for which a page holds where others write too, and after which it is looked at again beside those who read it. */
const lasting = 100
const renewing = 50

/**
 * The public pages as they stand now, kept between requests. What this process wrote shows at once, and so does everything where nobody else writes: the stamp
 * of a page is looked at again whenever anything may have been written, once for all who ask meanwhile, and what is kept goes when it has changed. What another
 * process wrote shows within a tenth of a second. One page is read by one at a time.
 */
export class PublicCache {
  readonly #kept = new Map<string, Kept>()
  readonly #stamps = new Map<string, OneAtATime<PublicStamp | undefined>>()
  readonly #reads = new Map<string, OneAtATime<PublicState | undefined>>()

  constructor(private readonly kernel: Kernel) {}

  /** Undefined where there is no such town. */
  async read(town: string, page: ResolvedPublicPage): Promise<PublicReading | undefined> {
    const place = { town, page, name: `${town}/${page.id}` }
    const moment = this.#now()
    const kept = this.#kept.get(place.name)
    if (kept !== undefined) {
      const age = this.#age(kept, moment)
      if (age <= lasting) {
        // Who reads does not wait for it; what goes wrong meets whoever comes when the page no longer holds.
        if (age > renewing) void this.#confirm(place, kept).catch(() => undefined)
        return kept.reading
      }
      if (await this.#confirm(place, kept)) return kept.reading
    }
    const state = await ask(this.#reads, place.name, () => readPublicState(this.kernel, { town, page }))
    if (state === undefined) {
      this.#kept.delete(place.name)
      return undefined
    }
    return this.#keep(place.name, { state, known: moment })
  }

  #now(): Moment {
    return { writes: this.kernel.engine.writes(), at: performance.now() }
  }

  /** Milliseconds since others may have changed it; without end once this process may have. */
  #age({ known }: Kept, { writes, at }: Moment): number {
    if (known.writes !== writes) return Number.POSITIVE_INFINITY
    return this.kernel.engine.alone ? 0 : at - known.at
  }

  /** Whether the page stands as it is kept. */
  async #confirm({ name, ...place }: PageOfTown & { readonly name: string }, kept: Kept): Promise<boolean> {
    const moment = this.#now()
    const stamp = await ask(this.#stamps, name, () => readPublicStamp(this.kernel, place))
    const holds = stamp?.key === kept.reading.state.stamp.key
    if (holds && isLater(moment, kept.known)) kept.known = moment
    // Whoever asks next reads it anew.
    if (!holds) kept.known = { writes: -1, at: 0 }
    return holds
  }

  #keep(name: string, { state, known }: { readonly state: PublicState; readonly known: Moment }): PublicReading {
    const before = this.#kept.get(name)
    // Who asked beside us has kept the same state: its answers are made already.
    if (before !== undefined && before.reading.state === state) return before.reading
    const answers = new Map<string, KeptAnswer>()
    const reading: PublicReading = {
      state,
      answer: (answerName, make) => {
        const found = answers.get(answerName) ?? make()
        answers.set(answerName, found)
        return found
      },
    }
    // Who asked earlier and hears later keeps nothing over what was read since.
    if (before !== undefined && isLater(before.known, known)) return reading
    this.#kept.delete(name)
    this.#kept.set(name, { known, reading })
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > most && oldest !== undefined) this.#kept.delete(oldest)
    return reading
  }
}

function isLater(one: Moment, other: Moment): boolean {
  return one.writes > other.writes || (one.writes === other.writes && one.at > other.at)
}

/** Shares a run by name; what nobody waits for is not kept. */
async function ask<Result>(all: Map<string, OneAtATime<Result>>, name: string, run: () => Promise<Result>): Promise<Result> {
  const one = all.get(name) ?? new OneAtATime(run)
  all.set(name, one)
  try {
    return await one.ask()
  } finally {
    if (one.idle) all.delete(name)
  }
}
