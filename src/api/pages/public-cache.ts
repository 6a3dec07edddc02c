import type { ResolvedPublicPage } from '../../definition/public-page/types.ts'
import type { Kernel } from '../../kernel/context.ts'
import { type PublicStamp, type PublicState, readPublicStamp, readPublicState } from '../../kernel/index.ts'
import type { KeptAnswer } from './kept-answer.ts'
import { OneAtATime } from './one-at-a-time.ts'

/** What a page of a town says at one stamp, with the answers that were made of it. */
export interface PublicReading {
  readonly state: PublicState
  /** The answer of that name, made once. */
  readonly answer: (name: string, make: () => KeptAnswer) => KeptAnswer
}

interface Kept {
  /** The engine's count of writes up to which it is known to hold; absent where others write too. */
  writes: number | undefined
  readonly reading: PublicReading
}

/** The pages of so many towns are kept at once; the one that was made first goes first. */
const most = 500

/**
 * The public pages as they stand now, kept between requests. Nobody is told what was true before they asked: the stamp of a page is looked at again whenever
 * anything may have been written, once for all who ask meanwhile, and what is kept goes when it has changed. One page is read by one at a time.
 */
export class PublicCache {
  readonly #kept = new Map<string, Kept>()
  readonly #stamps = new Map<string, OneAtATime<PublicStamp | undefined>>()
  readonly #reads = new Map<string, OneAtATime<PublicState | undefined>>()

  constructor(private readonly kernel: Kernel) {}

  /** Undefined where there is no such town. */
  async read(town: string, page: ResolvedPublicPage): Promise<PublicReading | undefined> {
    const name = `${town}/${page.id}`
    const writes = this.kernel.engine.writes?.()
    const kept = this.#kept.get(name)
    if (kept !== undefined && writes !== undefined && kept.writes === writes) return kept.reading
    const wanted = { town, page }
    if (kept !== undefined) {
      const stamp = await ask(this.#stamps, name, () => readPublicStamp(this.kernel, wanted))
      if (stamp?.key === kept.reading.state.stamp.key) {
        if (kept.writes === undefined || (writes !== undefined && writes > kept.writes)) kept.writes = writes
        return kept.reading
      }
    }
    const state = await ask(this.#reads, name, () => readPublicState(this.kernel, wanted))
    if (state === undefined) {
      this.#kept.delete(name)
      return undefined
    }
    return this.#keep(name, { state, writes })
  }

  #keep(name: string, { state, writes }: { readonly state: PublicState; readonly writes: number | undefined }): PublicReading {
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
    if (before?.writes !== undefined && writes !== undefined && before.writes > writes) return reading
    this.#kept.delete(name)
    this.#kept.set(name, { writes, reading })
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > most && oldest !== undefined) this.#kept.delete(oldest)
    return reading
  }
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
